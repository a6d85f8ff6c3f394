/** Values that are made anew but seldom differ. */

import { computed, type ReadonlySignal } from '@preact/signals';

/** Gives for what is made the object that was given last, while their keys are the same. */
export function keeper<T>(key: (made: T) => string): (made: T) => T {
  let last: { made: T; key: string } | null = null;
  return (made) => {
    const now = key(made);
    if (last?.key !== now) last = { made, key: now };
    return last.made;
  };
}

/** A computed that stays the same object while its key stays the same. */
export function steady<T>(make: () => T, key: (made: T) => string): ReadonlySignal<T> {
  const keep = keeper(key);
  return computed(() => keep(make()));
}
