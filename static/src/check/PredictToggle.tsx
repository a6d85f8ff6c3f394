/** Turns "predict, then reveal" on and off. */

import { t } from '../state/store';
import { predicting, start, stop } from './predict';

export function PredictToggle() {
  return (
    <button
      type="button"
      class="bordered-button predict-toggle"
      aria-pressed={predicting.value}
      title={t('predict.note')}
      onClick={() => (predicting.value ? stop() : start())}
    >
      {t('predict.name')}
    </button>
  );
}
