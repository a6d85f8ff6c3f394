/** A number that goes with its unit or layer leaves the focus at the nearest one above that stays. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Place {
  readonly column: number;
  /** Its own row and those above, the nearest first. */
  readonly rows: readonly HTMLTableRowElement[];
}

function placeOf(number: Element | null): Place | null {
  const [row, table] = [number?.closest('tr'), number?.closest('table')];
  if (!row || !table) return null;
  const column = number?.closest('td')?.cellIndex ?? 0;
  return { column, rows: [...table.rows].slice(0, row.rowIndex + 1).reverse() };
}

function numberAt({ column, rows }: Place): HTMLElement | null {
  const number = '.table-number';
  const row = rows.find((one) => one.isConnected && one.querySelector(number));
  return row?.cells[column]?.querySelector<HTMLElement>(number) ?? row?.querySelector<HTMLElement>(number) ?? null;
}

/** To be called where the rows are drawn. */
export function useFocusNear(frame: RefObject<HTMLElement | null>): void {
  const held = useRef<Place | null>(null);
  const { activeElement } = document;
  held.current = frame.current?.contains(activeElement) ? placeOf(activeElement) : null;
  useLayoutEffect(() => {
    if (held.current && document.activeElement === document.body) numberAt(held.current)?.focus();
  });
}
