/** Which number a person may bring to be checked. Pure. */

import { isMatrix, parseRef } from '../refs';
import { editable } from '../state/document';

/** Whether a ref names one number that is calculated: what is given can't be got wrong. */
export function gradable(text: string): boolean {
  const ref = parseRef(text);
  return ref !== null && !isMatrix(ref) && !editable(text);
}

/** Whether a step derives it: a local derivative and the loss after the update are only told of. */
export function derivable(text: string): boolean {
  return gradable(text) && !['slope', 'new.L'].includes(parseRef(text)?.kind ?? '');
}

/** The quantity in question: the one selected, else the one that the step makes known. */
export function subjectOf(selected: string | null, target: string | undefined): string | null {
  return [selected, target].find((text) => text != null && gradable(text)) ?? null;
}
