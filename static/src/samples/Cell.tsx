/** One number of the table: a field that arrow keys leave as in a spreadsheet. */

import { useRef } from 'preact/hooks';

import { copyPlain, cutPlain } from '../editor/copying';
import { exactNumber } from '../format';
import { t } from '../state/store';
import { say } from '../ui/say';
import { cellKey, commit, current, entries, move, setEntry } from './change';

interface Props {
  row: number;
  column: number;
  inputs: number;
  value: number;
  rows: number;
  columns: number;
}

/** Gives the keyboard to a cell, if it is on the page. */
export function focusCell(row: number, column: number): void {
  const cell = document.querySelector<HTMLInputElement>(`[data-cell="${cellKey(row, column)}"]`);
  cell?.focus();
}

/** The columns that a key goes sideways: none while the caret moves within the text. */
function sideways({ key, currentTarget }: KeyboardEvent): number {
  const { selectionStart: from, selectionEnd: to, value } = currentTarget as HTMLInputElement;
  const whole = from === 0 && to === value.length;
  if (key === 'ArrowLeft' && (whole || to === 0)) return -1;
  if (key === 'ArrowRight' && (whole || from === value.length)) return 1;
  return 0;
}

const DOWN: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };

/** Where a key leads from a cell; null where it has no such meaning. */
function destination(event: KeyboardEvent, { row, column, rows, columns }: Props): readonly [number, number] | null {
  if (event.shiftKey && event.key !== 'Enter') return null;
  if (event.ctrlKey || event.metaKey) {
    return { Home: [0, 0] as const, End: [rows - 1, columns - 1] as const }[event.key] ?? null;
  }
  const down = (DOWN[event.key] ?? 0) * (event.shiftKey ? -1 : 1);
  const across = sideways(event);
  if (down === 0 && across === 0) return null;
  return [Math.max(0, Math.min(rows - 1, row + down)), Math.max(0, Math.min(columns - 1, column + across))];
}

function onKeyDown(event: KeyboardEvent, props: Props): void {
  const { row, column, rows } = props;
  const key = cellKey(row, column);
  if (event.isComposing) return;
  if (event.altKey) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (by === undefined || row + by < 0 || row + by >= rows) return;
    event.preventDefault();
    void move(row, by).then(() => focusCell(current.value.row, column));
    return;
  }
  if (event.key === 'Escape' && entries.value.has(key)) {
    event.preventDefault();
    event.stopPropagation();
    setEntry(key, null);
    return;
  }
  const to = destination(event, props);
  if (!to) return;
  event.preventDefault();
  void commit(row, column);
  // What was typed is no number: the keys stay with it, and its reason would lie over the next cell.
  if (!entries.value.get(key)?.fault) focusCell(...to);
}

/** A number wider than its cell is seen whole in a tooltip; there always, it would be heard a second time. */
function showWhole({ currentTarget: cell }: { currentTarget: HTMLInputElement }): void {
  cell.title = cell.scrollWidth > cell.clientWidth ? cell.value : '';
}

/** What a column is, in words: "x₂" has no name that is spoken well. */
const nameOf = ({ row, column, inputs }: Props): string =>
  column < inputs
    ? t('samples.cell.input', { sample: row + 1, unit: column + 1 })
    : t('samples.cell.label', { sample: row + 1, unit: column - inputs + 1 });

export function Cell(props: Props) {
  const { row, column, inputs, value } = props;
  const key = cellKey(row, column);
  const entry = entries.value.get(key);
  const fault = entry?.fault ?? null;
  const here = current.value.row === row && current.value.column === column;
  const entered = useRef<number | null>(null);
  return (
    <td class={column < inputs ? 'sample-input' : 'sample-label'}>
      <input
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="next"
        data-cell={key}
        tabIndex={here ? 0 : -1}
        aria-label={nameOf(props)}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `fault-${key}` : undefined}
        value={entry?.text ?? exactNumber(value)}
        onPointerEnter={showWhole}
        onFocus={({ currentTarget }) => {
          current.value = { row, column };
          currentTarget.select();
        }}
        onMouseDown={({ currentTarget, clientX }) => {
          entered.current = document.activeElement === currentTarget ? null : clientX;
        }}
        onMouseUp={(event) => {
          // Safari would put its caret there, with nothing selected; a drag has selected a part.
          if (entered.current === event.clientX) event.preventDefault();
        }}
        onInput={({ currentTarget }) => setEntry(key, { text: currentTarget.value, fault: null })}
        onCopy={copyPlain}
        onCut={(event) => cutPlain(event, (text) => setEntry(key, { text, fault: null }))}
        onBlur={() => void commit(row, column)}
        onKeyDown={(event) => onKeyDown(event, props)}
      />
      {fault && (
        <span class="cell-fault" id={`fault-${key}`} role="alert">
          {say(fault)}
        </span>
      )}
    </td>
  );
}
