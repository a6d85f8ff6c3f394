/** What belongs to the whole experiment: the loss and the learning rate. */

import { setLoss } from '../state/session';
import { document as experimentDocument, experiment, openEditor, t, valueOf } from '../state/store';
import { grip, nudge } from '../editor/scrub';
import { formatNumber } from '../format';
import { handBack } from '../ui/focus';

const ANY_OUTPUT = ['mse', 'half_sse', 'sse'];
/** Losses that are defined for one output activation alone. */
const PARTNER: Record<string, string> = { softmax: 'cross_entropy', sigmoid: 'binary_cross_entropy' };

/** The losses that the output activation allows, the present one among them in any case. */
export function possibleLosses(): string[] {
  const { layers, loss } = experimentDocument.value;
  const partner = PARTNER[layers.at(-1)?.activation ?? ''];
  return [...new Set([...ANY_OUTPUT, ...(partner ? [partner] : []), loss])];
}

export function LossChoice() {
  return (
    <label class="setting">
      <span class="setting-name">{t('settings.loss')}</span>
      <select
        class="plain-select"
        value={experimentDocument.value.loss}
        onChange={({ currentTarget }) => {
          setLoss(currentTarget.value);
          handBack(currentTarget);
        }}
      >
        {possibleLosses().map((loss) => (
          <option key={loss} value={loss}>
            {t(`loss.${loss}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function RateField() {
  const rate = experiment.value.learning_rate;
  const shown = rate === undefined ? '' : formatNumber(rate);
  return (
    <button
      type="button"
      class="setting quiet-button"
      data-ref="eta"
      data-scrub=""
      data-value={valueOf('eta')}
      title={t('settings.rate')}
      onPointerDown={(event) => grip('eta', event.currentTarget, event)}
      onKeyDown={(event) => {
        if (nudge('eta', event.currentTarget, event)) event.preventDefault();
      }}
      onClick={(event) => openEditor('eta', event.currentTarget)}
    >
      <span class="visually-hidden">{t('settings.rate')} </span>
      <i class="math">η</i>{' '}
      <span class="number">{shown}</span>
    </button>
  );
}
