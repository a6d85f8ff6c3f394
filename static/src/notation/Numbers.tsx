/** What changes the numbers: the loss, and how the samples' losses make one. Edits, with undo. */

import { chooseLoss } from '../network/change';
import { setFields } from '../state/session';
import { reductionOf } from '../state/shares';
import { experiment, sampleCount, t, wantedWriting } from '../state/store';
import { LOSSES } from '../structure/fitting';
import { Choice } from './Choice';
import { otherNumbers, presetOf, type Numbers } from './presets';

const REDUCTIONS = ['mean', 'sum'] as const;

function present(): Numbers {
  return { loss: experiment.value.loss, reduction: reductionOf(experiment.value) };
}

/** The book's own loss, for whoever wants its numbers too. */
function BookNumbers() {
  const preset = presetOf(wantedWriting.value);
  const other = otherNumbers(preset, present(), sampleCount.value, LOSSES);
  if (!preset || !other) return null;
  const words = {
    book: t(`notation.book.${preset.id}`),
    loss: t(`loss.${other.loss}`),
    reduction: t(`notation.${other.reduction}`),
  };
  return (
    <button type="button" class="bordered-button" onClick={() => setFields({ ...other })}>
      {t('notation.as_book', words)}
    </button>
  );
}

/** Mean or sum; `group` tells these buttons from the same ones elsewhere on the page. */
export function ReductionChoice({ group }: { group: string }) {
  return (
    <Choice
      name={t('notation.reduction')}
      group={group}
      options={REDUCTIONS}
      chosen={present().reduction}
      face={(option) => t(`notation.${option}`)}
      choose={(next) => setFields({ reduction: next })}
    />
  );
}

export function NumbersGroup() {
  const { loss } = present();
  return (
    <section class="notation-group notation-numbers" aria-labelledby="notation-numbers">
      <h2 id="notation-numbers">{t('notation.numbers')}</h2>
      <p class="soft">{t('notation.numbers.note')}</p>
      <div class="notation-row">
        <Choice
          name={t('notation.loss')}
          group="loss"
          options={LOSSES}
          chosen={loss}
          face={(option) => t(`loss.${option}`)}
          choose={(next) => void chooseLoss(next)}
        />
        <ReductionChoice group="reduction" />
      </div>
      {sampleCount.value === 1 && <p class="soft">{t('notation.one_sample')}</p>}
      <BookNumbers />
    </section>
  );
}
