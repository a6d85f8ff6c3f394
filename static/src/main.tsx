/** Start: take over what the server has put into the page, open the address, follow the keyboard. */

import { batch, effect } from '@preact/signals';
import { render } from 'preact';

import type { Boot } from './api/types';
import { App } from './App';
import { keepVerdict } from './check/own';
import { keepQuiz } from './check/predict';
import { keepLanguage } from './check/retell';
import { loadKatex } from './formula/katex';
import { initialHash, keepAddress } from './state/address';
import { tidy } from './state/document';
import { listenToKeys } from './state/keyboard';
import { keepHint } from './state/hint';
import { keepProving } from './state/proof';
import { openFirst } from './state/opening';
import * as store from './state/store';
import { listenForNetwork } from './state/sync';
import { watchPointer } from './ui/focus';
import { keepLit } from './ui/terms';

/** A link is opened before the first picture, unless the server takes longer than this. */
const LINK_PATIENCE_MS = 1_500;

function readBoot(): Boot {
  const source = document.getElementById('boot')?.textContent;
  if (!source) throw new Error('the page has come without its data');
  return JSON.parse(source) as Boot;
}

function begin(boot: Boot): void {
  const { locale, writing, exampleId, experiment, passes, trace, examples, limits, version } = boot;
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

/** The hooks that tests, teachers' scripts and extensions read. */
function keepHooks(root: HTMLElement): void {
  effect(() => {
    root.dataset.step = String(store.cursor.value);
    root.dataset.steps = String(store.script.value.steps.length);
    root.dataset.stale = String(store.stale.value);
    root.classList.toggle('overdue', store.overdue.value);
  });
}

/** What is stale is shown as stale, unless the answer comes sooner than that could be seen. */
const GLANCE_MS = 100;

function watchStaleness(): void {
  effect(() => {
    if (!store.stale.value) {
      store.overdue.value = false;
      return undefined;
    }
    const timer = setTimeout(() => (store.overdue.value = true), GLANCE_MS);
    return () => clearTimeout(timer);
  });
}

/** Opens what the address holds and waits until it is on the page (or turned out not to open). */
async function openAddress(): Promise<void> {
  const hash = await initialHash();
  if (!hash) return;
  const patience = new Promise((resolve) => setTimeout(resolve, LINK_PATIENCE_MS));
  await Promise.race([Promise.all([openFirst(hash), loadKatex()]), patience]);
}

/** Lets the browser paint and answer before the next piece of work. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no place for the workbench');
  begin(readBoot());
  keepHooks(root);
  watchStaleness();
  await openAddress();
  await breath();
  root.replaceChildren();
  document.documentElement.classList.remove('opening');
  render(<App />, root);
  await breath();
  void loadKatex();
  window.addEventListener('online', () => void loadKatex());
  watchPointer();
  listenToKeys();
  listenForNetwork();
  keepAddress();
  keepHint();
  keepProving();
  keepLit();
  keepVerdict();
  keepQuiz();
  keepLanguage();
}

void start();
