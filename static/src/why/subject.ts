/** Which number the panel explains, and how one goes from explanation to explanation. Pure. */

import { parseRef } from '../refs';

const GRADIENTS: Record<string, string> = { w: 'dw', b: 'db', x: 'dx' };

interface Moment {
  selected: string | null;
  /** The target of the step shown. */
  target: string | null;
  known(ref: string): boolean;
  /** Whether a number is to be found out first: then its formula is not told either. */
  hidden?(ref: string): boolean;
}

/** The gradient of a parameter or an input: what is there to explain about a number that is given. */
function gradientOf(text: string): string | null {
  const kind = parseRef(text)?.kind;
  const gradient = kind && GRADIENTS[kind];
  return gradient ? gradient + text.slice(kind.length) : null;
}

/** The chosen number, known yet or not, or else the one the step calculates. */
export function subjectOf({ selected, target, known, hidden }: Moment): string | null {
  const chosen = selected ?? target;
  if (chosen === null) return null;
  const gradient = gradientOf(chosen);
  if (gradient !== null && known(gradient)) return gradient;
  const stays = selected !== null && hidden?.(chosen) !== true;
  return stays || known(chosen) ? chosen : null;
}

/** From the first number asked for to the one shown. */
export interface Trail {
  root: string;
  opened: readonly string[];
}

/** The whole way, its root first; a trail from another root is void. */
export function wayTo(subject: string | null, trail: Trail | null): string[] {
  if (subject === null) return [];
  return trail?.root === subject ? [subject, ...trail.opened] : [subject];
}

/** One further; going to a number that the way has passed is going back to it. */
export function opened(way: readonly string[], ref: string): string[] {
  const at = way.indexOf(ref);
  return at < 0 ? [...way, ref] : way.slice(0, at + 1);
}
