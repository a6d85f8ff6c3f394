/** How far a page goes to show an answer together with what was asked. Pure. */

type Span = Pick<DOMRect, 'top' | 'bottom'>;

const MARGIN = 8;
/** The question and its formula. */
const LEAST = 150;
/** So much less of that does, where what was asked would be cut off otherwise. */
const SPARE = 24;

/**
 * Up as far as the answer needs, but not so far that its head or what was asked is lost; where both
 * have no room above `edge`, enough of the answer to read on from.
 */
export function toAnswer(answer: Span, asked: readonly Span[], edge: number): number {
  const head = answer.top - MARGIN;
  const whole = Math.min(answer.bottom - edge, head);
  const seen = asked.filter(({ top, bottom }) => top >= 0 && bottom <= edge);
  const room = Math.min(whole, ...seen.map(({ top }) => top - MARGIN));
  const least = Math.min(whole, answer.top + LEAST - edge);
  return head < 0 ? head : Math.max(0, room < least - SPARE ? least : room);
}
