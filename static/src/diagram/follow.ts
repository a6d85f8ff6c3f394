/** Where the picture is larger than its frame, the frame goes to where something happens. */

import { parseRef } from '../refs';
import { unitOf } from './focus';
import { grow, unite, type Box } from './geometry';
import type { Layout } from './layout';
import type { Shape } from './shape';

/** The room a quantity and its neighbours take in the picture; null for one that is not drawn. */
export function whereabouts(layout: Layout, shape: Shape, text: string): Box | null {
  const ref = parseRef(text);
  if (!ref) return null;
  // What flows into the loss is to be seen as well.
  if (ref.kind === 'L' || ref.kind === 'l') {
    const { loss, targets, size } = layout;
    return grow(unite([loss.box, ...targets.map(({ box }) => box)]), size.font * 2);
  }
  const place = unitOf(shape, ref);
  const edges = layout.edges.filter(
    ({ layer, to, from }) => layer === ref.layer && to === ref.to && from === ref.from,
  );
  const units = layout.units.filter(({ layer, unit }) =>
    place ? layer === place.layer && unit === place.unit : layer === ref.layer && !ref.to,
  );
  const inputs = layout.inputs.filter(({ unit }) => place?.layer === 0 && unit === place.unit);
  const boxes = [
    ...edges.map(({ label }) => label.box),
    ...units.flatMap(({ forward, backward }) => [forward, backward]),
    ...inputs.map(({ value }) => value),
  ];
  return boxes.length > 0 ? grow(unite(boxes), layout.size.font * 4) : null;
}

/** The least scrolling that brings `box` into a window of `view` at `at`. */
export function scrolled(at: number, view: number, start: number, run: number): number {
  if (run >= view) return start + (run - view) / 2;
  return Math.min(Math.max(at, start + run - view), start);
}

export function follow(frame: Element, layout: Layout, shape: Shape, target: string, zoom = 1): void {
  if (frame.scrollWidth <= frame.clientWidth && frame.scrollHeight <= frame.clientHeight) return;
  const box = whereabouts(layout, shape, target);
  if (!box) return;
  const left = scrolled(frame.scrollLeft, frame.clientWidth, zoom * box.x, zoom * box.w);
  const top = scrolled(frame.scrollTop, frame.clientHeight, zoom * box.y, zoom * box.h);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (Math.abs(left - frame.scrollLeft) < 1 && Math.abs(top - frame.scrollTop) < 1) return;
  frame.scrollTo({ left, top, behavior: still ? 'instant' : 'smooth' });
}
