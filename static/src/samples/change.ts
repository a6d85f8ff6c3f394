/** What a person does to the samples: each is one change that can be taken back, once the server agrees. */

import { signal } from '@preact/signals';

import { judge } from '../editor/verdict';
import { changeDocument } from '../state/arranging';
import { document as experimentDocument, limits } from '../state/store';
import { readTable, type Sentence } from './read';
import * as rows from './rows';
import { splitTable } from './split';

/** A text typed into a cell that is not (or not yet) the experiment's number, and what is wrong with it. */
export interface Entry {
  text: string;
  fault: Sentence | null;
}

/** What came of a paste or a file. `again` takes as many rows as there may be. */
export interface Report {
  done: boolean;
  sentences: Sentence[];
  again: (() => void) | null;
}

/** By cell: `row.column`, counted from 0 through inputs and labels. */
export const entries = signal<ReadonlyMap<string, Entry>>(new Map());
export const report = signal<Report | null>(null);
/** The cell that the keyboard is on, and the row that the buttons speak of. */
export const current = signal({ row: 0, column: 0 });

export const present = (): rows.Samples => experimentDocument.value;
export const cellKey = (row: number, column: number): string => `${row}.${column}`;

export function setEntry(key: string, entry: Entry | null): void {
  const next = new Map(entries.value);
  if (entry) next.set(key, entry);
  else next.delete(key);
  entries.value = next;
}

function change(make: (samples: rows.Samples) => rows.Samples): Promise<Sentence | null> {
  return changeDocument(({ document }) => {
    const { x, target } = make(document);
    return { ...document, x, target };
  });
}

/** Texts on their way to the server, by cell: Enter and the leaving that follows it are one change. */
const underWay = new Map<string, string>();

/** Takes over what was typed into a cell; where it can't be, it stays there with the reason. */
export async function commit(row: number, column: number): Promise<void> {
  const key = cellKey(row, column);
  const text = entries.value.get(key)?.text;
  if (text === undefined || underWay.get(key) === text) return;
  const { loss } = experimentDocument.value;
  const inputs = rows.inputsOf(present());
  const parsed = judge(column < inputs ? `x.${column + 1}` : `t.${column - inputs + 1}`, loss, text);
  if ('fault' in parsed) {
    setEntry(key, { text, fault: { key: `editor.fault.${parsed.fault}`, params: { text, loss } } });
    return;
  }
  const same = rows.rowOf(present(), row)[column] === parsed.value;
  underWay.set(key, text);
  const fault = same ? null : await change((samples) => rows.setCell(samples, row, column, parsed.value));
  underWay.delete(key);
  // Typed on meanwhile: that text is judged when its turn comes.
  if (entries.value.get(key)?.text === text) setEntry(key, fault && { text, fault });
}

async function rearrange(make: (samples: rows.Samples) => rows.Samples, row: number): Promise<void> {
  const fault = await change(make);
  report.value = fault && { done: false, sentences: [fault], again: null };
  if (fault) return;
  entries.value = new Map();
  current.value = { ...current.value, row };
}

export const add = (row: number): Promise<void> => rearrange((samples) => rows.addRow(samples, row), row + 1);
export const duplicate = (row: number): Promise<void> => rearrange((samples) => rows.duplicateRow(samples, row), row + 1);
export const remove = (row: number): Promise<void> =>
  rearrange((samples) => rows.removeRow(samples, row), Math.max(0, Math.min(row, present().x.length - 2)));
export const move = (row: number, by: 1 | -1): Promise<void> => rearrange((samples) => rows.moveRow(samples, row, by), row + by);

/** Where a pasted table goes: from a cell on, or in place of all samples. */
export type Goal = { row: number; column: number } | null;

/** Puts the numbers of a text into the table, or says where and why they can't be. */
export async function take(text: string, goal: Goal, cut = false): Promise<void> {
  const most = limits.value.samples - (goal && cut ? goal.row : 0);
  const read = readTable(splitTable(text), most, cut);
  if ('faults' in read) {
    refuse(read.faults, read.surplus ? { text, goal } : null);
    return;
  }
  const { rows: grid, header } = read.grid;
  const before = present();
  const filled = goal ? rows.fill(before, grid, goal.row, goal.column, limits.value.samples) : rows.replaceAll(before, grid);
  if ('fault' in filled) {
    refuse([filled.fault], filled.surplus ? { text, goal } : null);
    return;
  }
  const fault = await change(() => filled.samples);
  if (fault) {
    refuse([fault], null);
    return;
  }
  entries.value = new Map();
  current.value = goal ?? { row: 0, column: 0 };
  report.value = { done: true, sentences: told(grid.length, before.x.length, goal, header, filled), again: null };
}

/** Takes what the clipboard held; where that was nothing, says so. */
export async function paste(text: string, goal: Goal): Promise<void> {
  if (text.trim() === '') refuse([{ key: 'samples.fault.blank' }], null);
  else await take(text, goal);
}

function refuse(sentences: Sentence[], surplus: { text: string; goal: Goal } | null): void {
  const again = surplus && (() => void take(surplus.text, surplus.goal, true));
  report.value = { done: false, sentences, again };
}

const filledFrom = (row: number, count: number): Sentence =>
  count === 1
    ? { key: 'samples.filled_one', params: { sample: row + 1 } }
    : { key: 'samples.filled', params: { first: row + 1, last: row + count } };

function told(count: number, before: number, goal: Goal, header: boolean, filled: { labelled?: boolean }): Sentence[] {
  const first: Sentence = goal ? filledFrom(goal.row, count) : { key: 'samples.replaced', params: { count, before } };
  const left = goal && goal.row + count < before;
  return [
    first,
    ...(left ? [{ key: 'samples.others_stay' }] : []),
    ...(filled.labelled === false ? [{ key: 'samples.unlabelled' }] : []),
    ...(header ? [{ key: 'samples.header_left_out' }] : []),
  ];
}
