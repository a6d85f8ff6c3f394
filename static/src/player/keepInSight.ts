/** On a phone the player lies over the page's lower edge: what a step shows is not to stay under it. */

import { effect } from '@preact/signals';

import { stillness } from '../state/stillness';
import { cursor } from '../state/store';
import { low, narrow } from '../ui/windows';
import { toGo } from './sight';

/** What is to be seen, and what may lie over it: upright the sentence, on a phone's side the picture. */
function pair(): readonly [Element | null, Element | null] {
  const find = (selector: string): Element | null => document.querySelector(selector);
  if (narrow.value) return [find('.narration'), find('.player-bar')];
  return low.value ? [find('.diagram-panel'), find('.player-dock')] : [null, null];
}

/** With every step the page goes as far as it has to. */
export function keepInSight(): () => void {
  return effect(() => {
    if (cursor.value === 0) return;
    const [part, player] = pair();
    if (!part || !player) return;
    // The new sentence may be longer than the one before.
    requestAnimationFrame(() => {
      const by = toGo(part.getBoundingClientRect(), player.getBoundingClientRect().top);
      if (by >= 1) window.scrollBy({ top: by, behavior: stillness() ? 'instant' : 'smooth' });
    });
  });
}
