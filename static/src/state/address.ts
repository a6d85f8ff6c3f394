/** The address always holds the experiment and the place: a reload, or a copied link, restores them. */

import { computed, effect, type ReadonlySignal } from '@preact/signals';

import { encodeLink, isLink, type View } from './link';
import { openLink } from './opening';
import * as store from './store';
import { storage } from './tab';

/** Browsers refuse more than a hundred changes of the address in half a minute. */
const INTERVAL_MS = 400;
const UNSAVED = 'gradwalk.unsaved';

/** What a link, a file and a saved state hold. */
export const view: ReadonlySignal<View> = computed(() => ({
  experiment: store.document.value,
  step: store.cursor.value,
  granularity: store.granularity.value,
  sample: store.sample.value,
  writing: store.wantedWriting.value,
}));

let written = '';
let saved: View['experiment'] | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let due = false;

async function write(): Promise<void> {
  due = false;
  const state = view.value;
  const hash = await encodeLink(state);
  // Packing takes a moment; if the state moved on, the next write holds it.
  if (state !== view.value || hash === written) return;
  written = hash;
  saved = state.experiment;
  history.replaceState(history.state, '', hash);
}

function schedule(): void {
  if (timer !== undefined) {
    due = true;
    return;
  }
  void write();
  timer = setTimeout(() => {
    timer = undefined;
    if (due) schedule();
  }, INTERVAL_MS);
}

/** A page that closes cannot wait for the packing: what the address lacks is left beside it. */
function leaveUnsaved(): void {
  if (due) storage('sessionStorage')?.setItem(UNSAVED, JSON.stringify({ hash: location.hash, view: view.value }));
}

/** The fragment to open at the start: the address, or what was newer than it when the page closed. */
export async function initialHash(): Promise<string | null> {
  const left = storage('sessionStorage')?.getItem(UNSAVED);
  storage('sessionStorage')?.removeItem(UNSAVED);
  if (left) {
    const { hash, view: newest } = JSON.parse(left) as { hash: string; view: View };
    if (hash === location.hash) history.replaceState(history.state, '', await encodeLink(newest));
  }
  return isLink(location.hash) ? location.hash : null;
}

/**
 * From now on the address follows the state, and a changed address is opened. One that could not be
 * opened at the start stays until something is done: the work in it is not to be lost.
 */
export function keepAddress(): void {
  let atStart = isLink(location.hash) ? view.peek() : null;
  effect(() => {
    if (view.value === atStart) return;
    atStart = null;
    // A change of the address costs a frame or two: while playing, the place alone can wait.
    if (store.playing.value && view.value.experiment === saved) due = true;
    else schedule();
  });
  window.addEventListener('pagehide', leaveUnsaved);
  window.addEventListener('hashchange', ({ newURL }) => {
    // What was asked for, though the state may have been written over it since.
    const { hash } = new URL(newURL);
    if (hash === written) return;
    if (isLink(hash)) void openLink(hash).then((opened) => (opened ? undefined : putBack()));
    else putBack();
  });
}

/** A link that could not be opened, and what is none, make way: a reload shall show what is on the page. */
function putBack(): void {
  written = '';
  schedule();
}

/** The address of the present state, for passing on. */
export async function currentLink(path: string = location.pathname): Promise<string> {
  const url = new URL(path, location.origin);
  url.hash = await encodeLink(view.value);
  return url.href;
}
