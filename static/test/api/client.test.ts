import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fileName, Refusal } from '../../src/api/client';

test('a file’s name is the one in any script, else the one in ASCII', () => {
  assert.equal(fileName('attachment; filename="gradwalk-2-2-2.tex"'), 'gradwalk-2-2-2.tex');
  const both = 'attachment; filename="gradwalk.tex"; filename*=UTF-8\'\'gradwalk-%E6%A2%AF%E5%BA%A6.tex';
  assert.equal(fileName(both), 'gradwalk-梯度.tex');
  assert.equal(fileName(''), '');
});

test('a refusal speaks with all its errors, or with its detail', () => {
  const problem = { type: 't', title: 'title', status: 422, detail: 'detail' };
  assert.deepEqual(new Refusal(problem as never).words, ['detail']);
  const errors = [{ message: 'one' }, { message: 'two' }];
  assert.deepEqual(new Refusal({ ...problem, errors } as never).words, ['one', 'two']);
});
