import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseNumber, stepped } from '../../src/editor/parseNumber';
import { random } from '../random';

const read: [text: string, value: number][] = [
  ['2', 2],
  [' -0.5 ', -0.5],
  ['+3', 3],
  ['.5', 0.5],
  ['5.', 5],
  ['0,5', 0.5],
  ['-,25', -0.25],
  ['1/3', 1 / 3],
  ['-1/3', -1 / 3],
  ['1 / -4', -0.25],
  ['0,5/2', 0.25],
  ['-2e-3', -0.002],
  ['1E6', 1e6],
  ['\u22122', -2],
  ['\u20132.5', -2.5],
  ['\uff11\uff0e\uff15', 1.5],
  ['\uff0d\uff12', -2],
  ['1\u30025', 1.5],
  ['1\u20443', 1 / 3],
  ['1e-400', 0],
];

for (const [text, value] of read) {
  test(`"${text}" is read as ${value}`, () => {
    assert.deepEqual(parseNumber(text), { value });
  });
}

const refused: [text: string, fault: string][] = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['abc', 'syntax'],
  ['1.2.3', 'syntax'],
  ['--2', 'syntax'],
  ['2e', 'syntax'],
  ['1/', 'syntax'],
  ['/3', 'syntax'],
  ['1/2/3', 'syntax'],
  ['.', 'syntax'],
  ['NaN', 'syntax'],
  ['Infinity', 'syntax'],
  ['0x10', 'syntax'],
  ['1 000', 'syntax'],
  ['1,000.5', 'separators'],
  ['1,2,3', 'separators'],
  ['1/0', 'zero_division'],
  ['0/0', 'zero_division'],
  ['1e999', 'too_large'],
  ['1e308/1e-308', 'too_large'],
];

for (const [text, fault] of refused) {
  test(`"${text}" is refused: ${fault}`, () => {
    assert.deepEqual(parseNumber(text), { fault });
  });
}

test('a typed minus zero is zero', () => {
  for (const text of ['-0', '\u22120,0', '0/-3']) {
    const parsed = parseNumber(text);
    assert.ok('value' in parsed && Object.is(parsed.value, 0), text);
  }
});

test('what JavaScript prints is read back exactly', () => {
  const choose = random(1);
  for (let round = 0; round < 2_000; round += 1) {
    const value = choose.number() + 0;
    assert.deepEqual(parseNumber(String(value)), { value });
  }
});

test('arrow keys go by 0.1, finely by 0.01, coarsely by 1, without binary dust', () => {
  assert.equal(stepped(0.2, 1, 'normal'), 0.3);
  assert.equal(stepped(0.3, -1, 'normal'), 0.2);
  assert.equal(stepped(0.29, 1, 'fine'), 0.3);
  assert.equal(stepped(1.5, 1, 'coarse'), 2.5);
  assert.equal(stepped(-0.05, 1, 'normal'), 0.05);
  assert.ok(Object.is(stepped(0.1, -1, 'normal'), 0));
});

test('steps there and back again lead to where they began', () => {
  const choose = random(2);
  for (let round = 0; round < 500; round += 1) {
    const value = Number(choose.number().toFixed(4)) + 0;
    const pace = choose.pick(['fine', 'normal', 'coarse'] as const);
    assert.equal(stepped(stepped(value, 1, pace), -1, pace), value);
  }
});
