/** The boxes of each kind of node at its place in the picture. Pure. */

import { centre, type Box, type Line, type Point } from './geometry';
import { FOOT, STEM, type Flow, type Sizes } from './sizes';
import {
  chipLead, ends, spans,
  type Axes, type BiasBox, type Caption, type InputBox, type LossBox, type TargetBox, type UnitBox,
} from './stations';

/** Where a name stands before a cell (above it, or to its left) and after it. */
function nameBefore(cell: Box, size: Sizes, flow: Flow): Caption {
  const mid = centre(cell);
  return flow === 'right'
    ? { x: mid.x, y: cell.y - size.captionAbove * 0.4, anchor: 'middle' }
    : { x: cell.x - size.symbol * 0.4, y: mid.y + size.symbol * 0.3, anchor: 'end' };
}

function nameAfter(cell: Box, size: Sizes, flow: Flow): Caption {
  const mid = centre(cell);
  return flow === 'right'
    ? { x: mid.x, y: cell.y + cell.h + size.symbol * 0.98, anchor: 'middle' }
    : { x: cell.x + cell.w + size.symbol * 0.3, y: mid.y + size.symbol * 0.3, anchor: 'start' };
}

const aside = (caption: Caption, down: number): Caption => ({ ...caption, y: caption.y + down });

/** Beside their cells, or in them: the sum's over its number, the output's under it, with the gate's sign behind it. */
function unitNames(h: Box, a: Box, size: Sizes, flow: Flow): { h: Caption; a: Caption } {
  if (size.captionInside > 0) {
    const x = centre(h).x;
    return {
      h: { x, y: h.y + size.symbol * 0.95, anchor: 'middle' },
      a: { x: x - size.symbol * 0.6, y: a.y + a.h - size.symbol * 0.4, anchor: 'middle' },
    };
  }
  // One below the other, the names leave the gate between them its room.
  const lean = flow === 'down' ? size.symbol * 0.2 : 0;
  return { h: aside(nameBefore(h, size, flow), -lean), a: aside(nameBefore(a, size, flow), lean) };
}

/** `station`: where the edges come in. */
export function unitBox(
  layer: number,
  unit: number,
  station: number,
  cross: number,
  size: Sizes,
  { flow, point, box }: Axes,
  bias: 'none' | 'free' | 'bound',
): UnitBox {
  const span = spans(size, flow);
  const main = station + (bias === 'none' ? 0 : size.porch);
  const top = cross - span.cross / 2;
  const tray = top + span.cross + size.trayGap;
  const wall = main + span.main;
  const inside = size.captionInside > 0;
  const inset = span.tray * 0.06;
  const h = box(main, top, span.main, span.cross);
  const a = box(wall, top, span.main, span.cross);
  const dz = box(main + inset, tray, span.main - inset, span.tray);
  const da = box(wall, tray, span.main - inset, span.tray);
  const seat = (cell: Box, side: 1 | -1): Point => {
    const { x, y } = centre(cell);
    return { x, y: inside ? y + side * size.font * 0.3 : y };
  };
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
    seats: { h: seat(h, 1), a: seat(a, -1), dz: seat(dz, 1), da: seat(da, -1) },
    captions: { ...unitNames(h, a, size, flow), dz: nameAfter(dz, size, flow), da: nameAfter(da, size, flow) },
    gates: { forward: gate(top, span.cross), backward: gate(tray, span.tray) },
    icon: inside ? { x: cross + size.symbol * 0.9, y: a.y + a.h - size.symbol * 0.68 } : point(wall, top - size.captionAbove * 0.54),
    in: point(station, cross),
    out: point(main + 2 * span.main, cross),
    bias: bias === 'none' ? null : biasBox(h, size, flow, bias === 'bound'),
    stem: main > station ? { from: point(station, cross), to: point(main, cross) } : null,
  };
}

/** The bias sits outside the lane, over h or beside it, on a short line into it. */
function biasBox(h: Box, size: Sizes, flow: Flow, bound: boolean): BiasBox {
  const { w, h: height, stalk } = size.bias;
  if (flow === 'right') {
    const bottom = h.y - size.captionAbove - stalk;
    const x = h.x + size.cellH * 0.22;
    const chip = { x: h.x - chipLead(size, bound), y: bottom - height, w, h: height };
    return { chip, line: { from: { x, y: bottom }, to: { x, y: h.y + size.cellH * 0.1 } } };
  }
  if (size.porch > 0) {
    // Its edges come in beside it: it lies on none of them.
    const x = h.x + h.w * 0.75;
    const chip = { x: h.x + h.w / 2 + STEM, y: h.y - FOOT - height, w, h: height };
    return { chip, line: { from: { x, y: h.y - FOOT }, to: { x, y: h.y + h.h * 0.1 } } };
  }
  const right = h.x - size.captionSide - stalk;
  // Beside the sum stands its name: the line passes over it.
  const y = h.y + h.h * 0.1;
  const chip = { x: right - w, y: h.y - 2, w, h: height };
  return { chip, line: { from: { x: right, y }, to: { x: h.x + h.w * 0.06, y } } };
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
  const middle = main + size.captionInside + Math.max(long / 2, size.radius);
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
    captions: { x: size.captionInside > 0 ? { x: at.x, y: value.y - size.symbol * 0.4, anchor: 'middle' } : nameBefore(value, size, flow), dx: nameAfter(backward, size, flow) },
    out: point(middle + size.radius, cross),
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
  const h = size.valueH * 0.9;
  const long = flow === 'right' ? w : h;
  const at = point(main + long / 2, cross);
  const box = { x: at.x - w / 2, y: at.y - h / 2, w, h };
  const caption: Caption =
    flow === 'right'
      ? { ...nameBefore(box, size, flow), y: box.y - size.captionAbove * 0.5 }
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
  const row = size.valueH;
  const h = batch ? row * 1.85 : row;
  const long = flow === 'right' ? w : ends(size, flow, batch).L;
  const at = point(main + long / 2, cross);
  const box = { x: at.x - w / 2, y: at.y - h / 2, w, h };
  const value = { x: box.x, y: box.y, w, h: batch ? h / 2 : h };
  const own = batch ? { x: box.x, y: box.y + h / 2, w, h: h / 2 } : null;
  const side = flow === 'right';
  const half = side ? w / 2 : h / 2;
  const below = own && side ? size.symbol * 1.5 : 0;
  return {
    box,
    value,
    own,
    caption: nameBefore(value, size, flow),
    ownCaption: own ? (side ? nameAfter(own, size, flow) : nameBefore(own, size, flow)) : null,
    after: aside(nameAfter(side ? box : value, size, flow), below + (side ? size.symbol * 0.15 : 0)),
    in: point(main + long / 2 - half, cross),
    back: point(main + long / 2 + half, cross),
  };
}
