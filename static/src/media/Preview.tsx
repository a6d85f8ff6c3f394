/** The picture as it will be. */

import { useEffect } from 'preact/hooks';

import { t } from '../state/store';
import { ground } from './choices';
import { isClear } from './order';
import { keepShown, shown } from './wishes';

export function Preview() {
  useEffect(keepShown, []);
  const picture = shown.value;
  return (
    <div class={`media-preview${isClear(ground.value) ? ` ${ground.value}` : ''}`}>
      {picture && <img src={picture.address} alt={t('media.preview')} />}
    </div>
  );
}
