/** Unseen ground that makes a small mark large enough for a finger; a mouse does not meet it. */

import type { Box } from './geometry';

/** The least side of what a finger has to hit, in CSS pixels. */
const FINGER = 44;

export function Finger({ box }: { readonly box: Box }) {
  const w = Math.max(FINGER, box.w);
  const h = Math.max(FINGER, box.h);
  return <rect class="finger" x={box.x - (w - box.w) / 2} y={box.y - (h - box.h) / 2} width={w} height={h} />;
}
