/** Undo and redo without limit. Pure: a history is a value. */

export interface Entry<Change> {
  forward: Change;
  inverse: Change;
  /** Entries of one gesture (a drag, arrow keys in one field) are taken back together. */
  gesture: string | null;
}

export interface History<Change> {
  past: readonly Entry<Change>[];
  future: readonly Entry<Change>[];
}

export const EMPTY: History<never> = { past: [], future: [] };

/** The history after a new change: what was undone can no longer be redone. */
export function record<Change>(history: History<Change>, entry: Entry<Change>): History<Change> {
  const last = history.past.at(-1);
  const joins = last !== undefined && entry.gesture !== null && last.gesture === entry.gesture;
  if (!joins) return { past: [...history.past, entry], future: [] };
  return { past: [...history.past.slice(0, -1), { ...entry, inverse: last.inverse }], future: [] };
}

/** The change that takes the last one back, and the history after it; null when there is none. */
export function undo<Change>(history: History<Change>): { history: History<Change>; change: Change } | null {
  const entry = history.past.at(-1);
  if (!entry) return null;
  return {
    change: entry.inverse,
    history: { past: history.past.slice(0, -1), future: [entry, ...history.future] },
  };
}

/** The change that was taken back last, and the history after doing it again. */
export function redo<Change>(history: History<Change>): { history: History<Change>; change: Change } | null {
  const [entry, ...future] = history.future;
  if (!entry) return null;
  // A gesture that was taken back is over: what follows must not join it.
  return { change: entry.forward, history: { past: [...history.past, { ...entry, gesture: null }], future } };
}
