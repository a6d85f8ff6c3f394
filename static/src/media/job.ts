/** The file that is being made: how far it is, and how it ended. One at a time. */

import { computed, signal, type Signal } from '@preact/signals';

import { faultKey } from './faults';
import { makeFilm, makeStill, type FilmOrder, type StillOrder } from './make';

export type Job =
  | { kind: 'none' }
  | { kind: 'drawing' }
  | { kind: 'working'; done: number; all: number; left: number | null }
  | { kind: 'saved'; name: string; bytes: number; seconds: number }
  | { kind: 'cancelled' }
  | { kind: 'failed'; key: string };

export const job: Signal<Job> = signal<Job>({ kind: 'none' });

/** A film is being made: a picture is there before a bar could be read. */
export const filming = computed(() => job.value.kind === 'working');

let running: AbortController | null = null;

/** Long enough for a browser to take the file over. */
const KEPT_MS = 60_000;

function hand(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Until so many frames are drawn there is nothing to reckon the rest from. */
const ENOUGH = 8;

async function run(name: string, first: Job, make: (signal: AbortSignal, begun: number) => Promise<Blob>): Promise<void> {
  running?.abort();
  const control = new AbortController();
  running = control;
  const begun = performance.now();
  job.value = first;
  try {
    const file = await make(control.signal, begun);
    if (control.signal.aborted) return;
    hand(file, name);
    // Who has gone on to another kind of file since is not told of this one.
    if (job.value.kind !== 'none') job.value = { kind: 'saved', name, bytes: file.size, seconds: (performance.now() - begun) / 1000 };
  } catch (fault) {
    if (!control.signal.aborted) job.value = { kind: 'failed', key: faultKey(fault) };
  } finally {
    if (running === control) running = null;
  }
}

export const saveStill = (order: StillOrder, name: string): Promise<void> => run(name, { kind: 'drawing' }, () => makeStill(order));

export const saveFilm = (order: FilmOrder, name: string): Promise<void> =>
  run(name, { kind: 'working', done: 0, all: 0, left: null }, (signal, begun) => {
    const report = (done: number, all: number): void => {
      if (signal.aborted) return;
      const spent = (performance.now() - begun) / 1000;
      job.value = { kind: 'working', done, all, left: done < ENOUGH ? null : (spent / done) * (all - done) };
    };
    return makeFilm(order, report, signal);
  });

/** At once: whatever is under way is let go of, and nothing is saved. */
export function cancel(): void {
  if (!running) return;
  running.abort();
  running = null;
  job.value = { kind: 'cancelled' };
}

/** Back to the choices. */
export function forget(): void {
  if (!filming.value) job.value = { kind: 'none' };
}
