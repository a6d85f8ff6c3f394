/** The table of samples with what can be done to it. */

import { useLayoutEffect, useRef } from 'preact/hooks';

import { chord } from '../state/chords';
import { redoEdit, undoEdit } from '../state/actions';
import { limits, t } from '../state/store';
import { ActionButton } from '../ui/ActionButton';
import { Icon, type IconName } from '../ui/Icon';
import { named } from '../ui/named';
import { add, cellKey, current, duplicate, entries, move, paste, present, remove, report } from './change';
import { focusCell } from './Cell';
import { openFile, saveFile, takeClipboard } from './file';
import { Table } from './Table';

interface ToolProps {
  name: string;
  icon: IconName;
  /** Why it can't be done, as a key; null where it can. */
  barred: string | null;
  perform(): Promise<void>;
}

function Tool({ name, icon, barred, perform }: ToolProps) {
  const { row } = current.value;
  const words = t(`samples.${name}`, { sample: row + 1 });
  const onClick = (): void => {
    if (barred) report.value = { done: false, sentences: [{ key: barred, params: { most: limits.value.samples } }], again: null };
    else void perform();
  };
  return (
    <button type="button" class="icon-button" {...named(words)} aria-disabled={barred !== null} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

function RowTools() {
  const row = Math.min(current.value.row, present().x.length - 1);
  const count = present().x.length;
  const full = count >= limits.value.samples ? 'samples.fault.full' : null;
  return (
    <div class="samples-tools" role="group" aria-label={t('samples.tools')}>
      <Tool name="add" icon="plus" barred={full} perform={() => add(row).then(() => focusCell(current.value.row, 0))} />
      <Tool name="duplicate" icon="duplicate" barred={full} perform={() => duplicate(row)} />
      <Tool name="up" icon="up" barred={row === 0 ? 'samples.fault.first' : null} perform={() => move(row, -1)} />
      <Tool name="down" icon="lower" barred={row === count - 1 ? 'samples.fault.last' : null} perform={() => move(row, 1)} />
      <Tool name="remove" icon="bin" barred={count === 1 ? 'samples.fault.only' : null} perform={() => remove(row)} />
      <span class="samples-gap" />
      <ActionButton action={undoEdit} icon="undo" />
      <ActionButton action={redoEdit} icon="redo" />
    </div>
  );
}

function FileTools() {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div class="samples-files" role="group" aria-label={t('samples.files')}>
      <button type="button" class="bordered-button" onClick={() => void takeClipboard()}>
        {t('samples.paste')}
      </button>
      <button type="button" class="bordered-button" onClick={() => field.current?.click()}>
        {t('samples.open_file')}
      </button>
      <button type="button" class="bordered-button" onClick={saveFile}>
        {t('samples.save_file')}
      </button>
      <input
        ref={field}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label={t('samples.open_file')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void openFile(file);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

function Said() {
  const said = report.value;
  if (!said) return <p class="samples-said soft">{t('samples.hint')}</p>;
  return (
    <div class={`samples-said ${said.done ? 'done' : 'fault'}`} role={said.done ? 'status' : 'alert'}>
      <ul>
        {said.sentences.map(({ key, params }, at) => (
          <li key={at}>{t(key, params)}</li>
        ))}
      </ul>
      {said.again && (
        <button type="button" class="bordered-button" onClick={said.again}>
          {t('samples.take_first', { most: limits.value.samples })}
        </button>
      )}
      {said.done && (
        <button
          type="button"
          class="bordered-button"
          onClick={() => {
            undoEdit.perform();
            report.value = null;
          }}
        >
          {t('action.undo')}
        </button>
      )}
    </div>
  );
}

/** The cell of an event, if it happened in one. */
function cellOf(event: Event): { row: number; column: number } | null {
  const cell = event.target instanceof Element && event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell;
  if (!cell) return null;
  const [row = 0, column = 0] = cell.split('.').map(Number);
  return { row, column };
}

/** One number goes into its field; a table goes where it was pasted, or in place of all samples. */
function onPaste(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const cell = cellOf(event);
  if (cell && text.trim() !== '' && !/[\t\n;]/.test(text.trim())) return;
  event.preventDefault();
  void paste(text, cell);
}

function onDrop(event: DragEvent): void {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  event.stopPropagation();
  void openFile(file);
}

/** The walk's keys are still in a dialog; undo and redo are wanted here too. */
function onKeyDown(event: KeyboardEvent): void {
  const cell = cellOf(event);
  const typing = cell !== null && entries.value.has(cellKey(cell.row, cell.column));
  const action = [undoEdit, redoEdit].find(({ keys }) => keys.includes(chord(event)));
  if (!action || typing) return;
  event.preventDefault();
  entries.value = new Map();
  report.value = null;
  if (action.enabled()) action.perform();
}

export function Sheet() {
  const sheet = useRef<HTMLDivElement>(null);
  // Before it is seen: what is pasted at once is heard, and its answer stays.
  useLayoutEffect(() => {
    // Where the sheet has come after its dialog, which gives the focus to what asks for it when it opens.
    sheet.current?.focus();
    report.value = null;
    entries.value = new Map();
    current.value = { row: 0, column: 0 };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
  return (
    // The focus is on no cell: a table pasted at once takes the place of all samples.
    <div
      ref={sheet}
      class="samples-sheet"
      tabIndex={-1}
      autofocus
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <div class="samples-bar">
        <RowTools />
        <FileTools />
      </div>
      <Table />
      <Said />
    </div>
  );
}
