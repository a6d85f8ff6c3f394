/** The picture as it will be. */

import { useEffect } from 'preact/hooks';

import { t } from '../state/store';
import { ground } from './choices';
import { isClear } from './order';
import { keepShown, shown, unseen } from './wishes';

export function Preview() {
  useEffect(keepShown, []);
  const picture = shown.value;
  return (
    <div class={`media-preview${isClear(ground.value) ? ` ${ground.value}` : ''}`}>
      {picture && <img src={picture.address} alt={t('media.preview')} />}
      {unseen.value !== null && <p class="media-unseen">{t(unseen.value)}</p>}
    </div>
  );
}
