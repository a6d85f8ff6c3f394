import assert from 'node:assert/strict';
import { test } from 'node:test';

import { revealed } from '../../src/state/revealed';
import { LAYER_STEPS, UNIT_STEPS } from '../steps';

test('what is given is known from the start, and nothing else', () => {
  const known = revealed(UNIT_STEPS, 0);
  for (const ref of ['x.1', 'w.2.1.2', 'b.1.1', 't.2', 't.2@3', 'eta', 'W.3', 'X', 'T', 'B.1']) assert.ok(known(ref), ref);
  for (const { target } of UNIT_STEPS) assert.equal(known(target), false, target);
  for (const ref of ['L', 'l@2', 'new.L', 'H.1', 'slope.1.1']) assert.equal(known(ref), false, ref);
});

test('each step makes exactly its target known', () => {
  UNIT_STEPS.forEach((step, done) => {
    const [before, after] = [revealed(UNIT_STEPS, done), revealed(UNIT_STEPS, done + 1)];
    assert.equal(before(step.target), false);
    for (const { target } of UNIT_STEPS) assert.equal(after(target), before(target) || target === step.target);
  });
});

test('a matrix makes its cells known', () => {
  const known = revealed(LAYER_STEPS, 10);
  for (const ref of ['h.1.2', 'a.2.1', 'y.2', 'dy.1', 'dz.3.2', 'dw.3.2.1', 'h.1.1@4']) assert.ok(known(ref), ref);
  for (const ref of ['dz.2.1', 'dw.2.1.1', 'da.2.1', 'dx.1', 'new.w.1.1.1']) assert.equal(known(ref), false, ref);
});

test('a slope is known with its sum, a sample’s loss with the loss, the loss after with the end', () => {
  assert.ok(revealed(UNIT_STEPS, 1)('slope.1.1'));
  assert.equal(revealed(UNIT_STEPS, 1)('slope.1.2'), false);
  assert.ok(revealed(UNIT_STEPS, 13)('l@2'));
  assert.equal(revealed(UNIT_STEPS, UNIT_STEPS.length - 1)('new.L'), false);
  assert.ok(revealed(UNIT_STEPS, UNIT_STEPS.length)('new.L'));
});

test('what is no ref is never known', () => {
  for (const ref of ['', 'w', 'w.1', 'z.1.1', 'w.0.1.1', 'x.1.2']) assert.equal(revealed(UNIT_STEPS, 99)(ref), false, ref);
});
