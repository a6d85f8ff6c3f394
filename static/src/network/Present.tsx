/** What holds for the whole network on the page: title, loss, rate, biases, and where its weights come from. */

import { parseNumber } from '../editor/parseNumber';
import { ReductionChoice } from '../notation/Numbers';
import { changeStructure, type Outcome } from '../state/arranging';
import { setFields, setNumber } from '../state/session';
import { document as experimentDocument, experiment, t } from '../state/store';
import { setAllBiases, type Sentence } from '../structure/edits';
import { LOSSES } from '../structure/fitting';
import { chooseLoss, draw, drawAgain, MOST_SEED } from './change';
import { Field } from './Field';
import { INITS } from './kinds';
import { Pick } from './Pick';

type Told = (outcome: Outcome) => void;

/** As many characters as the server takes. */
const MOST_TITLE = 200;

function takeTitle(text: string): null {
  setFields({ title: text.trim() || undefined });
  return null;
}

function takeRate(text: string): Sentence | null {
  const parsed = parseNumber(text);
  if ('fault' in parsed) return { key: `editor.fault.${parsed.fault}`, params: { text: text.trim() } };
  if (parsed.value <= 0) return { key: 'editor.fault.not_positive' };
  setNumber('eta', parsed.value);
  return null;
}

function takeSeed(text: string, told: Told): Sentence | null {
  const written = text.normalize('NFKC').trim();
  const seed = Number(written);
  if (!/^\d+$/.test(written) || seed > MOST_SEED) return { key: 'network.fault.seed', params: { text: written } };
  void draw({ seed }).then(told);
  return null;
}

function Check({ name, note, checked, mixed = false, set }: {
  name: string; note?: string; checked: boolean; mixed?: boolean; set(on: boolean): void;
}) {
  return (
    <label class="network-check">
      <input type="checkbox" checked={checked} indeterminate={mixed} onChange={({ currentTarget }) => set(currentTarget.checked)} />
      <span>
        {name}
        {note && <span class="soft">{note}</span>}
      </span>
    </label>
  );
}

function Biases({ told }: { told: Told }) {
  const { layers, freeze_biases: frozen = false } = experiment.value;
  const biased = layers.filter(({ biases }) => Array.isArray(biases)).length;
  return (
    <>
      <Check
        name={t('network.biases')}
        checked={biased === layers.length}
        mixed={biased > 0 && biased < layers.length}
        set={(on) => void changeStructure(setAllBiases(on)).then(told)}
      />
      <Check
        name={t('network.freeze')}
        note={t('network.freeze.note')}
        checked={frozen}
        set={(on) => setFields({ freeze_biases: on || undefined })}
      />
    </>
  );
}

function Weights({ told }: { told: Told }) {
  const { init = INITS[0] ?? '', seed = 0 } = experiment.value;
  return (
    <section class="network-group" aria-labelledby="network-weights">
      <h2 id="network-weights">{t('network.weights')}</h2>
      <div class="network-row">
        <Pick
          name={t('network.init')}
          options={INITS}
          chosen={init}
          face={(name) => t(`network.init.${name}`)}
          choose={(next) => void draw({ init: next }).then(told)}
        />
        <Field name={t('network.seed')} value={String(seed)} numeric take={(text) => takeSeed(text, told)} />
        <button type="button" class="bordered-button" onClick={() => void drawAgain().then(told)}>{t('network.redraw')}</button>
      </div>
      <p class="soft">{t('network.redraw.note')}</p>
    </section>
  );
}

export function Present({ told }: { told: Told }) {
  const { loss, learning_rate: rate } = experiment.value;
  return (
    <>
      <section class="network-group" aria-label={t('network.title')}>
        <Field name={t('network.name')} value={experimentDocument.value.title ?? ''} most={MOST_TITLE} take={takeTitle} />
        <div class="network-row">
          <Pick
            name={t('notation.loss')}
            options={LOSSES}
            chosen={loss}
            face={(option) => t(`loss.${option}`)}
            choose={(next) => void chooseLoss(next)}
          />
          <ReductionChoice group="network-reduction" />
          <Field name={`${t('settings.rate')} η`} value={rate === undefined ? '' : String(rate)} numeric take={takeRate} />
        </div>
        <Biases told={told} />
      </section>
      <Weights told={told} />
    </>
  );
}
