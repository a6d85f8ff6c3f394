/** An explanation that was asked for comes into sight. */

import { stillness } from '../state/stillness';
import { narrow } from '../ui/windows';
import { toAnswer } from './answer';

/** Enough of the explanation to see that it is there. */
const PEEP_PX = 72;

/** Where the number that was asked about is drawn: on the plate of its edge's numbers, if there is one. */
function drawn(ref: string): DOMRect[] {
  const own = `:is([data-stop="${ref}"], [data-ref="${ref}"])`;
  const boxes = (marks: string): DOMRect[] =>
    [...document.querySelectorAll(`.diagram-panel ${marks}`)]
      .map((mark) => mark.getBoundingClientRect())
      .filter(({ height }) => height > 0);
  const plates = boxes(`.magnifier:has(${own}) .plate`);
  return plates.length > 0 ? plates : boxes(own);
}

/** Where the column does not scroll the page does, and the player lies over its lower edge. */
function scrollPage(answer: Element, ref: string): void {
  const player = document.querySelector(narrow.peek() ? '.player-bar' : '.player-dock');
  const edge = player?.getBoundingClientRect().top ?? window.innerHeight;
  // Its formula has its height a frame later.
  requestAnimationFrame(() => {
    const by = toAnswer(answer.getBoundingClientRect(), drawn(ref), edge);
    if (Math.abs(by) >= 1) window.scrollBy({ top: by, behavior: stillness() ? 'instant' : 'smooth' });
  });
}

/** `title`: that of the explanation; `ref`: the number that was asked about. */
export function reveal(title: HTMLElement, ref: string): void {
  const [column, answer] = [title.closest('.formula-panel'), title.closest('.why')];
  if (!column || !answer) return;
  if (getComputedStyle(column).overflowY === 'visible') {
    scrollPage(answer, ref);
    return;
  }
  const down = title.getBoundingClientRect().top - column.getBoundingClientRect().top;
  if (down < 0 || down > column.clientHeight - PEEP_PX) column.scrollTop += down - 16;
}
