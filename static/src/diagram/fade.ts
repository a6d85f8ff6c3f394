/** How much of a mark is there, as attributes: a mark that is not there costs the browser nothing. */

import { useDrawn, type Drawn } from './drawn';

/** Opacity is set only between 0 and 1; at 0 the mark is taken out of the drawing. */
export const faded = (amount: number): Drawn => ({
  opacity: amount > 0 && amount < 1 ? amount : undefined,
  display: amount > 0 ? undefined : 'none',
});

/** The properties of an element of which there is so much. */
export const useFade = (amount: () => number): ReturnType<typeof useDrawn> => useDrawn(() => faded(amount()));
