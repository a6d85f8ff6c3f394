/** The presets: each its own way of writing, none of them touching a number by itself. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { otherNumbers, presetOf, PRESETS } from '../../src/notation/presets';
import { NAMES, ORIENTATIONS } from '../../src/writing';

const LOSSES = ['mse', 'half_sse', 'sse'];
const NIELSEN = PRESETS.find(({ id }) => id === 'nielsen') ?? null;

test('every preset is told by its writing, and every way of naming has one', () => {
  for (const preset of PRESETS) assert.equal(presetOf(preset.writing), preset);
  assert.deepEqual(new Set(PRESETS.map(({ writing }) => writing.names)), new Set(NAMES));
  assert.deepEqual(new Set(PRESETS.map(({ writing }) => writing.orientation)), new Set(ORIENTATIONS));
});

test('a mixture of one’s own is no book’s', () => {
  assert.equal(presetOf({ names: 'nielsen', orientation: 'from_to' }), null);
});

test('a book’s numbers are offered only where they differ and are possible', () => {
  const book = { loss: 'half_sse', reduction: 'mean' } as const;
  assert.deepEqual(otherNumbers(NIELSEN, { loss: 'mse', reduction: 'mean' }, 1, LOSSES), book);
  assert.deepEqual(otherNumbers(NIELSEN, { loss: 'half_sse', reduction: 'sum' }, 3, LOSSES), book);
  assert.equal(otherNumbers(NIELSEN, { loss: 'half_sse', reduction: 'sum' }, 1, LOSSES), null);
  assert.equal(otherNumbers(NIELSEN, book, 3, LOSSES), null);
  assert.equal(otherNumbers(NIELSEN, { loss: 'mse', reduction: 'mean' }, 1, ['mse']), null);
  assert.equal(otherNumbers(null, { loss: 'mse', reduction: 'mean' }, 1, LOSSES), null);
});
