/** How it looks: the choices that pictures and films share. */

import { t } from '../state/store';
import { captioned, chosenGround, ground, mode, shape } from './choices';
import { bound, List, Tick } from './fields';
import { GROUNDS, isClear, SHAPES } from './order';

export function Look() {
  const grounds = mode.value === 'film' ? GROUNDS.filter((one) => !isClear(one)) : GROUNDS;
  return (
    <>
      <List name="shape" label={t('media.shape')} options={SHAPES} {...bound(shape)} />
      <List
        name="ground"
        label={t('media.ground')}
        options={grounds}
        value={ground.value}
        choose={(chosen) => (chosenGround.value = chosen)}
      />
      <Tick name="captioned" chosen={captioned} />
    </>
  );
}
