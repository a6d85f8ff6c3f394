/**
 * From a network's shape and the room there is to the place of everything that can be drawn.
 *
 * Nothing here depends on a number of the experiment: the picture's geometry is computed when the
 * architecture or the frame changes, and stands still while values come and go. Pure.
 */

import { edgesOf, type EdgeLine } from './edges';
import type { Numbers } from '../state/dense';
import { fingers } from './fingers';
import { fit, type Fit, type Room } from './fit';
import { crossing, filled, headRoom, type Gap } from './gaps';
import type { Box, Line, Point } from './geometry';
import { rowLines, shown } from './rows';
import { depth, isBound, outputs, width, upTo, type Shape } from './shape';
import type { Detail, Flow, Sizes } from './sizes';
import { inputBox, lossBox, targetBox, unitBox } from './nodes';
import {
  axes, ends, porchOf, spans,
  type Axes, type Caption, type InputBox, type LossBox, type TargetBox, type UnitBox,
} from './stations';

/** A curve between an output or a label and the loss: cubic, its four points. */
export type Curve = readonly [Point, Point, Point, Point];

export interface Head extends Caption {
  readonly layer: number;
}

/** Stands for the units left out of a large layer. */
export interface More {
  readonly layer: number;
  readonly at: Point;
  readonly count: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly size: Sizes;
  readonly detail: Detail;
  readonly flow: Flow;
  readonly inputs: readonly InputBox[];
  readonly units: readonly UnitBox[];
  readonly edges: readonly EdgeLine[];
  readonly loss: LossBox;
  readonly targets: readonly TargetBox[];
  /** By output: from it to the loss, and from its label to the loss. */
  readonly outs: ReadonlyMap<number, Curve>;
  readonly labels: ReadonlyMap<number, Curve>;
  /** Where a softmax binds the outputs together: from each unit's gate to the next one's. */
  readonly bonds: readonly Line[];
  readonly heads: readonly Head[];
  readonly more: readonly More[];
  /** By a mark's own box, the ground on which a finger meets it. */
  readonly fingers: ReadonlyMap<Box, Box>;
}

/** Gaps wider than this many em do not help the eye. */
const AMPLE = { right: 15, down: 8.5 } as const;

/** The gaps, stretched to the room as far as their labels let them, and what is left over before the first node. */
function stretch(shape: Shape, plan: Fit, room: Room): { gaps: Gap[]; loss: readonly number[]; lead: number } {
  const down = plan.flow === 'down';
  const free = Math.max(0, (down ? room.h : room.w) - plan.length);
  const ample = AMPLE[plan.flow] * plan.size.font;
  const wishes = plan.gaps.map((gap) => Math.max(0, ample - gap));
  const [toLoss, toLabels] = plan.lossGaps;
  const lossWish = plan.size.font * 2.4;
  const wished = wishes.reduce((sum, wish) => sum + wish, 0) + 1.5 * lossWish;
  const share = Math.min(1, free / wished);
  const gaps = plan.gaps.map((least, at) =>
    filled(crossing(shape, at + 1, plan.rows), plan.size, plan.flow, least, least + share * (wishes[at] ?? 0)),
  );
  const grown = gaps.reduce((sum, { length }, at) => sum + length - (plan.gaps[at] ?? 0), 0);
  return {
    gaps,
    loss: [toLoss + share * lossWish, toLabels + (share * lossWish) / 2],
    lead: (free - grown - 1.5 * share * lossWish) / 2,
  };
}

/**
 * `numbers`: whether the picture gives every edge room for its numbers; `longest`: the longest name
 * beside a unit, in em.
 */
