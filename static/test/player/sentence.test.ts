import assert from 'node:assert/strict';
import { test } from 'node:test';

import { narrationOf, pieces, sentenceAt } from '../../src/player/sentence';
import { UNIT_STEPS } from '../steps';

const known = (value: number | undefined) => (ref: string) => (ref === 'dw.1.1.1' ? value : undefined);

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
  const outcomes = { of: 'dw.1.1.1', positive: 'Up.', negative: 'Down.', zero: 'Still.' };
  const step = { ...UNIT_STEPS[0]!, narration_template: 'So.', outcomes };
  assert.equal(narrationOf(step, known(2), 'en'), 'So. Up.');
  assert.equal(narrationOf(step, known(-2), 'en'), 'So. Down.');
  assert.equal(narrationOf(step, known(0), 'en'), 'So. Still.');
  assert.equal(narrationOf(step, known(undefined), 'en'), 'So.');
  assert.equal(narrationOf({ ...step, outcomes: null }, known(2), 'en'), 'So.');
});

test('an empty closing sentence leaves no gap behind, and Chinese sentences follow without one', () => {
  const step = { ...UNIT_STEPS[0]!, narration_template: 'So.', outcomes: { of: 'dw.1.1.1', positive: '', negative: 'Down.', zero: '' } };
  assert.equal(narrationOf(step, known(2), 'en'), 'So.');
  assert.equal(narrationOf(step, known(-2), 'zh'), 'So.Down.');
});

test('after the last step the loss goes, hardly goes, or stays', () => {
  const steps = UNIT_STEPS.slice(0, 1);
  const end = (before: number, after: number): string =>
    sentenceAt(steps, 1, (ref) => ({ L: before, 'new.L': after })[ref], 'en', (key) => `<${key}>`);
  assert.ok(end(0.5, 0.4).endsWith(' <narration.end>'));
  assert.ok(end(0.5, 0.5 - 1e-12).endsWith(' <narration.end_close>'));
  assert.ok(end(0.5, 0.5).endsWith(' <narration.end_same>'));
});
