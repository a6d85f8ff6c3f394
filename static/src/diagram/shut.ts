/** Where on its way a pulse is only a bead, so that it covers no number that is not its own. Pure. */

import type { EdgeLine } from './edges';
import type { Route } from './frame';
import { distance, stretchIn, type Box, type Line } from './geometry';
import type { Layout } from './layout';
import { written } from './parks';
import type { Track } from './paths';
import type { Sizes } from './sizes';

/** A stretch on which a pulse would cover a number that is not its own, or change its number. */
export interface Shut {
  readonly from: number;
  readonly to: number;
  /** How far off it is open again, in half lengths of a pulse. */
  readonly clear: number;
}

/** So far from a node a pulse covers none of its numbers. */
const NODE = 1.2;
/** At the wall of a gate and at a label that stands beside its edge, only for a moment. */
const MOMENT = 0.6;

/** Where a lane of gradients ends and its edge begins. */
const shutAtNode = (from: number, to: number): Shut => ({ from, to, clear: NODE });

/** The stretches of a way other than an edge on which its pulse is a bead; `share`: how far a point lies. */
export function shutOn({ way, to, from }: Route, share: (at: number) => number): Shut[] {
  const shut = (first: number, last: number, clear = NODE): Shut => ({ from: share(first), to: share(last), clear });
  switch (way) {
    case 'bias':
      return [shut(0, -1)];
    case 'unbias':
      return [shut(1, -1)];
    case 'mix':
    case 'unmix':
      return to === from ? [] : [shut(1, 2)];
    case 'gate':
    case 'ungate':
      return [{ from: 0.5, to: 0.5, clear: MOMENT }];
    case 'loss':
      return [shut(0, 0)];
    case 'fuse':
      return [shut(0, 0), shut(-4, -2)];
    default:
      return [];
  }
}

/** By its label: under a plate, and where it stands beside the edge to come out with another number. */
function passing({ line, label }: EdgeLine, along: (k: number) => number): Shut {
  if (label.stand !== 'plate') return { from: along(label.k), to: along(label.k), clear: MOMENT };
  const [a, b] = (stretchIn(label.box, line) ?? [label.k, label.k]).map(along) as [number, number];
  return { from: Math.min(a, b), to: Math.max(a, b), clear: 0.55 + 0.45 * lean(line) };
}

/** By the numbers of other edges it opens as soon as it is past them. */
const BESIDE = 0.55;

/**
 * Below the numbers of other edges, which lie over it: half a number would be read as another one. What comes
 * upon them closes on the way; what runs beside them has to be closed as soon as it reaches so far.
 */
function below({ line }: EdgeLine, numbers: readonly Box[], { pulse }: Sizes, along: (k: number) => number): Shut[] {
  const flat = lean(line);
  const [w, h] = [(pulse.w / 2) * (1 - flat / 2), (pulse.h / 2) * ((1 + flat) / 2)];
  return numbers.flatMap((box) => {
    const found = stretchIn({ x: box.x - w, y: box.y - h, w: box.w + 2 * w, h: box.h + 2 * h }, line);
    if (!found) return [];
    const [a, b] = found.map(along) as [number, number];
    return [{ from: Math.min(a, b), to: Math.max(a, b), clear: BESIDE }];
  });
}

/** Where it meets the others it is a bead anyway. */
const arriving = (end: number): Shut => ({ from: end, to: 1, clear: MOMENT });

/** Between two stretches it opens only where it stays open for a while, in half lengths: or it would flicker. */
const WHILE = 2.5;

/** `half`: half a pulse's length, as a share of its way. */
function calm(shut: readonly Shut[], half: number): Shut[] {
  const found: Shut[] = [];
  for (const next of [...shut].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (!last || next.from - last.to > WHILE * half) found.push(next);
    else found[found.length - 1] = { from: last.from, to: Math.max(last.to, next.to), clear: Math.max(last.clear, next.clear) };
  }
  return found;
}

/** On a steep edge a pulse is as high as it is long, on a flat one it reaches farther along. */
const lean = ({ from, to }: Line): number => Math.abs(to.x - from.x) / (distance(from, to) || 1);

interface EdgeTrack extends Track {
  readonly start: number;
  readonly end: number;
}

/** The stretches of an edge, or of the way back over it, while there are so many `lines` on the edges beside it. */
export function shutOnEdge(edge: EdgeLine, layout: Layout, { start, end, miles, length }: EdgeTrack, back: boolean, lines: number): Shut[] {
  const { edges, size } = layout;
  const along = (k: number): number => start + (end - start) * (back ? 1 - k : k);
  const beside = edges.filter(({ layer, id }) => layer === edge.layer && id !== edge.id);
  const leave = back ? [shutAtNode((miles.at(1) ?? 0) / length, start)] : [];
  const others = below(edge, written(beside, layout, lines), size, along);
  return [...leave, ...calm([passing(edge, along), ...others, arriving(end)], size.pulse.w / 2 / length)];
}
