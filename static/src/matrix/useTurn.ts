/** Turns a matrix about its diagonal: each cell glides from (i, j) to (j, i), at any moment of the turn. */

import { useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { offsetOf, scales, startOf } from './product';

/** The length of the animations; they are never played, only set to a moment. */
const LENGTH = 1000;

interface Turn {
  /** The moment: 0 as it is stored, 1 turned. */
  turn: ReadonlySignal<number>;
  turns: boolean;
  /** Changes where the table is laid out anew. */
  key: string;
}

function measured(cells: readonly HTMLElement[][]) {
  const row = cells[0] ?? [];
  const column = cells.map((line) => line[0]).filter((cell) => cell !== undefined);
  return {
    lefts: row.map(({ offsetLeft }) => offsetLeft),
    tops: column.map(({ offsetTop }) => offsetTop),
    width: Math.max(0, ...row.map(({ offsetWidth }) => offsetWidth)),
    height: Math.max(0, ...column.map(({ offsetHeight }) => offsetHeight)),
  };
}

/** How many times its frame's room a matrix fills before it is turned. */
function overflow({ clientWidth, clientHeight }: HTMLElement, table: ReturnType<typeof measured>): number {
  const { lefts, tops, width, height } = table;
  return Math.max(startOf(lefts, width, tops.length) / clientWidth, startOf(tops, height, lefts.length) / clientHeight);
}

function animations(frame: HTMLElement): Animation[] {
  const rows = [...frame.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')]);
  const table = measured(rows);
  const made = rows.flatMap((cells, i) =>
    cells.flatMap((cell, j) => {
      const { x, y } = offsetOf(table, i, j);
      const glide = { transform: [`translate(${x}px, ${y}px)`, 'translate(0, 0)'] };
      return cell.firstElementChild?.animate(glide, { duration: LENGTH, fill: 'both' }) ?? [];
    }),
  );
  const names = [...frame.querySelectorAll('th')].map((name) =>
    name.animate({ opacity: [0, 0, 1] }, { duration: LENGTH, fill: 'both' }),
  );
  const whole = frame.querySelector('table')?.animate(
    scales(overflow(frame, table)).map((scale) => ({ transform: `scale(${scale})`, transformOrigin: '0 0' })),
    { duration: LENGTH, fill: 'both' },
  );
  const all = [...made, ...names, ...(whole ? [whole] : [])];
  for (const animation of all) animation.pause();
  return all;
}

/** While it is turned, the cells are moved; at rest nothing is left of it. */
export function useTurn(frame: RefObject<HTMLElement | null>, { turn, turns, key }: Turn): void {
  const held = useRef<Animation[]>([]);
  const drop = (): void => {
    for (const animation of held.current) animation.cancel();
    held.current = [];
  };
  useLayoutEffect(() => drop, [key]);
  useSignalEffect(() => {
    const at = turn.value;
    if (!turns || at >= 1 || !frame.current) {
      drop();
      return;
    }
    if (held.current.length === 0) held.current = animations(frame.current);
    for (const animation of held.current) animation.currentTime = at * LENGTH;
  });
}
