/** Which tab this is: the same after a reload and a crash, another in a tab that was duplicated. */

const KEY = 'gradwalk.tab';

/** Storage that may be forbidden (by the browser's settings, or in a sandboxed frame). */
export function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

/** Takes an id that no other open page holds, and holds it as long as this page lives. */
function hold(id: string): Promise<boolean> {
  return new Promise((told) => {
    const keep = (lock: Lock | null): Promise<void> | undefined => {
      told(lock !== null);
      return lock ? new Promise(() => undefined) : undefined;
    };
    navigator.locks.request(`${KEY}.${id}`, { ifAvailable: true }, keep).catch(() => told(false));
  });
}

// Not crypto.randomUUID, which plain HTTP does not have.
const fresh = (): string => [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('');

/**
 * A duplicated tab brings a copy of its origin's session storage, and so the same id: the lock that
 * goes with it tells. Where there are no locks (plain HTTP), each page that is opened is a tab.
 */
export async function tabId(): Promise<string> {
  const before = storage('sessionStorage')?.getItem(KEY);
  if (before && 'locks' in navigator && (await hold(before))) return before;
  const id = fresh();
  if ('locks' in navigator) await hold(id);
  storage('sessionStorage')?.setItem(KEY, id);
  return id;
}
