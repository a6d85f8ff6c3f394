/** Values that are made anew but seldom differ. */

import { computed, type ReadonlySignal } from '@preact/signals';

/** A computed that stays the same object while its key stays the same. */
export function steady<T>(make: () => T, key: (made: T) => string): ReadonlySignal<T> {
  let last: { made: T; key: string } | null = null;
  return computed(() => {
    const made = make();
    const now = key(made);
    if (last?.key !== now) last = { made, key: now };
    return last.made;
  });
}
