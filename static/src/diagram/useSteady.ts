/** A mark's computed that gives the object it gave last while the two are alike. */

import { useComputed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';

import { keeper } from '../state/steady';

/** What is written or drawn alike is the same object, and nothing that hangs on it is looked at again. */
export function useSteady<T>(make: () => T, key: (made: T) => string): ReadonlySignal<T> {
  const keep = useMemo(() => keeper(key), []);
  return useComputed(() => keep(make()));
}
