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

/** The room a quantity takes in the picture, `alone` or with its neighbours; null for one that is not drawn. */
export function whereabouts(layout: Layout, shape: Shape, text: string, alone = false): Box | null {
  const ref = parseRef(text);
  if (!ref) return null;
  // What flows into the loss is to be seen as well.
  if (ref.kind === 'L' || ref.kind === 'l') {
    const { loss, targets, size } = layout;
    if (alone) return grow(loss.box, 2 * SHADE);
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
  return boxes.length > 0 ? grow(unite(boxes), alone ? 2 * SHADE : layout.size.font * AROUND) : null;
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

export interface Held {
  readonly box: Box;
  /** How much of it on every side is only what is around. */
  readonly rim: number;
}

/** The room of all `targets` if a window of `view` holds them at once, if need be alone; else that of the first. */
export function together(layout: Layout, shape: Shape, targets: readonly string[], view: Room): Held | null {
  const boxes = (alone: boolean): Box[] =>
    targets.map((target) => whereabouts(layout, shape, target, alone)).filter((box) => box !== null);
  const near = boxes(false);
  const rim = Math.max(0, layout.size.font * AROUND - SHADE);
  if (!near[0]) return null;
  const all = [{ box: unite(near), rim }, { box: unite(boxes(true)), rim: SHADE }];
  return all.find(({ box }) => box.w <= view.w && box.h <= view.h) ?? { box: near[0], rim };
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
  const held = together(layout, shape, targets, { w: clientWidth / zoom, h: (clientHeight - covered) / zoom });
  if (!held) return;
  const { box, rim } = held;
  const left = steadied(frame.scrollLeft, clientWidth, zoom * box.x, zoom * box.w, zoom * rim);
  const top = scrolled(frame.scrollTop + covered, clientHeight - covered, zoom * box.y, zoom * box.h) - covered;
  const still = atOnce || stillness();
  if (Math.abs(left - frame.scrollLeft) < 1 && Math.abs(top - frame.scrollTop) < 1) return;
  frame.scrollTo({ left, top, behavior: still ? 'instant' : 'smooth' });
}
