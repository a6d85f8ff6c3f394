import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readParameters } from '../../src/embed/parameters';

test('without parameters: player and narration, at rest', () => {
  const { controls, autoplay, unknown } = readParameters('');
  assert.deepEqual([...controls], ['player', 'narration']);
  assert.equal(autoplay, false);
  assert.deepEqual(unknown, []);
});

test('what is listed is shown, and nothing else', () => {
  assert.deepEqual([...readParameters('?controls=edit,%20formula').controls], ['formula', 'edit']);
  assert.deepEqual([...readParameters('?controls=').controls], []);
});

test('names that mean nothing are named once', () => {
  const { autoplay, unknown } = readParameters('?autoplay=1&utm_source=a&utm_source=b&lang=zh&theme=dark');
  assert.equal(autoplay, true);
  assert.deepEqual(unknown, ['utm_source']);
});
