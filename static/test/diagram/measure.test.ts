import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ems, fitNumber, SMALL, symbolEms } from '../../src/diagram/measure';
import { seeds } from './shapes';

const widthOf = (value: number, slot: number, size: number, least: number): number => {
  const { text, raised, size: font } = fitNumber(value, slot, size, least);
  return (ems(text) + ems(raised) * SMALL) * font;
};

test('a number never leaves its slot', () => {
  for (const random of seeds(300)) {
    const value = random.number() * 10 ** random.integer(-300, 300);
    const slot = random.integer(24, 90);
    assert.ok(widthOf(value, slot, random.integer(11, 24), 11) <= slot + 1e-9, String(value));
  }
});

test('a short number stands at its full size, with all its digits', () => {
  assert.deepEqual(fitNumber(2.25, 60, 16, 11), { text: '2.25', raised: '', size: 16 });
});

test('a long one is set smaller first, then with fewer digits', () => {
  assert.deepEqual(fitNumber(-0.562177, 55, 16, 11).text, '−0.562177');
  assert.ok(fitNumber(-0.562177, 55, 16, 11).size < 16);
  assert.deepEqual(fitNumber(-0.562177, 36, 16, 11), { text: '−0.562', raised: '', size: 11.75 });
});

test('a power of ten is raised with digits of its own', () => {
  assert.deepEqual(fitNumber(-1.5e-20, 90, 15, 11), { text: '−1.5×10', raised: '−20', size: 15 });
});

test('one digit is enough only with a power of ten: 35 is never 4×10¹', () => {
  assert.equal(fitNumber(35, 8, 15, 11).text, '35');
  assert.equal(fitNumber(4.37e-19, 30, 15, 11).text, '4×10');
});

test('no more digits than asked for', () => {
  assert.equal(fitNumber(0.123456, 200, 15, 11, 4).text, '0.1235');
});

test('a symbol is as wide as its letters and its smaller indices', () => {
  const parts = { prefix: '', base: 'w', sub: '212', sup: '' };
  assert.ok(Math.abs(symbolEms(parts) - (0.716 + 3 * 0.5 * SMALL)) < 1e-9);
});
