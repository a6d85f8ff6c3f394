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
export function stretchIn(box: Box, { from, to }: Line): [number, number] | null {
  let low = 0;
  let high = 1;
  const sides: [number, number, number, number][] = [
    [from.x, to.x - from.x, box.x, box.x + box.w],
    [from.y, to.y - from.y, box.y, box.y + box.h],
  ];
  for (const [start, run, least, most] of sides) {
    if (run === 0) {
      if (start <= least || start >= most) return null;
      continue;
    }
    const [a, b] = [(least - start) / run, (most - start) / run];
    low = Math.max(low, Math.min(a, b));
    high = Math.min(high, Math.max(a, b));
  }
  return low < high ? [low, high] : null;
}
