/** Draws the ways of the number explained into the diagram, each in its own colour. */

import { effect, signal, type Signal } from '@preact/signals';

import { route, selected, ways } from '../state/store';
import { shown, told, way } from './ask';
import { coloured } from './parts';

/** Whether the list of ways is pointed at, or has the focus. */
export const looking: Signal<boolean> = signal(false);

/** While a step plays by itself nothing is drawn over it: only what was asked about has its ways drawn. */
export function keepWays(): () => void {
  const stop = effect(() => {
    const asked = selected.value !== null || way.value.length > 1 || looking.value;
    const state = shown.value;
    const found = asked && state && told.value(state.explanation.ref) ? coloured(state.explanation) : null;
    ways.value = found?.map(({ refs }) => refs) ?? null;
  });
  return () => {
    stop();
    ways.value = null;
    route.value = null;
  };
}
