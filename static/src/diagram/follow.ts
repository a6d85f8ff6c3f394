/** Where the picture is larger than its frame, the frame goes to where something happens. */

import { isMatrix, parseRef, type Ref } from '../refs';
import { stillness } from '../state/stillness';
import { unitOf } from './focus';
import type { Room } from './fit';
import { grow, unite, type Box } from './geometry';
import type { Layout } from './layout';
import { depth, type Shape } from './shape';

/** How far the shade reaches in that says there is more (css/scroll.css): under it nothing is read. */
const SHADE = 16;
/** How much of what is around a quantity comes into sight with it, in em. */
const AROUND = 4;

/** The column a matrix belongs to where its name has no layer: 0 are the inputs. */
function columnOf(shape: Shape, { kind, layer }: Ref): number {
  if (kind === 'Y' || kind === 'dY' || kind === 'T') return depth(shape);
  return layer;
}

/** The room a quantity and its neighbours take in the picture; null for one that is not drawn. */
export function whereabouts(layout: Layout, shape: Shape, text: string): Box | null {
  const ref = parseRef(text);
  if (!ref) return null;
  // What flows into the loss is to be seen as well.
  if (ref.kind === 'L' || ref.kind === 'l') {
    const { loss, targets, size } = layout;
    return grow(unite([loss.box, ...targets.map(({ box }) => box)]), size.font * 2 + SHADE);
  }
  const place = unitOf(shape, ref);
  const edges = layout.edges.filter(
    ({ layer, to, from }) => layer === ref.layer && to === ref.to && from === ref.from,
  );
  const column = columnOf(shape, ref);
  const met = (layer: number, unit: number): boolean =>
    place ? layer === place.layer && unit === place.unit : layer === column && isMatrix(ref);
  const units = layout.units.filter(({ layer, unit }) => met(layer, unit));
  const inputs = layout.inputs.filter(({ unit }) => met(0, unit));
  const targets = layout.targets.filter(({ unit }) => ref.kind === 'T' || (ref.kind === 't' && unit === ref.unit));
  const boxes = [
    ...edges.map(({ label }) => label.box),
    ...units.flatMap(({ forward, backward }) => [forward, backward]),
    ...inputs.map(({ value }) => value),
    ...targets.map(({ box }) => box),
  ];
  return boxes.length > 0 ? grow(unite(boxes), layout.size.font * AROUND) : null;
}

/** The least scrolling that brings `box` into a window of `view` at `at`. */
export function scrolled(at: number, view: number, start: number, run: number): number {
  if (run >= view) return start + (run - view) / 2;
  return Math.min(Math.max(at, start + run - view), start);
}

/** As `scrolled`, but where all but `rim` on both sides is seen already, nothing moves: an eye follows no small shift. */
export function steadied(at: number, view: number, start: number, run: number, rim: number): number {
  const seen = start + rim >= at && start + run - rim <= at + view;
  return seen ? at : scrolled(at, view, start, run);
}

/** The room of all `targets` if a window of `view` holds them at once, else that of the first. */
export function together(layout: Layout, shape: Shape, targets: readonly string[], view: Room): Box | null {
  const boxes = targets.map((target) => whereabouts(layout, shape, target)).filter((box) => box !== null);
  const whole = boxes.length > 0 ? unite(boxes) : null;
  return whole && whole.w <= view.w && whole.h <= view.h ? whole : (boxes[0] ?? null);
}

interface Wish {
  /** What is to be seen, the first before all. */
  readonly targets: readonly string[];
  readonly zoom: number;
  /** How much of the frame's upper edge the heads cover. */
  readonly covered: number;
  /** Without running there. */
  readonly atOnce?: boolean;
}

export function follow(frame: Element, layout: Layout, shape: Shape, { targets, zoom, covered, atOnce = false }: Wish): void {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = frame;
  if (scrollWidth <= clientWidth && scrollHeight <= clientHeight) return;
  const box = together(layout, shape, targets, { w: clientWidth / zoom, h: (clientHeight - covered) / zoom });
  if (!box) return;
  const rim = Math.max(0, layout.size.font * AROUND - SHADE) * zoom;
  const left = steadied(frame.scrollLeft, clientWidth, zoom * box.x, zoom * box.w, rim);
  const top = scrolled(frame.scrollTop + covered, clientHeight - covered, zoom * box.y, zoom * box.h) - covered;
  const still = atOnce || stillness();
  if (Math.abs(left - frame.scrollLeft) < 1 && Math.abs(top - frame.scrollTop) < 1) return;
  frame.scrollTo({ left, top, behavior: still ? 'instant' : 'smooth' });
}
