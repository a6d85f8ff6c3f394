/** How much of a mark is there, as attributes: a mark that is not there costs the browser nothing. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

export interface Fade {
  readonly opacity: ReadonlySignal<number | undefined>;
  readonly display: ReadonlySignal<'none' | undefined>;
}

/** Opacity is set only between 0 and 1; at 0 the mark is taken out of the drawing. */
export function useFade(amount: () => number): Fade {
  const now = useComputed(amount);
  return {
    opacity: useComputed(() => (now.value > 0 && now.value < 1 ? now.value : undefined)),
    display: useComputed(() => (now.value > 0 ? undefined : 'none')),
  };
}
