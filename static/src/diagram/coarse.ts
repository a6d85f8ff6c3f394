/** Where more changes at once than an eye can follow, each part of it is drawn anew at every few frames only. Pure. */

/** More parts than these are a crowd. */
const MANY = 60;

/** In so many strides a line of a crowd gets its next look, or a number its next value. */
export const LONG = 16;
/** In so many a number, or a light on it, comes or goes: it takes a fifth of the time. */
export const SHORT = 5;

/** In strides that begin `offset` of one later; never ahead of what it follows, and at the end with it. */
function strided(amount: number, strides: number, offset: number): number {
  if (amount >= 1) return 1;
  return Math.max(0, Math.floor(amount * strides + offset) - offset) / strides;
}

/**
 * `take`: a part with its amounts, 0 to 1, as `stride` has them. One half of a crowd strides while the other rests, so
 * that no frame has to draw all of it.
 */
export function coarse<Key, Part>(
  parts: ReadonlyMap<Key, Part>,
  strides: number,
  take: (part: Part, stride: (amount: number) => number) => Part,
): ReadonlyMap<Key, Part> {
  if (parts.size <= MANY) return parts;
  const stride = [0, 0.5].map((offset) => (amount: number): number => strided(amount, strides, offset)) as [Stride, Stride];
  return new Map([...parts].map(([key, part], at) => [key, take(part, stride[at % 2 === 0 ? 0 : 1])]));
}

type Stride = (amount: number) => number;
