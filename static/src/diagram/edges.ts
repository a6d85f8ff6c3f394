/** The lines of one layer's edges between their nodes, each with its label's place. Pure. */

import { bundle, crossing, type Gap } from './gaps';
import type { Fit } from './fit';
import { type Box, type Line, type Point } from './geometry';
import type { Place } from './labels';
import { weightRef, type Edge, type Shape } from './shape';
import type { Sizes } from './sizes';
import type { InputBox, UnitBox } from './stations';

export interface EdgeLine extends Edge {
  readonly id: string;
  readonly line: Line;
  readonly label: Place;
}

/** `station`: where the gap ends and the layer begins, along the flow. */
export function edgesOf(
  shape: Shape,
  layer: number,
  { size, rows, flow }: Fit,
  { length, places: found }: Gap,
  station: number,
  inputs: readonly InputBox[],
  units: readonly UnitBox[],
): EdgeLine[] {
  const across = crossing(shape, layer, rows);
  const { from, to } = across;
  const places = found ?? middles(bundle(across, length, flow), size);
  const shift = flow === 'right' ? { x: station - length, y: 0 } : { x: 0, y: station - length };
  const pairs = to.flatMap((i) => from.flatMap((j) => (i === null || j === null ? [] : [{ i, j }])));
  return pairs.map(({ i, j }, at) => {
    const edge = { layer, to: i, from: j };
    const place = places[at] as Place;
    return {
      ...edge,
      id: weightRef(edge),
      line: { from: exit(layer - 1, j, inputs, units), to: entry(layer, i, units) },
      label: { ...place, at: moved(place.at, shift), box: { ...place.box, ...moved(place.box, shift) } },
    };
  });
}

const moved = (at: Point, by: Point): Point => ({ x: at.x + by.x, y: at.y + by.y });

/** Where there is no room for every label, each waits in the middle of its edge to be asked for. */
function middles(lines: readonly Line[], { plate }: Sizes): Place[] {
  return lines.map(({ from, to }) => {
    const at = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const box: Box = { x: at.x - plate.w / 2, y: at.y - plate.above, w: plate.w, h: plate.h };
    return { k: 0.5, at, box, stand: 'plate', anchor: 'middle' };
  });
}

function exit(layer: number, unit: number, inputs: readonly InputBox[], units: readonly UnitBox[]): Point {
  const found = layer === 0 ? inputs.find((i) => i.unit === unit) : find(units, layer, unit);
  return found?.out ?? { x: 0, y: 0 };
}

const entry = (layer: number, unit: number, units: readonly UnitBox[]): Point =>
  find(units, layer, unit)?.in ?? { x: 0, y: 0 };

const find = (units: readonly UnitBox[], layer: number, unit: number): UnitBox | undefined =>
  units.find((box) => box.layer === layer && box.unit === unit);
