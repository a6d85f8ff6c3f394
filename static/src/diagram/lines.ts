/**
 * The lines of text on an edge or in a bias's chip: the parameter's value, its gradient, its new value.
 * Which line each stands on, and how much of it is there where several share one.
 */

import type { EdgeLine } from './edges';
import type { Point } from './geometry';
import type { Layout } from './layout';
import type { Scene } from './scene';
import type { Detail } from './sizes';

export type LineKind = 'value' | 'gradient' | 'updated';
export const KINDS: readonly LineKind[] = ['value', 'gradient', 'updated'];

export const refOf = (kind: LineKind, name: string): string =>
  kind === 'value' ? name : kind === 'gradient' ? `d${name}` : `new.${name}`;

const APART = { value: 0, gradient: 1, updated: 2 };
const TWO_LINES = { value: 0, gradient: 1, updated: 0 };
const ONE_LINE = { value: 0, gradient: 0, updated: 0 };

/** Which line each number stands on. */
export const ROWS: Record<Detail, Record<LineKind, number>> = {
  full: APART,
  named: TWO_LINES,
  values: TWO_LINES,
  single: ONE_LINE,
  asked: ONE_LINE,
  focus: ONE_LINE,
};

/** The baseline of each line on an edge. */
export function baselines({ label: { at, stand, box, anchor } }: EdgeLine, { size, detail }: Layout): Record<LineKind, Point> {
  const { line, pulse } = size;
  const rows = ROWS[detail];
  const y = (row: number): number => {
    if (stand === 'plate') return box.y + 1.5 + line * (row + 0.77);
    const gap = pulse.h / 2 + 2;
    return row === 0 ? at.y - gap - line * 0.3 : at.y + gap + line * (row - 0.2);
  };
  const pad = size.label * 0.35;
  const x = anchor === 'start' ? box.x + pad : anchor === 'end' ? box.x + box.w - pad : at.x;
  const point = (kind: LineKind): Point => ({ x, y: y(rows[kind]) });
  return { value: point('value'), gradient: point('gradient'), updated: point('updated') };
}

/** What stands in the same place as a line. */
export interface Rivals {
  /** The later numbers that it makes room for. */
  readonly yieldsTo: readonly string[];
  /** Whether the parameter's own number made room for it. */
  readonly replaces: boolean;
}

export const NO_RIVALS: Rivals = { yieldsTo: [], replaces: false };

/** A number that has no line of its own makes room for the next one. */
export function rivals(name: string, kind: LineKind, detail: Detail): Rivals {
  const rows = ROWS[detail];
  const later = KINDS.slice(KINDS.indexOf(kind) + 1).filter((other) => rows[other] === rows[kind]);
  return {
    yieldsTo: later.map((other) => refOf(other, name)),
    replaces: kind !== 'value' && rows[kind] === rows.value,
  };
}

/** How much a step that reads the parameter, and neither its gradient nor its new value, calls its number back. */
function recalled(scene: Scene, name: string): number {
  if (scene.glow(`d${name}`) || scene.glow(`new.${name}`)) return 0;
  return scene.glow(name)?.amount ?? 0;
}

/**
 * How much of a line is there: it comes with its number and goes when a later one takes its place.
 * Where a parameter's own number has given up its place, the step that reads it calls it back.
 */
export function linePresence(scene: Scene, kind: LineKind, name: string, { yieldsTo, replaces }: Rivals): number {
  const shared = replaces || (kind === 'value' && yieldsTo.length > 0);
  const left = shared ? 1 - recalled(scene, name) : 1;
  const own = scene.presence(refOf(kind, name)) * (replaces ? left : 1);
  const push = kind === 'value' ? left : 1;
  return yieldsTo.reduce((rest, later) => rest * (1 - push * scene.presence(later)), own);
}

/** First there is room for a line, then the line itself; an old one is gone before a new one comes in its place. */
export const roomFor = (presence: number): number => Math.min(1, 2 * presence);
export const inkOf = (presence: number): number => Math.max(0, 2 * presence - 1);
