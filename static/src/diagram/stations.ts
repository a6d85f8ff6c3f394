/**
 * The boxes of one node, wherever it stands: every place a number, a name or a mark can have.
 *
 * A unit is two lanes. The first is the forward pass, h then a, read in the direction of flow; the
 * second, beside it, is the backward pass, dz then ∂L/∂a, read against it. One gate stands between
 * the halves of both. `main` runs along the flow and `cross` across it, so that the same code draws
 * the network from left to right and, on a narrow screen, from top to bottom. Pure.
 */

import type { Box, Line, Point } from './geometry';
import type { Shape } from './shape';
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
  /** The middle of each number: that of its cell, or beside a name in there. */
  readonly seats: { h: Point; a: Point; dz: Point; da: Point };
  readonly captions: { h: Caption; a: Caption; dz: Caption; da: Caption };
  readonly gates: { forward: Line; backward: Line };
  readonly icon: Point;
  readonly in: Point;
  readonly out: Point;
  readonly bias: BiasBox | null;
  /** From where the edges meet into the sum, if a bias stands beside that. */
  readonly stem: Line | null;
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
  /** Where the loss after the update stands. */
  readonly after: Caption;
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

/** How far before its unit a bias's chip begins; beads that go along a bond, from gate to gate, pass clear of it. */
export function chipLead({ bias, cellW, bead }: Sizes, bound: boolean): number {
  const usual = bias.w * 0.12;
  return bound ? Math.max(usual, bias.w - cellW + bead / 2 + 2) : usual;
}
/** What a layer takes along the flow before its units. */
export const porchOf = (shape: Shape, layer: number, { porch }: Sizes): number =>
  shape.layers[layer - 1]?.biased ? porch : 0;

/** The room a row of nodes takes before and after its line, across the flow; inputs are `round`. */
export function extent(size: Sizes, flow: Flow, biased: boolean, round: boolean): { before: number; after: number } {
  const { cross, tray } = spans(size, flow);
  const half = round ? Math.max(cross / 2, size.radius) : cross / 2;
  const right = flow === 'right';
  const beside = biased && size.porch === 0 ? (right ? size.bias.h : size.bias.w) + size.bias.stalk : 0;
  const name = right ? size.captionAbove : size.captionSide;
  const gradient = right ? size.captionBelow : size.gradientSide;
  return { before: half + name + beside, after: half + size.trayGap + tray + gradient };
}

/** How far the column of inputs, of labels and of the loss reaches along the flow. */
export function ends(size: Sizes, flow: Flow, batch: boolean): { x: number; t: number; L: number } {
  const right = flow === 'right';
  return {
    x: right ? Math.max(size.trayW * 1.05, 2 * size.radius) : 2 * size.radius + size.captionInside,
    t: right ? size.cellW * 0.95 : size.valueH * 0.9,
    L: right ? size.cellW * 1.25 : size.valueH * (batch ? 1.85 : 1),
  };
}
