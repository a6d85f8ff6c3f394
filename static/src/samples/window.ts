/** Of a long table only the rows in sight are on the page. Pure. */

export interface Window {
  first: number;
  /** After the last. */
  end: number;
}

/** Rows beyond the edges of the window, so that scrolling and arrow keys find them there. */
const SPARE = 12;
/** Shorter tables are there as a whole. */
const WHOLE = 60;

/** The rows to be on the page of `count`, each `height` tall, scrolled by `top` in a box of `box`. */
export function windowOf(count: number, top: number, box: number, height: number): Window {
  if (count <= WHOLE || height <= 0) return { first: 0, end: Math.min(count, WHOLE) };
  const first = Math.max(0, Math.min(Math.floor(top / height), count - 1) - SPARE);
  return { first, end: Math.min(count, first + Math.ceil(box / height) + 2 * SPARE) };
}
