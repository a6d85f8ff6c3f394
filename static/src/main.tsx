/** Start: take over what the server has put into the page, open the address, follow the keyboard. */

import { render } from 'preact';

import { App, furnished } from './App';
import { keepVerdict } from './check/own';
import { keepQuiz } from './check/predict';
import { keepLanguage } from './check/retell';
import { awaitKatex } from './formula/katex';
import { begin, keepHooks, openAtFirst, readBoot, watchRefusals, watchStaleness } from './start';
import { initialHash, keepAddress } from './state/address';
import { listenToKeys } from './state/keyboard';
import { keepHint } from './state/hint';
import { keepProving } from './state/proof';
import { openFirst } from './state/opening';
import { keepSession, restoreLast } from './state/restoring';
import { recallNumbers } from './state/preferences';
import * as store from './state/store';
import { listenForNetwork } from './state/sync';
import { watchPointer } from './ui/focus';
import { fitOnPaper } from './ui/paper';
import { keepLit } from './ui/terms';

/** What is to be on the page at first: what the address names, or else what was there last. */
async function opening(example: string | null): Promise<(() => Promise<void>) | null> {
  const hash = await initialHash();
  if (hash) return () => openFirst(hash);
  return new URLSearchParams(location.search).has('example') || example === null ? null : () => restoreLast(example);
}

/** Lets the browser paint and answer before the next piece of work. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no place for the workbench');
  const boot = readBoot();
  begin(boot);
  const bare = store.document.peek();
  recallNumbers();
  keepHooks(root);
  watchStaleness();
  watchRefusals();
  const open = await opening(boot.exampleId);
  if (open) await openAtFirst(open);
  await breath();
  root.replaceChildren();
  document.documentElement.classList.remove('opening');
  render(<App />, root);
  listenToKeys();
  await breath();
  furnished.value = true;
  await breath();
  awaitKatex();
  watchPointer();
  fitOnPaper();
  listenForNetwork();
  keepAddress();
  void keepSession(store.document.peek() === bare && store.cursor.peek() === 0);
  keepHint();
  keepProving();
  keepLit();
  keepVerdict();
  keepQuiz();
  keepLanguage();
}

void start();
