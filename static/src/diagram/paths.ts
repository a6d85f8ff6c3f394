/** SVG path data: lines, rails, curves, lanes, and points along a track. Pure; numbers rounded. */

import { clamp, distance, mixPoint, type Box, type Line, type Point } from './geometry';
import type { Stroke } from './scales';

export const round = (v: number): number => Math.round(v * 100) / 100;
const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** How thick one rail of a negative edge is. */
export const railWidth = (width: number): number => Math.max(1, width * 0.26);

export const strokeWidth = ({ width, negative }: Stroke): number =>
  round(negative ? railWidth(width) : width);

/** The stretch of a line between two places: one line, or two rails where the number is negative. */
export function stretch({ from, to }: Line, { width, negative }: Stroke, k0 = 0, k1 = 1): string {
  if (k1 - k0 < 1e-4) return '';
  const a = mixPoint(from, to, k0);
  const b = mixPoint(from, to, k1);
  if (!negative) return `M${at(a)}L${at(b)}`;
  const half = (width - railWidth(width)) / 2;
  const length = distance(from, to) || 1;
  const side = { x: (-(to.y - from.y) / length) * half, y: ((to.x - from.x) / length) * half };
  const rail = (sign: number): string =>
    `M${at({ x: a.x + sign * side.x, y: a.y + sign * side.y })}` +
    `L${at({ x: b.x + sign * side.x, y: b.y + sign * side.y })}`;
  return rail(-1) + rail(1);
}

export type Cubic = readonly [Point, Point, Point, Point];

export const cubicPath = ([a, b, c, d]: Cubic): string => `M${at(a)}C${at(b)} ${at(c)} ${at(d)}`;

/** A point of a cubic, by de Casteljau. */
export function cubicPoint([a, b, c, d]: Cubic, k: number): Point {
  const [ab, bc, cd] = [mixPoint(a, b, k), mixPoint(b, c, k), mixPoint(c, d, k)];
  return mixPoint(mixPoint(ab, bc, k), mixPoint(bc, cd, k), k);
}

/** The part of a cubic from its start to `k`, as path data. */
export function cubicPart([a, b, c, d]: Cubic, k: number): string {
  const [ab, bc, cd] = [mixPoint(a, b, k), mixPoint(b, c, k), mixPoint(c, d, k)];
  const [abc, bcd] = [mixPoint(ab, bc, k), mixPoint(bc, cd, k)];
  return cubicPath([a, ab, abc, mixPoint(abc, bcd, k)]);
}

/** A cubic as a run of points, for pulses to walk on. */
export const flatten = (curve: Cubic, steps = 16): Point[] =>
  Array.from({ length: steps + 1 }, (_, i) => cubicPoint(curve, i / steps));

/** A run of points with its length measured once. */
export interface Track {
  readonly points: readonly Point[];
  /** The length walked at each point. */
  readonly miles: readonly number[];
  readonly length: number;
}

export function track(points: readonly Point[]): Track {
  const miles = [0];
  points.slice(1).forEach((point, i) => {
    miles.push((miles[i] ?? 0) + distance(points[i] ?? point, point));
  });
  return { points, miles, length: miles.at(-1) ?? 0 };
}

/** The point at a share of a track's length. */
export function walk({ points, miles, length }: Track, u: number): Point {
  const mile = clamp(u) * length;
  const next = Math.max(1, miles.findIndex((m, i) => i > 0 && m >= mile));
  const [a, b] = [points[next - 1], points[next]];
  const [low, high] = [miles[next - 1] ?? 0, miles[next] ?? 0];
  if (!a || !b) return points[0] ?? { x: 0, y: 0 };
  return mixPoint(a, b, high > low ? clamp((mile - low) / (high - low)) : 0);
}

/** How round a lane's ends are: half circles on a long lane, less on one that is nearly square. */
export const laneRadius = ({ w, h }: Box): number => Math.min(w * 0.35, h / 2, Math.max(w, h) * 0.3);

/** The rim of one half of a lane with a round end, from the gate to the gate: open on its side. */
export function laneRim({ x, y, w, h }: Box, half: 'start' | 'end', down: boolean): string {
  const r = laneRadius(down ? { x, y, w, h: 2 * h } : { x, y, w: 2 * w, h });
  const [right, bottom] = [x + w, y + h];
  const arc = (px: number, py: number): string =>
    `A${round(r)} ${round(r)} 0 0 1 ${at({ x: px, y: py })}`;
  if (half === 'start') {
    return down
      ? `M${at({ x, y: bottom })}V${round(y + r)}${arc(x + r, y)}H${round(right - r)}${arc(right, y + r)}V${round(bottom)}`
      : `M${at({ x: right, y: bottom })}H${round(x + r)}${arc(x, bottom - r)}V${round(y + r)}${arc(x + r, y)}H${round(right)}`;
  }
  return down
    ? `M${at({ x: right, y })}V${round(bottom - r)}${arc(right - r, bottom)}H${round(x + r)}${arc(x, bottom - r)}V${round(y)}`
    : `M${at({ x, y })}H${round(right - r)}${arc(right, y + r)}V${round(bottom - r)}${arc(right - r, bottom)}H${round(x)}`;
}

/** A gate seen from the side: closed it is one wall, open it is two posts with `open` between. */
export function gatePath({ from, to }: Line, open: number): string {
  if (open <= 0) return `M${at(from)}L${at(to)}`;
  const post = (1 - clamp(open)) / 2;
  return (
    `M${at(from)}L${at(mixPoint(from, to, post))}` + `M${at(mixPoint(from, to, 1 - post))}L${at(to)}`
  );
}
