import assert from 'node:assert/strict';
import { test } from 'node:test';

import { gridOf, keyed, onGrid, pulledTo, pullFrom, repaced, stepOn } from '../../src/editor/grid';
import type { Pace } from '../../src/editor/parseNumber';
import { random } from '../random';

const PACES: readonly Pace[] = ['fine', 'normal', 'coarse'];

test('a step is as large as the second digit of the number', () => {
  const cases: [value: number, power: number][] = [
    [1.5, -1], [-9.99, -1], [0.417, -2], [12, 0], [250, 1], [0, -1], [1e-9, -4], [1e300, 14],
  ];
  for (const [value, power] of cases) assert.equal(gridOf(value, 'w.1.1.1'), power, String(value));
  assert.equal(gridOf(1e-7, 'eta'), -8);
});

test('numbers on the grid are those one would type', () => {
  assert.equal(onGrid(0.1, 2, -1), 0.3);
  assert.equal(onGrid(1.5, -3, -1), 1.2);
  assert.equal(onGrid(0.4171938, 1, -2), 0.43);
  assert.equal(onGrid(0.4171938, -1, -2), 0.41);
  assert.equal(onGrid(1234, 1, 2), 1300);
  assert.ok(Object.is(onGrid(0.1, -1, -1), 0));
  assert.ok(Object.is(onGrid(-0.1, 1, -1), 0));
});

test('no step leaves every number as it is, and opposite steps lie on opposite sides', () => {
  const choice = random(5);
  for (let round = 0; round < 500; round += 1) {
    const value = choice.number();
    const power = gridOf(value, 'x.1');
    assert.equal(onGrid(value, 0, power), value);
    assert.ok(onGrid(value, 1, power) > value);
    assert.ok(onGrid(value, -1, power) < value);
  }
});

test('a drag follows the hand: further right is larger, and back at the start is the start', () => {
  const choice = random(6);
  for (let round = 0; round < 300; round += 1) {
    const value = choice.number();
    const x = choice.integer(0, 1000);
    const pull = pullFrom('w.1.1.1', value, x, choice.pick(PACES));
    assert.equal(pulledTo(pull, x), value);
    const [left, right] = [choice.integer(-500, 0), choice.integer(0, 500)];
    assert.ok(pulledTo(pull, x + left) <= value);
    assert.ok(pulledTo(pull, x + right) >= value);
    assert.ok(pulledTo(pull, x + right + 5) > pulledTo(pull, x + right));
  }
});

test('another pace does not make the number jump', () => {
  const choice = random(7);
  for (let round = 0; round < 300; round += 1) {
    const pull = pullFrom('b.1.1', choice.number(), 100, choice.pick(PACES));
    const x = choice.integer(-200, 400);
    assert.equal(pulledTo(repaced(pull, x, choice.pick(PACES)), x), pulledTo(pull, x));
  }
});

test('fine moves a tenth of a step, coarse ten', () => {
  assert.equal(pulledTo(pullFrom('w.1.1.1', 1.5, 0, 'normal'), 50), 2.5);
  assert.equal(pulledTo(pullFrom('w.1.1.1', 1.5, 0, 'fine'), 50), 1.6);
  assert.equal(pulledTo(pullFrom('w.1.1.1', 1.5, 0, 'coarse'), 50), 12);
});

test('a learning rate stays positive, by drag and by key', () => {
  assert.ok(pulledTo(pullFrom('eta', 0.01, 0, 'coarse'), -5000) > 0);
  assert.equal(pulledTo(pullFrom('eta', 0.01, 0, 'normal'), -5000), 0.001);
  assert.equal(stepOn('eta', 0.0001, -1, -3), 0.0001);
  let rate = 0.01;
  for (let press = 0; press < 60; press += 1) {
    const next = keyed('eta', rate, -1, 'normal');
    assert.ok(next > 0 && next < rate, `${rate} to ${next}`);
    rate = next;
  }
});
