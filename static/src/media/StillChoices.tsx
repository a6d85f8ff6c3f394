/** What a picture shows, and as what it is saved. */

import type { ComponentChildren } from 'preact';

import { stale, t } from '../state/store';
import { moment, still, zoom } from './choices';
import { bound, Do, List, Segments } from './fields';
import { saveStill } from './job';
import { MOMENTS, STILLS, zoomed, ZOOMS } from './order';
import { nameOf, shown, stillOrder } from './wishes';

/** How large the file's picture is. */
function Measures() {
  const size = shown.value && zoomed(shown.value.size, still.value === 'png' ? zoom.value : 1);
  const key = still.value === 'png' ? 'media.pixels' : 'media.vector';
  return <p class="media-note">{size ? t(key, { width: size.width, height: size.height }) : '…'}</p>;
}

export function StillChoices({ looks }: { readonly looks: ComponentChildren }) {
  return (
    <>
      <List name="moment" label={t('media.moment')} options={MOMENTS} {...bound(moment)} />
      {looks}
      <div class="media-row">
        <Segments name="still" label={t('media.format')} options={STILLS} {...bound(still)} />
        <Segments
          name="zoom"
          label={t('media.zoom')}
          options={ZOOMS}
          {...bound(zoom)}
          says={(times) => t('player.times', { times })}
          disabled={() => still.value !== 'png'}
        />
      </div>
      <Measures />
      <Do disabled={stale.value} perform={() => void saveStill(stillOrder(), nameOf())}>
        {t('media.save')}
      </Do>
    </>
  );
}
