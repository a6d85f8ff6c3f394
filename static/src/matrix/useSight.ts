/** What is marked in a frame that scrolls comes into its sight. */

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

import type { Grid } from './grid';

/** Along each side the first line that is marked; null where all are, or none. */
export interface Marked {
  readonly row: number | null;
  readonly column: number | null;
}

export function markedOf({ cells }: Grid): Marked {
  const [rows, columns] = [cells.map((row) => row.some(({ marked }) => marked)), (cells[0] ?? []).map((_, j) => cells.some((row) => row[j]?.marked))];
  const first = (lines: boolean[]): number | null => (lines.every(Boolean) || !lines.includes(true) ? null : lines.indexOf(true));
  return { row: first(rows), column: first(columns) };
}

/** How far a frame scrolls along one side: not at all while the cell is in sight. */
export function scrollBy(frame: readonly [number, number], cell: readonly [number, number]): number {
  if (cell[0] >= frame[0] && cell[1] <= frame[1]) return 0;
  return (cell[0] + cell[1] - frame[0] - frame[1]) / 2;
}

/** The names beside the cells stay where they are and lie over them. */
const namesOf = (frame: Element): DOMRect | undefined => frame.querySelector('tbody th')?.getBoundingClientRect();

function show(frame: HTMLElement, cell: Element, { row, column }: Marked): void {
  const [around, at] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
  const left = namesOf(frame)?.right ?? around.left;
  const top = frame.querySelector('thead')?.getBoundingClientRect().bottom ?? around.top;
  if (column !== null) frame.scrollLeft += scrollBy([left, around.right], [at.left, at.right]);
  if (row !== null) frame.scrollTop += scrollBy([top, around.bottom], [at.top, at.bottom]);
}

/** `still`: nothing is turning in the frame. */
export function useSight(frame: RefObject<HTMLElement | null>, grid: Grid, still: boolean): void {
  const { row, column } = markedOf(grid);
  useEffect(() => {
    const element = frame.current;
    const cell = element?.querySelector(`[data-at="${row ?? 0},${column ?? 0}"]`)?.closest('td');
    if (!element || !cell || !still || (row === null && column === null)) return undefined;
    // It looks after the layout, and asks for none.
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      show(element, cell, { row, column });
    });
    observer.observe(cell);
    return () => observer.disconnect();
  }, [row, column, still, grid.cells.length, grid.cells[0]?.length]);
}
