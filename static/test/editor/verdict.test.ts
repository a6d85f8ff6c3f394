import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge, stopAt } from '../../src/editor/verdict';
import { ANY_OUTPUT, OWN_LOSS } from '../../src/structure/fitting';

test('a learning rate must be positive, other numbers need not be', () => {
  assert.deepEqual(judge('eta', 'mse', '0'), { fault: 'not_positive' });
  assert.deepEqual(judge('eta', 'mse', '1/4'), { value: 0.25 });
  assert.deepEqual(judge('w.1.1.1', 'mse', '-3'), { value: -3 });
});

test('labels of the cross-entropies are from 0 to 1, those of other losses any numbers', () => {
  for (const loss of Object.values(OWN_LOSS)) {
    for (const text of ['-0.1', '1,5', '2']) assert.deepEqual(judge('t.1', loss, text), { fault: 'not_share' });
    for (const text of ['0', '1/3', '1']) assert.ok('value' in judge('t.1', loss, text));
    assert.deepEqual(judge('x.1', loss, '7'), { value: 7 });
    assert.deepEqual([-4, 0.25, 9].map((value) => stopAt('t.2', loss, value)), [0, 0.25, 1]);
  }
  for (const loss of ANY_OUTPUT) {
    assert.deepEqual(judge('t.1', loss, '15'), { value: 15 });
    assert.equal(stopAt('t.1', loss, 15), 15);
  }
});

test('what is no number is said first', () => {
  assert.deepEqual(judge('t.1', 'cross_entropy', 'two'), { fault: 'syntax' });
});