export function layout(shape: Shape, room: Room, numbers: Numbers = 'every', longest?: number): Layout {
  const plan = fit(shape, room, numbers, longest);
  const { size, flow, rows } = plan;
  const axis = axes(flow);
  const { gaps, loss, lead } = stretch(shape, plan, room);
  const span = spans(size, flow);
  const end = ends(size, flow, shape.samples > 1);
  const start = size.margin + (flow === 'down' ? size.head : 0) + lead;
  const lines = (layer: number): number[] => rowLines(shown(width(shape, layer)).length, rows);

  const stations: number[] = [start];
  let at = start + end.x;
  gaps.forEach(({ length }, before) => {
    stations.push(at + length);
    at += length + porchOf(shape, before + 1, size) + 2 * span.main;
  });
  const lossAt = at + (loss[0] ?? 0);
  const targetAt = lossAt + end.L + (loss[1] ?? 0);
  const heads = flow === 'right' ? [lossAt + end.L / 2, targetAt + end.t / 2] : [lossAt, targetAt];
  const outs = lines(depth(shape));
  const middle = ((outs[0] ?? 0) + (outs.at(-1) ?? 0)) / 2;

  const each = <T,>(layer: number, make: (unit: number, cross: number) => T): T[] =>
    shown(width(shape, layer)).flatMap((unit, row) =>
      unit === null ? [] : [make(unit, lines(layer)[row] ?? 0)],
    );
  const layers = upTo(depth(shape));
  const inputs = each(0, (unit, cross) => inputBox(unit, start, cross, size, axis));
  const units = layers.flatMap((layer) =>
    each(layer, (unit, cross) => {
      const bias = !shape.layers[layer - 1]?.biased ? 'none' : isBound(shape, layer) ? 'bound' : 'free';
      return unitBox(layer, unit, stations[layer] ?? 0, cross, size, axis, bias);
    }),
  );
  const lossNode = lossBox(lossAt, middle, size, axis, shape.samples > 1);
  const targets = each(depth(shape), (unit, cross) => targetBox(unit, targetAt, cross, size, axis));
  const edges = gaps.flatMap((gap, at) => edgesOf(shape, at + 1, plan, gap, stations[at + 1] ?? 0, inputs, units));
  const { out, back } = { out: lossNode.in, back: lossNode.back };
  const last = units.filter(({ layer }) => layer === depth(shape));
  const down = flow === 'down';
  return {
    width: Math.ceil(down ? Math.max(room.w, plan.span) : Math.max(room.w, plan.length)),
    height: Math.ceil(down ? Math.max(plan.length, room.h) : Math.max(room.h, plan.span)),
    size,
    detail: plan.detail,
    flow,
    inputs,
    units,
    edges,
    loss: lossNode,
    targets,
    outs: new Map(last.map((unit) => [unit.unit, curve(unit.out, out, flow)])),
    labels: new Map(targets.map((target) => [target.unit, curve(target.out, back, flow)])),
    bonds: isBound(shape, depth(shape)) ? bondsOf(last) : [],
    heads: headsOf(shape, stations, heads, plan, axis, end.x),
    fingers: fingers({ edges, units, inputs, targets, loss: lossNode }),
    more: [0, ...layers].flatMap((layer) => moreOf(shape, layer, stations, lines(layer), size, axis, end.x)),
  };
}

function bondsOf(units: readonly UnitBox[]): Line[] {
  return units.slice(1).flatMap((unit, at) => {
    const before = units[at];
    return before ? [{ from: before.gates.backward.to, to: unit.gates.forward.from }] : [];
  });
}

/** An S from one point to another that leaves and arrives along the flow. */
function curve(from: Point, to: Point, flow: Flow): Curve {
  return flow === 'right'
    ? [from, { x: (from.x + to.x) / 2, y: from.y }, { x: (from.x + to.x) / 2, y: to.y }, to]
    : [from, { x: from.x, y: (from.y + to.y) / 2 }, { x: to.x, y: (from.y + to.y) / 2 }, to];
}

function headsOf(
  shape: Shape,
  stations: readonly number[],
  [lossAt = 0, targetAt = 0]: readonly number[],
  { size, flow }: Fit,
  axis: Axes,
  inputLength: number,
): Head[] {
  const half = flow === 'right' ? spans(size, flow).main : 0;
  const input = flow === 'right' ? inputLength / 2 : 0;
  const mains = [
    ...stations.map((main, layer) => ({ layer, at: main + (layer === 0 ? input : half) })),
    { layer: stations.length, at: lossAt },
    ...(outputs(shape) > 0 ? [{ layer: stations.length + 1, at: targetAt }] : []),
  ];
  return mains.map(({ layer, at }) => {
    if (flow === 'right') return { layer, ...axis.point(at, size.head * (size.headLines === 1 ? 0.64 : 0.45)), anchor: 'middle' };
    return { layer, ...axis.point(Math.max(at - headRoom(size) * 0.66, size.symbol), 8), anchor: 'start' };
  });
}

function moreOf(
  shape: Shape,
  layer: number,
  stations: readonly number[],
  lines: readonly number[],
  size: Sizes,
  { point, flow }: Axes,
  inputLength: number,
): More[] {
  const units = width(shape, layer);
  const seen = shown(units);
  const half = layer === 0 ? inputLength / 2 : porchOf(shape, layer, size) + spans(size, flow).main;
  return seen.flatMap((unit, row) =>
    unit === null
      ? [{ layer, at: point((stations[layer] ?? 0) + half, lines[row] ?? 0), count: units - seen.length + 1 }]
      : [],
  );
}
