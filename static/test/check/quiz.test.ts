import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  attemptAt,
  concealing,
  mistakeOf,
  mostHints,
  nameOf,
  nextHint,
  questionsOf,
  summaryOf,
  toldBy,
  withAttempt,
  type Attempts,
} from '../../src/check/quiz';
import { EDGE_STEPS, LAYER_STEPS, UNIT_STEPS } from '../steps';

const QUESTIONS = questionsOf(UNIT_STEPS);
const NONE: Attempts = new Map();

test('the gradients are asked for in the order of the backward pass', () => {
  assert.equal(QUESTIONS.length, 26);
  assert.deepEqual(QUESTIONS.slice(0, 5), ['dy.1', 'dy.2', 'dz.3.1', 'dz.3.2', 'dw.3.1.1']);
  assert.deepEqual(questionsOf(LAYER_STEPS), []);
  assert.deepEqual(questionsOf(EDGE_STEPS), ['q.2.1.1', 'q.2.2.1', 'da.1.1', 'q.1.1.1', 'q.1.2.1', 'dx.1']);
});

test('an open question hides its number, for every sample, and what gives it away', () => {
  const hidden = concealing(QUESTIONS);
  for (const ref of [...QUESTIONS, 'dz.2.1@3', 'dW.2', 'dX', 'new.w.2.1.2', 'new.W.1', 'q.2.1.2', 'q.1.1.2', 'new.L']) {
    assert.ok(hidden(ref), ref);
  }
  for (const ref of ['x.1', 'w.2.1.2', 'h.2.1', 'A.1', 'y.1', 'p.2.1.2', 'slope.2.1', 'L', 'l@2', 'eta', '']) {
    assert.equal(hidden(ref), false, ref);
  }
});

test('a settled question hides nothing more; a matrix waits for its last cell', () => {
  const hidden = concealing(QUESTIONS.filter((question) => question !== 'dw.2.1.2'));
  assert.equal(hidden('dw.2.1.2'), false);
  assert.equal(hidden('new.w.2.1.2'), false);
  assert.ok(hidden('dW.2'));
  assert.ok(hidden('dw.2.1.1'));
  const open = concealing([]);
  for (const ref of [...QUESTIONS, 'dW.2', 'new.w.1.1.1']) assert.equal(open(ref), false, ref);
});

test('what an edge carries back is asked for before the sum it flows into', () => {
  const asked = questionsOf(EDGE_STEPS);
  const hidden = concealing(asked.filter((question) => question === 'da.1.1'));
  assert.equal(hidden('q.1.1.1'), false);
  assert.ok(hidden('da.1.1'));
});

test('hints name one quantity after the other, each before its value, then the formula', () => {
  const inputs = ['w.3.1.1', 'dy.1', 'w.3.2.1', 'dy.2'];
  const order = Array.from({ length: mostHints(inputs) + 1 }, (_, hints) => nextHint(inputs, hints));
  const pairs = inputs.flatMap(() => ['factor', 'value']);
  assert.deepEqual(order, [...pairs, 'formula', null]);
  order.forEach((hint, hints) => {
    const [before, after] = [toldBy(inputs, hints), toldBy(inputs, hints + 1)];
    assert.equal(after.length - before.length, hint === 'factor' ? 1 : 0);
    const valued = (told: typeof before): number => told.filter((factor) => factor.valued).length;
    assert.equal(valued(after) - valued(before), hint === 'value' ? 1 : 0);
    assert.ok(before.every(({ ref }, at) => ref === inputs[at]));
  });
  assert.deepEqual(toldBy(inputs, 3), [{ ref: 'w.3.1.1', valued: true }, { ref: 'dy.1', valued: false }]);
  assert.equal(nextHint([], 0), 'formula');
});

test('the summary counts how the questions went and what was confused', () => {
  const [sign, factor] = ['sign_flipped', 'n_forgotten'];
  let attempts = withAttempt(NONE, 'dy.1', { settled: 'right' });
  attempts = withAttempt(attempts, 'dy.2', { wrong: [sign, factor] });
  attempts = withAttempt(attempts, 'dy.2', { settled: 'right' });
  attempts = withAttempt(attempts, 'dz.3.1', { hints: 2, settled: 'right' });
  attempts = withAttempt(attempts, 'dz.3.2', { wrong: [factor, null], settled: 'shown' });
  assert.deepEqual(attemptAt(attempts, 'dy.2'), { hints: 0, wrong: [sign, factor], settled: 'right' });
  assert.deepEqual(summaryOf(QUESTIONS, attempts), {
    alone: 1,
    helped: 2,
    shown: 1,
    left: 22,
    hints: 2,
    mistakes: [{ name: factor, count: 2, refs: ['dy.2', 'dz.3.2'] }, { name: sign, count: 1, refs: ['dy.2'] }],
    unknown: 1,
  });
});

test('a mistake that names its place has general words; one of a layer counts layer by layer', () => {
  const found = { note: null, value: 1, explanation: '' };
  const name = nameOf({ ...found, mistake: 'sign_flipped', refs: ['dz.3.1'] });
  assert.equal(name, nameOf({ ...found, mistake: 'sign_flipped', refs: ['dw.3.1.1'] }));
  assert.deepEqual(mistakeOf(name), { code: 'sign_flipped', general: true });
  const layer = nameOf({ ...found, mistake: 'bias_forgotten', refs: ['H.2'] });
  assert.notEqual(layer, nameOf({ ...found, mistake: 'bias_forgotten', refs: ['H.1'] }));
  assert.deepEqual(mistakeOf(layer), { code: 'bias_forgotten', general: false });
});
