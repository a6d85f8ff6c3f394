/** What a person can do to the experiment: every edit is recorded and can be taken back. */

import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';

import type { Experiment, Granularity } from '../api/types';
import { formatNumber } from '../format';
import { heard } from '../heard';
import { symbolText } from '../refs';
import { applyEdit, changes, type Edit, type Fields } from './document';
import * as histories from './history';
import { drawNow, drawSoon, latest } from './hold';
import { lookup } from './numbers';
import { withdraw } from './notices';
import { currentPage, showPage, type Page } from './page';
import { sayAloud } from './saying';
import * as store from './store';
import { askNumbers, askSteps } from './sync';
import { afterwards } from './turns';

/** The same edit goes to the short document and to the explicit one; their inverses may differ. */
type Change =
  | { kind: 'edit'; document: Edit; experiment: Edit }
  /** `walkOn`: the walk goes on from the same quantity; else it stands where it stood on that page. */
  | { kind: 'page'; page: Page; walkOn: boolean };

const history = signal<histories.History<Change>>(histories.EMPTY);

export const canUndo: ReadonlySignal<boolean> = computed(() => history.value.past.length > 0);
export const canRedo: ReadonlySignal<boolean> = computed(() => history.value.future.length > 0);

/** A number leaves the steps as they are; anything else may change them. What was said of the change before is over. */
function refresh({ kind }: Edit): void {
  withdraw('consequence');
  store.stale.value = true;
  if (kind === 'number') askNumbers();
  else askSteps();
}

/** A number is drawn together with those that follow from it; the shape of the network at once. */
function draw({ kind }: Edit, experiment: Experiment): void {
  if (kind === 'number') drawSoon(experiment);
  else drawNow(experiment);
}

function perform(change: Change): void {
  if (change.kind === 'page') {
    showPage(change.page, change.walkOn);
    return;
  }
  batch(() => {
    store.document.value = applyEdit(store.document.value, change.document).document;
    draw(change.document, applyEdit(latest(), change.experiment).document);
    refresh(change.document);
  });
}

/** Edits the experiment; edits of one `gesture` are taken back together. */
function edit(edit: Edit, gesture: string | null): void {
  const document = applyEdit(store.document.value, edit);
  const experiment = applyEdit(latest(), edit);
  batch(() => {
    store.document.value = document.document;
    draw(edit, experiment.document);
    history.value = histories.record(history.value, {
      forward: { kind: 'edit', document: edit, experiment: edit },
      inverse: { kind: 'edit', document: document.inverse, experiment: experiment.inverse },
      gesture,
    });
    refresh(edit);
  });
}

/** The number last written at a place, drawn or not. */
export function writtenAt(ref: string): number | undefined {
  return lookup(latest(), null, store.script.peek().sample, ref);
}

/** The number that the last change wrote, if it wrote one. */
export function lastWritten(): string | null {
  const change = history.peek().past.at(-1)?.forward;
  return change?.kind === 'edit' && change.document.kind === 'number' ? change.document.ref : null;
}

/** Writes a weight, bias, input, label or the learning rate that is there; no edit where nothing changes. */
export function setNumber(ref: string, value: number, gesture: string | null = null): void {
  const written = writtenAt(ref);
  if (written !== undefined && written !== value) edit({ kind: 'number', ref, value }, gesture);
}

/** Takes back what a gesture has done so far, as if it had never begun. */
export function cancel(gesture: string): void {
  const { past } = history.value;
  if (past.at(-1)?.gesture !== gesture) return;
  const back = histories.undo(history.value);
  if (!back) return;
  history.value = { past: back.history.past, future: [] };
  perform(back.change);
}

/**
 * Sets whole fields of the experiment (undefined takes one out); no edit where nothing changes. For
 * what leaves the network and its samples in number as they are; `arrange` is for the rest.
 */
export function setFields(fields: Fields, gesture: string | null = null): void {
  if (changes(store.document.value, fields)) edit({ kind: 'set', fields }, gesture);
}

/** What is on the page after a change, in words. */
function outcomeOf(change: Change): string {
  if (change.kind === 'edit') {
    if (change.document.kind !== 'number') return '';
    const { ref } = change.document;
    const value = writtenAt(ref);
    const name = heard(symbolText(ref, store.nameStyle.value), store.t);
    if (value === undefined) return '';
    return store.t('said.number', { name, value: heard(formatNumber(value), store.t) });
  }
  const { inputs, layers } = change.page.experiment;
  return store.t('said.network', { sizes: [inputs, ...layers.map(({ units }) => units)].join(', '), samples: change.page.document.x.length });
}

/** Takes back the last change; one still on its way to the server comes first. */
export const undo = (): void => afterwards(undoLast);
export const redo = (): void => afterwards(redoLast);

function undoLast(): void {
  const back = histories.undo(history.value);
  if (!back) return;
  history.value = back.history;
  perform(back.change);
  sayAloud(store.t('said.undone', { what: outcomeOf(back.change) }));
}

function redoLast(): void {
  const again = histories.redo(history.value);
  if (!again) return;
  history.value = again.history;
  perform(again.change);
  sayAloud(store.t('said.redone', { what: outcomeOf(again.change) }));
}

/** Lets `write` put another document in the page's place, as one change that can be taken back. */
export function replacePage(write: () => void, walkOn = false): void {
  const before = currentPage();
  write();
  history.value = histories.record(history.value, {
    forward: { kind: 'page', page: currentPage(), walkOn },
    inverse: { kind: 'page', page: before, walkOn },
    gesture: null,
  });
}

export function setGranularity(granularity: Granularity): void {
  if (store.granularity.value === granularity) return;
  store.granularity.value = granularity;
  askSteps();
}

/** Tells another sample's story (counted from 1). */
export function setSample(sample: number): void {
  if (store.sample.value === sample) return;
  store.sample.value = sample;
  askSteps();
}
