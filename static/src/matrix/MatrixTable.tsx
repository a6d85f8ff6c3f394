/** One matrix as a table: linked to the diagram cell by cell, its names staying where it scrolls. */

import { computed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';

import { CopyButton } from '../copy/CopyButton';
import { formatNumber } from '../format';
import { t } from '../state/store';
import { aloud, symbolAloud } from '../ui/aloud';
import { Symbol } from '../ui/Symbol';
import { isLit, pointAt } from '../ui/terms';
import { moved, type Grid, type GridCell, type Side } from './grid';
import { useLooks, type Show } from './useLooks';
import { useMore } from './useMore';
import { useSight } from './useSight';
import { useTurn } from './useTurn';

const DONE = { value: 1 } as ReadonlySignal<number>;

/** What a turn changes but once or twice: not with every frame. */
const stageOf = (turn: number): 'before' | 'after' | 'turned' => (turn < 0.5 ? 'before' : turn < 1 ? 'after' : 'turned');

interface Props {
  /** What the matrix is called: Wᵀ₃. */
  name: string;
  symbol: preact.ComponentChildren;
  grid: Grid;
  /** How far it has turned about its diagonal, if it is transposed. */
  turn: ReadonlySignal<number> | null;
  /** How its cells look while the product comes about. */
  show: ReadonlySignal<Show | null>;
  /** Whether a number may be told at the cursor. */
  known(ref: string | null): boolean;
  open(ref: string): void;
  /** What its copy button is called; null where it is no quantity of its own. */
  copies: string | null;
}

function Name({ side }: { side: Side | undefined }) {
  if (!side) return null;
  return 'ref' in side ? <Symbol text={side.ref} whole /> : <>{t('matrix.sample', { sample: side.sample })}</>;
}

interface CellProps {
  cell: GridCell;
  at: string;
  known: boolean;
  stop: boolean;
}

/** A cell is no component of its own: hundreds of them come at once, and each would listen for itself. */
function cellOf({ cell: { ref, value, marked }, at, known, stop }: CellProps) {
  const text = known ? formatNumber(value) : '?';
  if (ref === null) {
    return (
      <td key={at} class={`${marked ? 'marked' : ''}`}>
        <span class="number computed" data-at={at} tabIndex={stop ? 0 : -1}>
          {text}
        </span>
      </td>
    );
  }
  const full = known && !Number.isNaN(value) ? value : undefined;
  return (
    <td key={at} class={`${marked ? 'marked' : ''}${isLit(ref) ? ' lit' : ''}`}>
      <button
        type="button"
        class="number computed"
        data-ref={ref}
        data-value={full}
        data-at={at}
        tabIndex={stop ? 0 : -1}
        aria-label={`${symbolAloud(ref)} ${t('heard.equals')} ${aloud(text)}`}
      >
        {text}
      </button>
    </td>
  );
}

/** The ref of the cell that an event happened in. */
const cellAt = ({ target }: Event): string | null =>
  target instanceof Element ? (target.closest('button[data-ref]')?.getAttribute('data-ref') ?? null) : null;

/** Its cells light up as they are pointed at, by pointer or by key. */
const lighting = {
  onPointerOver: (event: PointerEvent): void => pointAt(cellAt(event)),
  onPointerLeave: (): void => pointAt(null),
  onFocusIn: (event: FocusEvent): void => pointAt(cellAt(event)),
  onFocusOut: (): void => pointAt(null),
};

/** Room for what a turned matrix reaches beyond its place before it turns: a few rows or columns. */
const ROOM = 3;
function roomFor(rows: number, columns: number): string {
  const over = Math.min(ROOM, Math.abs(rows - columns));
  if (over === 0) return '';
  return rows > columns ? ` wide-${over}` : ` high-${over}`;
}

interface CellsProps extends Pick<Props, 'grid' | 'known'> {
  /** The cell that the tab key stops at. */
  stop: string;
}

/** Apart from what turns: hundreds of cells are not gone through again for it. */
function Cells({ grid, known, stop }: CellsProps) {
  return (
    <>
      {grid.columns.length > 0 && (
        <thead>
          <tr>
            {grid.rows.length > 0 && <td />}
            {grid.columns.map((side, at) => (
              <th key={at} scope="col">
                <Name side={side} />
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {grid.cells.map((cells, i) => (
          <tr key={i}>
            {grid.rows.length > 0 && (
              <th scope="row">
                <Name side={grid.rows[i]} />
              </th>
            )}
            {cells.map((cell, j) => {
              const at = `${i},${j}`;
              return cellOf({ cell, at, known: known(cell.ref), stop: at === stop });
            })}
          </tr>
        ))}
      </tbody>
    </>
  );
}

/** One stop of the tab key a matrix; the arrow keys move from cell to cell. */
export function MatrixTable({ name, symbol, grid, turn, show, known, open, copies }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [height, width] = [grid.cells.length, grid.cells[0]?.length ?? 0];
  useTurn(frame, { turn: turn ?? DONE, turns: turn !== null, key: `${name} ${height} ${width}` });
  useLooks(frame, show, `${height} ${width}`);
  const more = useMore(frame, `${height} ${width}`);
  const stage = useMemo(() => computed(() => stageOf(turn?.value ?? 1)), [turn]).value;
  const turning = stage !== 'turned';
  useSight(frame, grid, !turning);
  const here = useSignal<readonly [number, number]>([0, 0]);
  const walk = (event: KeyboardEvent): void => {
    const next = moved(event.key, here.value, grid);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    here.value = next;
    frame.current?.querySelector<HTMLElement>(`[data-at="${next.join()}"]`)?.focus();
  };
  const choose = (event: MouseEvent): void => {
    const ref = cellAt(event);
    if (ref !== null) open(ref);
  };
  const [row, column] = [Math.min(here.value[0], grid.cells.length - 1), here.value[1]];
  const stop = `${row},${Math.min(column, (grid.cells[0]?.length ?? 1) - 1)}`;
  return (
    <figure class={`matrix${turning ? ' turning' : ''}${turn ? roomFor(height, width) : ''}${more.value}`}>
      <div class="matrix-frame-box">
        <div class="matrix-frame" ref={frame} onKeyDown={walk}>
          <table aria-label={name} onClick={choose} {...lighting}>
            <Cells grid={grid} known={known} stop={stop} />
          </table>
        </div>
      </div>
      <figcaption>
        {symbol}
        <span class="matrix-shape">
          {stage === 'before' ? `${width} × ${height}` : `${height} × ${width}`}
        </span>
        {copies !== null && <CopyButton name={copies} find={(button) => button.closest('figcaption')?.querySelector('.matrix-name')} />}
      </figcaption>
    </figure>
  );
}
