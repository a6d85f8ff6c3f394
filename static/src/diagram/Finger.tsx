/** Unseen ground that makes a small mark large enough for a finger; a mouse does not meet it. */

import type { Box } from './geometry';

export function Finger({ ground: { x, y, w, h } }: { readonly ground: Box }) {
  return <rect class="finger" x={x} y={y} width={w} height={h} />;
}
