import assert from 'node:assert/strict';
import { test } from 'node:test';

import { gradable, subjectOf } from '../../src/check/subject';

test('every calculated number can be checked', () => {
  for (const ref of ['h.1.1', 'a.2.1@3', 'y.2', 'L', 'l@2', 'dy.1', 'dz.3.1', 'da.1.2', 'dx.1', 'dw.2.1.2', 'db.1.1', 'p.1.1.2', 'q.2.1.1', 'slope.1.1', 'new.w.1.1.1', 'new.b.1.1', 'new.L']) {
    assert.ok(gradable(ref), ref);
  }
});

test('what is given, a matrix and what is no ref can not', () => {
  for (const ref of ['x.1', 't.1', 'w.2.1.2', 'b.1.1', 'eta', 'dW.2', 'Y', '', 'w.1', 'z.1']) {
    assert.equal(gradable(ref), false, ref);
  }
});

test('the selected quantity comes before the step’s', () => {
  assert.equal(subjectOf('dw.2.1.2', 'h.1.1'), 'dw.2.1.2');
  assert.equal(subjectOf('w.2.1.2', 'h.1.1'), 'h.1.1');
  assert.equal(subjectOf(null, 'h.1.1'), 'h.1.1');
  assert.equal(subjectOf(null, 'dW.2'), null);
  assert.equal(subjectOf('x.1', undefined), null);
});
