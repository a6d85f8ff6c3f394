import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import type { Grade } from '../../src/api/types';
import * as predict from '../../src/check/predict';
import * as store from '../../src/state/store';
import { UNIT_STEPS } from '../steps';

const RIGHT: Grade = { correct: true, expected: 1, answer: 1, tolerance: 0, diagnoses: [] };
const DIAGNOSIS = { mistake: 'sign_flipped', note: null, value: -1, refs: ['dy.1'], explanation: 'sign' };
const WRONG: Grade = { ...RIGHT, correct: false, diagnoses: [DIAGNOSIS] };
const BACKWARD = UNIT_STEPS.find(({ phase }) => phase === 'backward')!.index;

Object.assign(globalThis, { matchMedia: () => ({ matches: true }) });
predict.keepQuiz();

beforeEach(() => {
  predict.predicting.value = false;
  predict.summing.value = false;
  store.granularity.value = 'unit';
  store.script.value = {
    granularity: 'unit',
    sample: 1,
    steps: UNIT_STEPS.map((step) => (step.target === 'dy.1' ? { ...step, inputs: ['y.1', 't.1'] } : step)),
    phases: [{ phase: 'backward', first: BACKWARD, last: BACKWARD + 25 }],
  };
  store.cursor.value = 0;
  predict.start();
});

test('it begins at the first gradient, with nothing of it known', () => {
  assert.equal(store.cursor.value, BACKWARD);
  assert.equal(predict.question.value, 'dy.1');
  assert.equal(predict.told.value, false);
  assert.equal(store.known.value('dy.1'), false);
  assert.ok(store.known.value('y.1'));
});

test('one hint at a time, and the number stays hidden', () => {
  for (const [following, named] of [['value', 1], ['factor', 1], ['value', 2], ['formula', 2], [null, 2], [null, 2]]) {
    predict.hint();
    assert.equal(predict.following.value, following);
    assert.equal(predict.factors.value.length, named);
    assert.equal(predict.told.value, following === null);
    assert.equal(store.known.value('dy.1'), false);
  }
  assert.equal(predict.attempts.value.get('dy.1')?.hints, 5);
});

test('a right answer shows the number, a wrong one does not', () => {
  predict.answered('-1', WRONG);
  assert.equal(predict.question.value, 'dy.1');
  assert.equal(store.known.value('dy.1'), false);
  predict.answered('1', RIGHT);
  assert.equal(predict.question.value, null);
  assert.equal(predict.asked.value, 'dy.1');
  assert.equal(predict.told.value, true);
  assert.ok(store.known.value('dy.1'));
  assert.deepEqual(predict.attempts.value.get('dy.1')?.wrong, ['sign_flipped']);
  assert.deepEqual(predict.examples.value.get('sign_flipped'), { ref: 'dy.1', answer: '-1', sentence: 'sign' });
});

test('what is passed over stays hidden and is asked at the end', () => {
  predict.next();
  assert.equal(predict.question.value, 'dy.2');
  for (let more = 25; more > 0; more -= 1) {
    predict.reveal();
    predict.next();
  }
  assert.equal(predict.question.value, 'dy.1');
  assert.equal(predict.summing.value, false);
  predict.reveal();
  predict.next();
  assert.equal(predict.summing.value, true);
});

test('the walk waits at a question', () => {
  store.playing.value = true;
  assert.equal(store.playing.value, false);
});

test('switched off it hides nothing, and sums up what was answered', () => {
  predict.answered('1', RIGHT);
  store.cursor.value = UNIT_STEPS.length;
  assert.equal(store.known.value('new.w.2.1.2'), false);
  predict.stop();
  assert.ok(store.known.value('new.w.2.1.2'));
  assert.ok(store.known.value('dw.2.1.2'));
  assert.equal(predict.summing.value, true);
});

test('another network begins anew', () => {
  predict.answered('1', RIGHT);
  store.script.value = { ...store.script.value, steps: UNIT_STEPS.slice(0, -1).filter(({ target }) => target !== 'dx.2') };
  assert.equal(predict.attempts.value.size, 0);
});
