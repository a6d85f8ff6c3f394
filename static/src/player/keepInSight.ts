/** On a phone the player lies over the page's lower edge: what a step shows is not to stay under it. */

import { effect } from '@preact/signals';

import { below } from '../check/below';
import { asked } from '../check/predict';
import { stillness } from '../state/stillness';
import { cursor } from '../state/store';
import { low, narrow } from '../ui/windows';
import { toField, toGo } from './sight';

/** Between the field and what stands over the page's lower edge. */
const AIR = 8;

const find = (selector: string): Element | null => document.querySelector(selector);

/** What is to be seen, and what may lie over it: upright the sentence, on a phone's side the picture. */
function pair(): readonly [Element | null, Element | null] {
  if (narrow.value) return [find('.narration'), find('.player-bar')];
  return low.value ? [find('.diagram-panel'), find('.player-dock')] : [null, null];
}

/** A question's field, the picture over it and what is asked about there, also over a keyboard on the screen. */
function showQuestion(): void {
  const [picture, field, player] = [find('.diagram-panel'), find('.own-row'), find(narrow.peek() ? '.player-bar' : '.player-dock')];
  if (!picture || !field || !player) return;
  const { offsetTop = 0, height = window.innerHeight } = window.visualViewport ?? {};
  // Where the player has not come to the page's lower edge yet, it will.
  const over = window.innerHeight - player.getBoundingClientRect().height;
  const edge = Math.min(over, offsetTop + height) - AIR;
  const by = toField(picture.getBoundingClientRect(), field.getBoundingClientRect(), offsetTop, edge);
  if (Math.abs(by) >= 1) window.scrollBy({ top: by, behavior: 'instant' });
}

function showStep(): void {
  const [part, player] = pair();
  if (!part || !player) return;
  const by = toGo(part.getBoundingClientRect(), player.getBoundingClientRect().top);
  if (by >= 1) window.scrollBy({ top: by, behavior: stillness() ? 'instant' : 'smooth' });
}

/** With every step the page goes as far as it has to. */
export function keepInSight(): () => void {
  const asking = (): boolean => below.peek() && asked.peek() !== null;
  const onResize = (): void => {
    if (asking()) showQuestion();
  };
  window.visualViewport?.addEventListener('resize', onResize);
  const end = effect(() => {
    // Questions begin and end without a step as well, and a phone is turned.
    const moved = [below.value, narrow.value, low.value];
    if (cursor.value === 0 || !moved.includes(true)) return;
    // The new sentence may be longer than the one before.
    requestAnimationFrame(() => (asking() ? showQuestion() : showStep()));
  });
  return () => {
    end();
    window.visualViewport?.removeEventListener('resize', onResize);
  };
}
