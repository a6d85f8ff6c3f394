import assert from 'node:assert/strict';
import { test } from 'node:test';

import { effect } from '@preact/signals';

import { Parts, Signs } from '../../src/diagram/signs';

/** What was heard of a key, in order. */
function heard<T>(get: () => T): T[] {
  const found: T[] = [];
  effect(() => void found.push(get()));
  return found;
}

test('a key is heard of only when its own value changes', () => {
  const signs = new Signs((key) => key === 'a');
  const [a, b] = [heard(() => signs.get('a')), heard(() => signs.get('b'))];
  signs.follow(() => true);
  signs.follow(() => true);
  assert.deepEqual([a, b], [[true], [false, true]]);
});

test('what a frame no longer names is undefined', () => {
  const parts = new Parts<number>();
  const a = heard(() => parts.get('a'));
  parts.follow(new Map([['a', 1], ['b', 2]]));
  parts.follow(new Map([['b', 3]]));
  assert.deepEqual(a, [undefined, 1, undefined]);
  assert.equal(parts.get('b'), 3, 'a key first asked for later stands as the last frame says');
});

test('values that are alike are not heard of, but a key that goes and comes back is', () => {
  const parts = new Parts<{ look: string; along: number }>((one, other) => one.look === other.look);
  const a = heard(() => parts.get('a')?.look);
  for (const along of [0, 0.5, 1]) parts.follow(new Map([['a', { look: 'fwd', along }]]));
  parts.follow(new Map());
  parts.follow(new Map([['a', { look: 'bwd', along: 0 }]]));
  assert.deepEqual(a, [undefined, 'fwd', undefined, 'bwd']);
});
