/** Points, boxes and lines in the picture's own units (CSS pixels at zoom 1). Pure. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly w: number;
  readonly h: number;
}

export interface Line {
  readonly from: Point;
  readonly to: Point;
}

export const clamp = (v: number, low = 0, high = 1): number => Math.min(high, Math.max(low, v));
export const mix = (a: number, b: number, k: number): number => a + (b - a) * k;
export const mixPoint = (a: Point, b: Point, k: number): Point => ({
  x: mix(a.x, b.x, k),
  y: mix(a.y, b.y, k),
});
export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

export const centre = (box: Box): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });
export const around = (at: Point, w: number, h: number): Box => ({
  x: at.x - w / 2,
  y: at.y - h / 2,
  w,
  h,
});

/** A box grown on every side (shrunk where `by` is negative). */
export const grow = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  w: box.w + 2 * by,
  h: box.h + 2 * by,
});

/** Whether two boxes share any area; touching edges do not count. */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** The area that two boxes share. */
export const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

export const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h;

export function unite(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((b) => b.x));
  const y = Math.min(...boxes.map((b) => b.y));
  const right = Math.max(...boxes.map((b) => b.x + b.w));
  const bottom = Math.max(...boxes.map((b) => b.y + b.h));
  return { x, y, w: right - x, h: bottom - y };
}

/** Where a line runs inside a box, as two places along it (0 to 1); null where it misses the box. */
export function stretchIn({ x, y, w, h }: Box, { from, to }: Line): [number, number] | null {
  const [runX, runY] = [to.x - from.x, to.y - from.y];
  const low = Math.max(0, enters(from.x, runX, x, x + w), enters(from.y, runY, y, y + h));
  const high = Math.min(1, leaves(from.x, runX, x, x + w), leaves(from.y, runY, y, y + h));
  return low < high ? [low, high] : null;
}

/** When a run from `start` comes between `least` and `most`; a run of no length is there or never comes. */
function enters(start: number, run: number, least: number, most: number): number {
  if (run === 0) return start > least && start < most ? -Infinity : Infinity;
  return ((run > 0 ? least : most) - start) / run;
}

const leaves = (start: number, run: number, least: number, most: number): number =>
  run === 0 ? Infinity : ((run > 0 ? most : least) - start) / run;
