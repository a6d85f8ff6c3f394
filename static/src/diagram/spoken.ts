/** What a screen reader hears of a place in the picture: "weight w 2 1 2, 1.5, gradient 10.5". Pure. */

import { formatNumber } from '../format';
import { heard } from '../heard';
import { parseRef, place, symbolText, type NameStyle } from '../refs';
import { depth, outGradientRef, scoped, type Shape } from './shape';

export interface Hearing {
  readonly shape: Shape;
  readonly style: NameStyle;
  readonly sample: number;
  /** Whether the update leaves biases as they are. */
  readonly frozen: boolean;
  /** The number, where it is known at the cursor. */
  value(ref: string): number | undefined;
  t(key: string, params?: Record<string, string | number>): string;
}

/** What is heard: which quantity it is, and what is known of it. */
export interface Spoken {
  readonly name: string;
  readonly told: string;
}

/** Its symbol: the picture is of one sample, and a label is called so. */
const nameOf = (text: string, style: NameStyle): string => symbolText(text, { ...style, batch: false }).replace('^label', '');

/** The gradients that are told together with a quantity, and its new value. */
export function companions(text: string, shape: Shape): { gradient: string | null; updated: string | null } {
  const ref = parseRef(text);
  const here = place(text);
  switch (ref?.kind) {
    case 'w':
    case 'b':
      return { gradient: `d${here}`, updated: `new.${here}` };
    case 'x':
      return { gradient: `d${here}`, updated: null };
    case 'h':
      return { gradient: here.replace('h', 'dz'), updated: null };
    case 'a':
      return { gradient: outGradientRef(shape, ref.layer, ref.unit), updated: null };
    case 'y':
      return { gradient: outGradientRef(shape, depth(shape), ref.unit), updated: null };
    case 'L':
      return { gradient: null, updated: 'new.L' };
    default:
      return { gradient: null, updated: null };
  }
}

export function spoken(text: string, { shape, style, sample, frozen, value, t }: Hearing): Spoken {
  const kind = parseRef(text)?.kind ?? '';
  const { gradient, updated } = companions(text, shape);
  const number = (ref: string | null): string | null => {
    const found = ref === null ? undefined : value(scoped(ref, sample));
    return found === undefined ? null : heard(formatNumber(found), t);
  };
  const parts = [number(text) ?? t('table.unknown')];
  const slope = kind === 'h' ? value(scoped(text.replace('h', 'slope'), sample)) : undefined;
  if (kind === 'b' && frozen) parts.push(t('diagram.spoken.frozen'));
  if (slope === 0) parts.push(t('diagram.spoken.shut'));
  const back = number(gradient);
  if (back !== null) parts.push(t('diagram.spoken.gradient', { value: back }));
  const next = number(updated);
  if (next !== null) parts.push(t('diagram.spoken.updated', { value: next }));
  return {
    name: t(`diagram.spoken.${kind}`, { name: heard(nameOf(text, style), t) }),
    told: parts.join(t('diagram.spoken.comma')),
  };
}
