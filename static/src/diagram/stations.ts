/**
 * The boxes of one node, wherever it stands: every place a number, a name or a mark can have.
 *
 * A unit is two lanes. The first is the forward pass, h then a, read in the direction of flow; the
 * second, beside it, is the backward pass, dz then ∂L/∂a, read against it. One gate stands between
 * the halves of both. `main` runs along the flow and `cross` across it, so that the same code draws
 * the network from left to right and, on a narrow screen, from top to bottom. Pure.
 */

import type { Box, Line, Point } from './geometry';
import { centre } from './geometry';
import type { Flow, Sizes } from './sizes';

export interface Caption extends Point {
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface BiasBox {
  readonly chip: Box;
  readonly line: Line;
}

export interface UnitBox {
  readonly layer: number;
  readonly unit: number;
  /** The two lanes, and the four cells in them. */
  readonly forward: Box;
  readonly backward: Box;
  readonly h: Box;
  readonly a: Box;
  readonly dz: Box;
  readonly da: Box;
  readonly captions: { h: Caption; a: Caption; dz: Caption; da: Caption };
  readonly gates: { forward: Line; backward: Line };
  readonly icon: Point;
  readonly in: Point;
  readonly out: Point;
  readonly bias: BiasBox | null;
}

export interface InputBox {
  readonly unit: number;
  readonly at: Point;
  readonly radius: number;
  readonly value: Box;
  readonly backward: Box;
  readonly captions: { x: Caption; dx: Caption };
  readonly out: Point;
}

export interface TargetBox {
  readonly unit: number;
  readonly box: Box;
  readonly caption: Caption;
  readonly out: Point;
}

export interface LossBox {
  readonly box: Box;
  readonly value: Box;
  /** The shown sample's own loss, in a batch. */
  readonly own: Box | null;
  readonly caption: Caption;
  readonly ownCaption: Caption | null;
  readonly in: Point;
  readonly back: Point;
}

export interface Axes {
  readonly flow: Flow;
  point(main: number, cross: number): Point;
  box(main: number, cross: number, mainSize: number, crossSize: number): Box;
}

export function axes(flow: Flow): Axes {
  return flow === 'right'
    ? { flow, point: (x, y) => ({ x, y }), box: (x, y, w, h) => ({ x, y, w, h }) }
    : { flow, point: (y, x) => ({ x, y }), box: (y, x, h, w) => ({ x, y, w, h }) };
}

/** Sizes along and across the flow. */
export function spans(size: Sizes, flow: Flow): { main: number; cross: number; tray: number } {
  return flow === 'right'
    ? { main: size.cellW, cross: size.cellH, tray: size.trayH }
    : { main: size.cellH, cross: size.cellW, tray: size.trayW };
}

/** The room a row of nodes takes before and after its line, across the flow. */
export function extent(size: Sizes, flow: Flow, biased: boolean): { before: number; after: number } {
  const { cross, tray } = spans(size, flow);
  const half = Math.max(cross / 2, size.radius);
  const right = flow === 'right';
  const bias = biased ? (right ? size.bias.h : size.bias.w) + size.bias.stalk : 0;
  const name = right ? size.captionAbove : size.captionSide;
  const gradient = right ? size.captionBelow : size.gradientSide;
  return { before: half + name + bias, after: half + size.trayGap + tray + gradient };
}

/** Where a name stands before a cell (above it, or to its left) and after it. */
function nameBefore(cell: Box, size: Sizes, flow: Flow): Caption {
  const mid = centre(cell);
  return flow === 'right'
    ? { x: mid.x, y: cell.y - size.captionAbove * 0.34, anchor: 'middle' }
    : { x: cell.x - size.symbol * 0.4, y: mid.y + size.symbol * 0.3, anchor: 'end' };
}

function nameAfter(cell: Box, size: Sizes, flow: Flow): Caption {
  const mid = centre(cell);
  return flow === 'right'
    ? { x: mid.x, y: cell.y + cell.h + size.symbol * 0.98, anchor: 'middle' }
    : { x: cell.x + cell.w + size.symbol * 0.3, y: mid.y + size.symbol * 0.3, anchor: 'start' };
}

export function unitBox(
  layer: number,
  unit: number,
  main: number,
  cross: number,
  size: Sizes,
  { flow, point, box }: Axes,
  biased: boolean,
): UnitBox {
  const span = spans(size, flow);
  const top = cross - span.cross / 2;
  const tray = top + span.cross + size.trayGap;
  const wall = main + span.main;
  const inset = span.tray * (flow === 'right' ? 0.16 : 0.08);
  const h = box(main, top, span.main, span.cross);
  const a = box(wall, top, span.main, span.cross);
  const dz = box(main + inset, tray, span.main - inset, span.tray);
  const da = box(wall, tray, span.main - inset, span.tray);
  const gate = (from: number, run: number): Line => ({
    from: point(wall, from),
    to: point(wall, from + run),
  });
  return {
    layer,
    unit,
    forward: box(main, top, 2 * span.main, span.cross),
    backward: box(main + inset, tray, 2 * (span.main - inset), span.tray),
    h,
    a,
    dz,
    da,
    captions: {
      h: nameBefore(h, size, flow),
      a: nameBefore(a, size, flow),
      dz: nameAfter(dz, size, flow),
      da: nameAfter(da, size, flow),
    },
    gates: { forward: gate(top, span.cross), backward: gate(tray, span.tray) },
    icon: point(wall, top - size.captionAbove * 0.48),
    in: point(main, cross),
    out: point(main + 2 * span.main, cross),
    bias: biased ? biasBox(h, size, flow) : null,
  };
}

/** The bias sits outside the lane, over h, on a short line into it. */
function biasBox(h: Box, size: Sizes, flow: Flow): BiasBox {
  const { w, h: height, stalk } = size.bias;
  if (flow === 'right') {
    const bottom = h.y - size.captionAbove - stalk;
    const x = h.x + size.cellH * 0.22;
    const chip = { x: h.x - w * 0.12, y: bottom - height, w, h: height };
    return { chip, line: { from: { x, y: bottom }, to: { x, y: h.y + size.cellH * 0.1 } } };
  }
  const right = h.x - size.captionSide - stalk;
  const y = h.y + h.h / 2;
  const chip = { x: right - w, y: y - height / 2, w, h: height };
  return { chip, line: { from: { x: right, y }, to: { x: h.x, y } } };
}

export function inputBox(
  unit: number,
  main: number,
  cross: number,
  size: Sizes,
  { flow, point, box }: Axes,
): InputBox {
  const span = spans(size, flow);
  const long = flow === 'right' ? size.trayW * 1.05 : size.radius * 2;
  const middle = main + Math.max(long / 2, size.radius);
  const at = point(middle, cross);
  const value = { x: at.x - size.radius, y: at.y - size.radius, w: 2 * size.radius, h: 2 * size.radius };
  const tray = cross + size.radius + size.trayGap;
  const thick = flow === 'right' ? span.tray : size.trayW;
  const tall = flow === 'right' ? long : size.trayH;
  const backward = box(middle - tall / 2, tray, tall, thick);
  return {
    unit,
    at,
    radius: size.radius,
    value,
    backward,
    captions: { x: nameBefore(value, size, flow), dx: nameAfter(backward, size, flow) },
    out: point(middle + size.radius, cross),
  };
}

/** How far the column of inputs, of labels and of the loss reaches along the flow. */
export function ends(size: Sizes, flow: Flow, batch: boolean): { x: number; t: number; L: number } {
  const right = flow === 'right';
    return {
    x: right ? Math.max(size.trayW * 1.05, 2 * size.radius) : 2 * size.radius,
    t: right ? size.cellW * 0.95 : size.cellH * 0.9,
    L: right ? size.cellW * 1.25 : size.cellH * (batch ? 1.85 : 1),
  };
}

export function targetBox(
  unit: number,
  main: number,
  cross: number,
  size: Sizes,
  { flow, point }: Axes,
): TargetBox {
  const w = size.cellW * 0.95;
  const h = size.cellH * 0.9;
  const long = flow === 'right' ? w : h;
  const at = point(main + long / 2, cross);
  const box = { x: at.x - w / 2, y: at.y - h / 2, w, h };
  const caption: Caption =
    flow === 'right'
      ? { ...nameBefore(box, size, flow), y: box.y - size.symbol * 0.66 }
      : { x: at.x, y: box.y + box.h + size.symbol * 1.15, anchor: 'middle' };
  return { unit, box, caption, out: point(main, cross) };
}

export function lossBox(
  main: number,
  cross: number,
  size: Sizes,
  { flow, point }: Axes,
  batch: boolean,
): LossBox {
  const w = size.cellW * 1.25;
  const row = size.cellH;
  const h = batch ? row * 1.85 : row;
  const long = flow === 'right' ? w : ends(size, flow, batch).L;
  const at = point(main + long / 2, cross);
  const box = { x: at.x - w / 2, y: at.y - h / 2, w, h };
  const value = { x: box.x, y: box.y, w, h: batch ? h / 2 : h };
  const own = batch ? { x: box.x, y: box.y + h / 2, w, h: h / 2 } : null;
  const side = flow === 'right';
  const half = side ? w / 2 : h / 2;
  return {
    box,
    value,
    own,
    caption: nameBefore(value, size, flow),
    ownCaption: own ? (side ? nameAfter(own, size, flow) : nameBefore(own, size, flow)) : null,
    in: point(main + long / 2 - half, cross),
    back: point(main + long / 2 + half, cross),
  };
}
