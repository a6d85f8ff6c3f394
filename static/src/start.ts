/** What every page of ours does at its start: take over what the server has put into it. */

import { batch, computed, effect, untracked } from '@preact/signals';

import type { Boot } from './api/types';
import { loadKatex } from './formula/katex';
import { tidy } from './state/document';
import { withdraw } from './state/notices';
import * as store from './state/store';
import { underWay } from './state/turns';

/** A link is opened before the first picture, unless the server takes longer than this. */
const LINK_PATIENCE_MS = 1_500;

export function readBoot(): Boot {
  const source = document.getElementById('boot')?.textContent;
  if (!source) throw new Error('the page has come without its data');
  return JSON.parse(source) as Boot;
}

export function begin({ locale, writing, exampleId, experiment, passes, trace, examples, limits, version }: Boot): void {
  const { granularity, sample, steps, phases } = trace;
  batch(() => {
    store.locale.value = locale;
    store.writing.value = writing;
    store.wantedWriting.value = writing;
    store.exampleId.value = exampleId;
    store.document.value = tidy(experiment);
    store.experiment.value = experiment;
    store.passes.value = passes;
    store.granularity.value = granularity;
    store.script.value = { granularity, sample, steps, phases };
    store.examples.value = examples;
    store.limits.value = limits;
    store.version.value = version;
  });
}

/** An edit waits for its numbers, or a change of the network for its answer. */
const waits = computed(() => store.stale.value || underWay.value);

/** The hooks that tests, teachers' scripts and extensions read. */
export function keepHooks(root: HTMLElement): void {
  effect(() => {
    root.dataset.step = String(store.cursor.value);
    root.dataset.steps = String(store.script.value.steps.length);
    root.dataset.stale = String(waits.value);
    root.classList.toggle('overdue', store.overdue.value);
  });
}

/** What is stale is shown as stale, unless the answer comes sooner than that could be seen. */
const GLANCE_MS = 100;

export function watchStaleness(): void {
  effect(() => {
    if (!waits.value) {
      store.overdue.value = false;
      return undefined;
    }
    const timer = setTimeout(() => (store.overdue.value = true), GLANCE_MS);
    return () => clearTimeout(timer);
  });
}

/** What could not be opened left the page as it was: once the page is another, nobody needs to be told so. */
export function watchRefusals(): void {
  effect(() => {
    void store.document.value;
    untracked(() => withdraw('opening'));
  });
}

/** Opens it and waits until it is on the page, its step's formula too (or turned out not to open). */
export async function openAtFirst(open: () => Promise<void>): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, LINK_PATIENCE_MS));
  const opened = open().then(() => (store.cursor.peek() > 0 ? loadKatex() : undefined));
  await Promise.race([opened, patience]);
}
