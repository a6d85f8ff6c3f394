/** The sizes of a network as a person types them: `3-4-4-2`, inputs first. Pure. */

import type { Limits, Sentence } from '../structure/edits';

export type Sizes = { readonly sizes: readonly number[] } | { readonly fault: Sentence };

/** Any dash, comma, cross or arrow, an x between digits, or a space alone parts two sizes. */
const BETWEEN = /\s*[-\u2010-\u2015\u2212,;、×*/→>]\s*|(?<=\d)\s*x\s*(?=\d)|\s+/i;

const fault = (key: string, params?: Sentence['params']): Sizes => ({ fault: { key: `network.fault.${key}`, params } });

const parametersOf = (sizes: readonly number[], biased: boolean): number =>
  sizes.slice(1).reduce((sum, units, at) => sum + ((sizes[at] ?? 0) + Number(biased)) * units, 0);

function within(sizes: readonly number[], limits: Limits, biased: boolean): Sizes {
  if (sizes.length === 1) return fault('single', { size: sizes[0] ?? 0 });
  if (sizes.includes(0)) return fault('zero');
  const widest = Math.max(...sizes);
  if (widest > limits.units) return fault('units', { found: widest, most: limits.units });
  if (sizes.length - 1 > limits.layers) return fault('layers', { found: sizes.length - 1, most: limits.layers });
  const count = parametersOf(sizes, biased);
  if (count > limits.parameters) return { fault: { key: 'structure.parameters_limit', params: { count, most: limits.parameters } } };
  return { sizes };
}

/** The sizes meant by `text`, or why they are none. */
export function parseSizes(text: string, limits: Limits, biased: boolean): Sizes {
  const written = text.normalize('NFKC').trim();
  if (written === '') return fault('empty');
  const parts = written.split(BETWEEN);
  const odd = parts.find((part) => !/^\d+$/.test(part));
  if (odd !== undefined) return odd === '' ? fault('gap', { text: written }) : fault('syntax', { text: odd });
  return within(parts.map(Number), limits, biased);
}
