import assert from 'node:assert/strict';
import { test } from 'node:test';

import { found } from '../../src/ui/menuKeys';

const TEXTS = ['latex', 'markdown', 'numpy', 'pytorch', 'picture', 'film'];

test('a letter leads to the next item that begins with it, round the end', () => {
  assert.equal(found(TEXTS, 0, 'n'), 2);
  assert.equal(found(TEXTS, 5, 'l'), 0);
  assert.equal(found(TEXTS, -1, 'f'), 5);
});

test('the same letter goes through all that begin with it', () => {
  assert.equal(found(TEXTS, 0, 'p'), 3);
  assert.equal(found(TEXTS, 3, 'pp'), 4);
  assert.equal(found(TEXTS, 4, 'ppp'), 3);
});

test('more letters say more, and the item they are at may be meant', () => {
  assert.equal(found(TEXTS, 3, 'pi'), 4);
  assert.equal(found(TEXTS, 4, 'pic'), 4);
  assert.equal(found(TEXTS, 0, 'x'), -1);
});
