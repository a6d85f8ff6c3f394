/** What belongs to the whole experiment: the loss and the learning rate. */

import { chooseLoss } from '../network/change';
import { document as experimentDocument, experiment, openEditor, t, valueOf } from '../state/store';
import { grip, nudge } from '../editor/scrub';
import { formatNumber } from '../format';
import { LOSSES } from '../structure/fitting';
import { handBack } from '../ui/focus';
import { Select } from '../ui/Select';

export function LossChoice() {
  return (
    <label class="setting loss-choice" data-instead=".network-button">
      <span class="setting-name">{t('settings.loss')}</span>
      <Select
        options={LOSSES}
        chosen={experimentDocument.value.loss}
        face={(loss) => t(`loss.${loss}`)}
        choose={(loss, select) => {
          void chooseLoss(loss).then(() => {
            // Where it could not be changed, the choice goes back with the page.
            select.value = experimentDocument.value.loss;
          });
          handBack(select);
        }}
      />
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
      aria-description={t('diagram.enter.edits')}
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
