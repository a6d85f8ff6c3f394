import assert from 'node:assert/strict';
import { test } from 'node:test';

import { revealed } from '../../src/state/revealed';
import { tellable } from '../../src/why/known';
import { opened, subjectOf, wayTo } from '../../src/why/subject';
import { LAYER_STEPS, UNIT_STEPS } from '../steps';

const at = (cursor: number) => tellable(revealed(UNIT_STEPS, cursor));
const END = at(UNIT_STEPS.length);

test('what was clicked comes before what the step calculates', () => {
  assert.equal(subjectOf({ selected: 'dw.2.1.2', target: 'dx.1', known: END }), 'dw.2.1.2');
  assert.equal(subjectOf({ selected: null, target: 'dx.1', known: END }), 'dx.1');
  assert.equal(subjectOf({ selected: null, target: null, known: END }), null);
});

test('what was chosen stays in question before it is known, unless it is to be found out first', () => {
  assert.equal(subjectOf({ selected: 'dw.2.1.2', target: 'h.1.1', known: at(1) }), 'dw.2.1.2');
  const hidden = (): boolean => true;
  assert.equal(subjectOf({ selected: 'dw.2.1.2', target: 'h.1.1', known: at(1), hidden }), null);
  assert.equal(subjectOf({ selected: null, target: 'dw.2.1.2', known: at(1) }), null);
});

test('of a given number its gradient is explained, once it is known', () => {
  assert.equal(subjectOf({ selected: 'w.2.1.2', target: 'h.1.1', known: at(1) }), 'w.2.1.2');
  assert.equal(subjectOf({ selected: 'w.2.1.2', target: 'dx.1', known: END }), 'dw.2.1.2');
  assert.equal(subjectOf({ selected: 'x.1@1', target: 'dx.1', known: END }), 'dx.1@1');
  assert.equal(subjectOf({ selected: 'eta', target: 'dx.1', known: END }), 'eta');
});

test('the trail leads from its root, and from no other', () => {
  const trail = { root: 'dw.2.1.2', opened: ['da.2.1', 'dy.1'] };
  assert.deepEqual(wayTo('dw.2.1.2', trail), ['dw.2.1.2', 'da.2.1', 'dy.1']);
  assert.deepEqual(wayTo('dw.2.1.1', trail), ['dw.2.1.1']);
  assert.deepEqual(wayTo(null, trail), []);
});

test('opening goes one further; opening what was passed goes back to it', () => {
  assert.deepEqual(opened(['dw.2.1.2'], 'da.2.1'), ['dw.2.1.2', 'da.2.1']);
  assert.deepEqual(opened(['dw.2.1.2', 'da.2.1', 'dy.1'], 'da.2.1'), ['dw.2.1.2', 'da.2.1']);
  assert.deepEqual(opened(['dw.2.1.2'], 'dw.2.1.2'), ['dw.2.1.2']);
});

test('a quantity without a step of its own is known with the one it flows into', () => {
  const known = tellable(revealed(LAYER_STEPS, LAYER_STEPS.length));
  for (const ref of ['da.2.1', 'da.1.2@2', 'q.3.1.2', 'p.1.1.1', 'p.2.1.1']) assert.ok(known(ref), ref);
  const early = tellable(revealed(LAYER_STEPS, 1));
  for (const ref of ['da.2.1', 'q.3.1.2', 'p.2.1.1']) assert.equal(early(ref), false, ref);
});

test('an upstream gradient stays unknown until its sum has come', () => {
  const cursor = UNIT_STEPS.findIndex(({ target }) => target === 'da.2.1');
  assert.equal(at(cursor)('da.2.1'), false);
  assert.ok(at(cursor + 1)('da.2.1'));
});
