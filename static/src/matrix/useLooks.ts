/** How the cells of a table look while a product comes about: set on them directly, since it changes many times a step. */

import { effect, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

import type { CellState } from './product';

/** How a cell looks: part of the course, or of the row or column that is met. */
export type Look = CellState | 'band';
export type Show = (row: number, column: number) => Look;

const LOOK = 'data-look';

function write(frame: HTMLElement, show: Show | null): void {
  frame.querySelectorAll('tbody tr').forEach((row, i) => {
    row.querySelectorAll('td').forEach((cell, j) => {
      const look = show?.(i, j) ?? null;
      if (cell.getAttribute(LOOK) === look) return;
      if (look === null) cell.removeAttribute(LOOK);
      else cell.setAttribute(LOOK, look);
    });
  });
}

/** `key` changes where there are other cells. */
export function useLooks(frame: RefObject<HTMLElement | null>, show: ReadonlySignal<Show | null>, key: string): void {
  useLayoutEffect(
    () =>
      effect(() => {
        if (frame.current) write(frame.current, show.value);
      }),
    [show, key],
  );
}
