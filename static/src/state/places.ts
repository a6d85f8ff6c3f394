/** A place of a document, as people call it: "weight w₁₂₁, layer 1, row 1, column 2". Pure. */

import type { Experiment } from '../api/types';
import { symbolText, type NameStyle } from '../refs';
import type { Sentence } from '../structure/edits';
import type { Writing } from '../writing';

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** How a document's quantities are named, however little of it can be used. */
export function styleOf(document: Experiment, writing: Writing): NameStyle {
  const layers = list(document.layers) as readonly ({ units?: unknown } | null)[];
  const chain = document.inputs === 1 && layers.every((layer) => layer?.units === 1);
  // A weight has no sample, and the sample of an input or a label is told in words.
  return { ...writing, chain, batch: false, depth: layers.length };
}

/** The keys and indices of a JSON pointer (RFC 6901), within the experiment. */
function steps(pointer: string): string[] {
  const parts = pointer.split('/').slice(1).map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  return parts[0] === 'experiment' ? parts.slice(1) : parts;
}

/** As people count. */
const nth = (index: string): number => Number(index) + 1;

function inLayer(layer: number, [field, first, second]: readonly string[], style: NameStyle): Sentence {
  if (field === 'weights' && first !== undefined) {
    const row = nth(first);
    if (second === undefined) return { key: 'place.weights_row', params: { layer, row } };
    const name = symbolText(`w.${layer}.${nth(second)}.${row}`, style);
    return { key: 'place.weight', params: { name, layer, row, column: nth(second) } };
  }
  if (field === 'weights') return { key: 'place.weights', params: { layer } };
  if (field === 'biases' && first !== undefined) {
    return { key: 'place.bias', params: { name: symbolText(`b.${layer}.${nth(first)}`, style), layer } };
  }
  if (field === 'biases') return { key: 'place.biases', params: { layer } };
  return field === undefined ? { key: 'place.layer', params: { layer } } : { key: 'place.layer_field', params: { layer, field } };
}

function inSamples(field: 'x' | 'target', sample: number, column: string | undefined, style: NameStyle): Sentence {
  const kind = field === 'x' ? 'input' : 'label';
  if (column === undefined) return { key: `place.${kind}s`, params: { sample } };
  const name = symbolText(`${field === 'x' ? 'x' : 't'}.${nth(column)}`, style);
  return { key: `place.${kind}`, params: { name, sample } };
}

/** The words for what a pointer leads to; null for the whole of the document. */
export function placeAt(pointer: string, style: NameStyle): Sentence | null {
  const [field, first, ...rest] = steps(pointer);
  if (field === undefined) return null;
  if (first === undefined) return { key: 'place.field', params: { field } };
  if (field === 'layers') return inLayer(nth(first), rest, style);
  if (field === 'edits') return { key: 'place.edit', params: { name: symbolText(first, style) } };
  if (field === 'x' || field === 'target') return inSamples(field, nth(first), rest[0], style);
  return { key: 'place.field', params: { field } };
}
