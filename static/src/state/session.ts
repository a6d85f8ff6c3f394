/** What a person can do to the experiment: every edit is recorded and can be taken back. */

import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';

import { get, Refusal } from '../api/client';
import type { Experiment, Granularity, Passes, Script } from '../api/types';
import * as clock from './clock';
import { applyEdit, tidy, type Edit } from './document';
import * as histories from './history';
import { decodeLink, type View } from './link';
import { announce, withdraw } from './notices';
import * as store from './store';
import { askFor, askNumbers, askSteps, settle } from './sync';

/** Everything on the page, for going back over the opening of another document. */
interface Page {
  document: Experiment;
  experiment: Experiment;
  passes: Passes | null;
  script: Script;
  exampleId: string | null;
  cursor: number;
  stale: boolean;
}

/** The same edit goes to the short document and to the explicit one; their inverses may differ. */
type Change = { kind: 'edit'; document: Edit; experiment: Edit } | { kind: 'page'; page: Page };

const history = signal<histories.History<Change>>(histories.EMPTY);

export const canUndo: ReadonlySignal<boolean> = computed(() => history.value.past.length > 0);
export const canRedo: ReadonlySignal<boolean> = computed(() => history.value.future.length > 0);

function currentPage(): Page {
  return {
    document: store.document.value,
    experiment: store.experiment.value,
    passes: store.passes.value,
    script: store.script.value,
    exampleId: store.exampleId.value,
    cursor: store.cursor.value,
    stale: store.stale.value,
  };
}

function showPage(page: Page): void {
  batch(() => {
    store.document.value = page.document;
    store.experiment.value = page.experiment;
    store.passes.value = page.passes;
    store.script.value = page.script;
    store.granularity.value = page.script.granularity;
    store.sample.value = page.script.sample;
    store.exampleId.value = page.exampleId;
    store.selected.value = null;
    clock.jumpTo(page.cursor);
  });
  settle();
  store.stale.value = page.stale;
  // The steps may be in the language of that time.
  askSteps();
}

function refresh(edits: Edit[]): void {
  if (edits.some(({ kind }) => kind !== 'number')) {
    store.stale.value = true;
    askSteps();
  } else {
    askNumbers();
  }
}

function perform(change: Change): void {
  if (change.kind === 'page') {
    showPage(change.page);
    return;
  }
  batch(() => {
    store.document.value = applyEdit(store.document.value, change.document).document;
    store.experiment.value = applyEdit(store.experiment.value, change.experiment).document;
    store.stale.value = true;
  });
  refresh([change.document]);
}

/** Edits the experiment; edits of one `gesture` are taken back together. */
function edit(edit: Edit, gesture: string | null): void {
  const document = applyEdit(store.document.value, edit);
  const experiment = applyEdit(store.experiment.value, edit);
  batch(() => {
    store.document.value = document.document;
    store.experiment.value = experiment.document;
    store.stale.value = true;
    history.value = histories.record(history.value, {
      forward: { kind: 'edit', document: edit, experiment: edit },
      inverse: { kind: 'edit', document: document.inverse, experiment: experiment.inverse },
      gesture,
    });
  });
  refresh([edit]);
}

/** Writes a weight, bias, input, label or the learning rate; no edit where nothing changes. */
export function setNumber(ref: string, value: number, gesture: string | null = null): void {
  if (store.valueOf(ref) !== value) edit({ kind: 'number', ref, value }, gesture);
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

export function setLoss(loss: string): void {
  if (store.document.value.loss !== loss) edit({ kind: 'loss', value: loss }, null);
}

export function undo(): void {
  const back = histories.undo(history.value);
  if (!back) return;
  history.value = back.history;
  perform(back.change);
}

export function redo(): void {
  const again = histories.redo(history.value);
  if (!again) return;
  history.value = again.history;
  perform(again.change);
}

interface Place {
  step: number;
  sample: number;
  granularity: Granularity;
}

/** Puts another document in the page's place as one change that can be taken back. */
function replacePage(write: () => void): void {
  const before = currentPage();
  write();
  history.value = histories.record(history.value, {
    forward: { kind: 'page', page: currentPage() },
    inverse: { kind: 'page', page: before },
    gesture: null,
  });
}

type Commit = (write: () => void) => void;

/** Asks for another document; the promise is kept once it is on the page, or was refused. */
function open(next: Experiment, exampleId: string | null, place: Place, commit: Commit): Promise<void> {
  return new Promise((settled) => {
    const load = { document: tidy(next), exampleId, step: place.step, commit, settled };
    askFor(load, place.sample, place.granularity);
  });
}

/** Opens an example of the server's; the page stays as it is when that fails, and says so. */
export async function openExample(id: string): Promise<void> {
  try {
    const { experiment } = await get<{ experiment: Experiment }>(`/examples/${id}`);
    const place = { step: 0, sample: 1, granularity: store.granularity.value };
    await open(experiment, id, place, replacePage);
  } catch (fault) {
    const words = fault instanceof Refusal ? [fault.message] : [];
    announce({ kind: 'link', key: 'notice.example_failed', words });
  }
}

/** Whether a link holds nothing but another place in what is on the page. */
function onPage({ experiment, granularity, sample }: View): boolean {
  const { granularity: told, sample: teller } = store.script.value;
  const same = JSON.stringify(experiment) === JSON.stringify(store.document.value);
  return same && granularity === told && sample === teller;
}

async function openView(hash: string, commit: Commit): Promise<void> {
  const opened = await decodeLink(hash);
  if ('fault' in opened) {
    announce({ kind: 'link', key: `notice.link_${opened.fault}` });
    return;
  }
  withdraw('link');
  const { view } = opened;
  if (onPage(view)) clock.jumpTo(view.step);
  else await open(view.experiment, null, view, commit);
}

/** Opens what a link holds; a broken one leaves the page alone and says so. */
export function openLink(hash: string): Promise<void> {
  return openView(hash, replacePage);
}

/** The same at the start, where there is nothing yet to come back to. */
export function openFirst(hash: string): Promise<void> {
  return openView(hash, (write) => write());
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
