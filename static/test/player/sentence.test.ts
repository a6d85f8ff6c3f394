import assert from 'node:assert/strict';
import { test } from 'node:test';

import { narrationOf, pieces } from '../../src/player/sentence';
import { UNIT_STEPS } from '../steps';

test('a sentence falls into words, symbols and numbers', () => {
  assert.deepEqual(pieces('⟨w.2.1.2⟩ carried ⟦a.1.2⟧ on.'), [
    { kind: 'symbol', ref: 'w.2.1.2' },
    { kind: 'text', text: ' carried ' },
    { kind: 'number', ref: 'a.1.2' },
    { kind: 'text', text: ' on.' },
  ]);
  assert.deepEqual(pieces(''), []);
});

test('the closing sentence fits the sign of the value', () => {
  const outcomes = { positive: 'Up.', negative: 'Down.', zero: 'Still.' };
  const step = { ...UNIT_STEPS[0]!, narration_template: 'So.', outcomes };
  assert.equal(narrationOf(step, 2, 'en'), 'So. Up.');
  assert.equal(narrationOf(step, -2, 'en'), 'So. Down.');
  assert.equal(narrationOf(step, 0, 'en'), 'So. Still.');
  assert.equal(narrationOf(step, undefined, 'en'), 'So.');
  assert.equal(narrationOf({ ...step, outcomes: null }, 2, 'en'), 'So.');
});

test('an empty closing sentence leaves no gap behind, and Chinese sentences follow without one', () => {
  const step = { ...UNIT_STEPS[0]!, narration_template: 'So.', outcomes: { positive: '', negative: 'Down.', zero: '' } };
  assert.equal(narrationOf(step, 2, 'en'), 'So.');
  assert.equal(narrationOf(step, -2, 'zh'), 'So.Down.');
});
