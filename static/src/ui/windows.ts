/**
 * Windows in which parts of the page stand in another order than on a desktop. They are put into the
 * page in the order in which they are seen, so that the keyboard and a screen reader go that way.
 */

import { signal, type ReadonlySignal } from '@preact/signals';

function matching(condition: string): ReadonlySignal<boolean> {
  const query = matchMedia(condition);
  const matches = signal(query.matches);
  query.addEventListener('change', () => {
    matches.value = query.matches;
  });
  return matches;
}

/** As narrow as a phone held upright. */
export const narrow = matching('(width < 640px)');
/** So narrow a frame in somebody's page that the timeline has a line of its own, over the buttons. */
export const stacked = matching('(width < 760px)');
/** As narrow as a column of text: the size of a step stands beside the timeline. */
export const column = matching('(width < 480px)');
/** As low as a phone on its side, or a small window without room for picture and panel. */
export const low = matching('(width >= 640px) and (height < 600px), (640px <= width < 900px) and (height < 900px)');
/** Pointed at with a finger first of all. */
export const coarse = matching('(pointer: coarse)');
