/** Which parts of an explanation say the same, so that nothing is said twice. Pure. */

import type { Explanation, Factor, Term, Way } from '../api/types';
import { MOST_COLOURED } from '../diagram/lanes';
import { parseTemplate } from '../formula/fill';

const spelled = (factors: readonly Factor[]): string => factors.map(({ latex }) => latex).join(' ');

/** What is shown of an explanation beside its formula. */
interface Shown {
  ref: string;
  factors: readonly Factor[];
  paths: readonly Way[];
}

/** Whether the terms of a sum are the ways from the loss, one for one. */
export function sameProducts(terms: readonly Term[], paths: readonly Way[]): boolean {
  return (
    terms.length === paths.length && terms.every(({ factors }, at) => spelled(factors) === spelled(paths[at]?.factors ?? []))
  );
}

/** Whether the only way from the loss has the very factors that are shown already, or is the number itself. */
export function whole({ ref, factors, paths }: Shown): boolean {
  const [only] = paths;
  if (!only || paths.length > 1) return false;
  return only.factors.every((factor) => factor.ref === ref) || spelled(factors) === spelled(only.factors);
}

/** The quantities that the sentence about a number speaks of. */
export function namesOnly({ ref, expanded }: Pick<Explanation, 'ref' | 'expanded'>): string[] {
  return [ref, ...parseTemplate(expanded).slots.map((slot) => slot.ref)];
}

/** Few enough ways for each to have its own colour, and more than one to be told apart. */
function distinct({ paths, rest }: Pick<Explanation, 'paths' | 'rest'>): boolean {
  return !rest && paths.length > 1 && paths.length <= MOST_COLOURED;
}

/** The ways that are drawn in colours: the number's own, or else those with loss and output apart. */
export function coloured(of: Pick<Explanation, 'paths' | 'rest' | 'unfused'>): readonly Way[] | null {
  if (distinct(of)) return of.paths;
  return of.unfused && distinct(of.unfused) ? of.unfused.paths : null;
}
