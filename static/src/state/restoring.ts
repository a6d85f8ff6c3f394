/** The last state survives a crash: kept while one works, and shown again where the address names none. */

import { effect, signal, type Signal } from '@preact/signals';

import { view } from './address';
import type { View } from './link';
import { announce, says, withdraw } from './notices';
import { openAtStart, openExample, openView } from './opening';
import { others, readSessions, writeSession, type Session } from './sessions';
import * as store from './store';
import { storage, tabId } from './tab';

const INTERVAL_MS = 300;

/** What else was open in this browser, for taking up again. */
export const recent: Signal<Session[]> = signal([]);

let firstExample = '';
let own = '';
let timer: ReturnType<typeof setTimeout> | undefined;
let unsaved: View | null = null;

function kept(): Session[] {
  const local = storage('localStorage');
  return local ? readSessions(local) : [];
}

/** What an experiment is called: by its title, or by its sizes. */
export function titleOf({ experiment }: View): string {
  const { title, inputs, layers } = experiment;
  return title || [inputs, ...layers.map(({ units }) => units)].join('-');
}

/** Shows the newest state that this browser keeps, and says so; `example` is what a fresh page shows. */
export async function restoreLast(example: string): Promise<void> {
  firstExample = example;
  const [last] = kept();
  if (!last || JSON.stringify(last.view) === JSON.stringify(view.peek())) return;
  await openAtStart(last.view);
  if (says('opening')) return;
  lookForRecent();
  announce({ kind: 'restored', key: 'notice.restored', params: { title: titleOf(last.view) } });
}

/** Looks anew at what other tabs have kept meanwhile. */
export function lookForRecent(): void {
  recent.value = others(kept(), { id: own, savedAt: 0, view: view.peek() });
}

export async function takeUp(session: Session): Promise<void> {
  await openView(session.view);
}

export async function startAfresh(): Promise<void> {
  await openExample(firstExample);
}

function save(): void {
  const local = storage('localStorage');
  if (unsaved && local && own) writeSession(local, { id: own, savedAt: Date.now(), view: unsaved });
  unsaved = null;
}

/** At once, and then at most once an interval, so that a drag costs little. */
function saveSoon(state: View): void {
  unsaved = state;
  if (timer !== undefined) return;
  save();
  timer = setTimeout(() => {
    timer = undefined;
    save();
  }, INTERVAL_MS);
}

/** From now on the state is kept. A page `untouched` at its first example is nothing to keep yet. */
export async function keepSession(untouched: boolean): Promise<void> {
  const first = view.peek();
  own = await tabId();
  let before = first;
  effect(() => {
    const state = view.value;
    if (state !== first) withdraw('restored');
    else if (untouched) return;
    // While playing, the place alone can wait.
    if (!store.playing.value || state.experiment !== before.experiment) saveSoon(state);
    before = state;
  });
  window.addEventListener('pagehide', save);
}
