/**
 * What this browser had open: each tab keeps its last state under a key of its own, so that two tabs
 * never write over each other, and the newest few are kept. Pure but for the storage it is given.
 */

import { readView, type View } from './link';

/** The last state of one tab. */
export interface Session {
  id: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  view: View;
}

type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'gradwalk.session.';
const KEPT = 8;

function parsed(id: string, text: string | null): Session | null {
  try {
    const { savedAt, view } = JSON.parse(text ?? '') as { savedAt: unknown; view: unknown };
    const opened = readView(view);
    return typeof savedAt === 'number' && 'view' in opened ? { id, savedAt, view: opened.view } : null;
  } catch {
    return null;
  }
}

function keys(store: Store): string[] {
  const all = Array.from({ length: store.length }, (_, at) => store.key(at) ?? '');
  return all.filter((key) => key.startsWith(PREFIX));
}

/** Every state that is kept, the newest first; what can't be read is passed over. */
export function readSessions(store: Store): Session[] {
  const found = keys(store).map((key) => parsed(key.slice(PREFIX.length), store.getItem(key)));
  return found.filter((session) => session !== null).sort((a, b) => b.savedAt - a.savedAt);
}

const same = (a: Session, b: Session): boolean => JSON.stringify(a.view) === JSON.stringify(b.view);

/** The states worth offering beside `shown`: no two alike. */
export function others(sessions: readonly Session[], shown: Session): Session[] {
  const rest = sessions.filter(({ id }) => id !== shown.id);
  return rest.filter((one, at) => !same(one, shown) && !rest.slice(0, at).some((newer) => same(newer, one)));
}

/** Keeps the state of one tab, giving up the oldest of others where there is no more room. */
export function writeSession(store: Store, { id, savedAt, view }: Session): void {
  const mine = PREFIX + id;
  const text = JSON.stringify({ savedAt, view });
  const older = keys(store)
    .filter((key) => key !== mine)
    .map((key) => ({ key, savedAt: parsed(key, store.getItem(key))?.savedAt ?? 0 }))
    .sort((a, b) => b.savedAt - a.savedAt);
  for (const { key } of older.splice(KEPT - 1)) store.removeItem(key);
  for (;;) {
    try {
      store.setItem(mine, text);
      return;
    } catch {
      const oldest = older.pop();
      if (!oldest) return;
      store.removeItem(oldest.key);
    }
  }
}
