/** What is read aloud holds no sign that a screen reader leaves out or spells by its form. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import cases from '../../tests/data/writing.json';
import sentences from '../../app/trace/sentences.json';
import { heard } from '../src/heard';
import { translate } from '../src/state/catalogue';

const en = (text: string): string => heard(text, (key, params) => translate('en', key, params));
const zh = (text: string): string => heard(text, (key, params) => translate('zh', key, params));

test('symbols', () => {
  assert.equal(en('w₂₁₂'), 'w 2 1 2');
  assert.equal(en('w₂,₁₁,₂'), 'w 2 11 2');
  assert.equal(en('dw₂₁₂'), 'd w 2 1 2');
  assert.equal(en('w₂₁₂*'), 'w 2 1 2 star');
  assert.equal(en('Δy₁'), 'delta y 1');
  assert.equal(en('∂L/∂a₂₁'), 'partial L by partial a 2 1');
  assert.equal(en('δ[2]₁'), 'delta 2 1');
  assert.equal(en('dW2₂₁*'), 'd W 2 2 1 star');
  assert.equal(en('φ′₂₁'), 'phi prime 2 1');
  assert.equal(en('y₁^label'), 'y 1 label');
  assert.equal(en('h₁₁⁽²⁾'), 'h 1 1 sample 2');
  assert.equal(en('Wᵀ'), 'W transposed');
  assert.equal(zh('∂L/∂a₂₁'), '偏 L 比偏 a 2 1');
  assert.equal(zh('h₁₁⁽²⁾'), 'h 1 1 样本 2');
});

test('numbers', () => {
  assert.equal(en('1.5'), '1.5');
  assert.equal(en('−0.5'), 'minus 0.5');
  assert.equal(en('−1.2×10⁻¹⁰'), 'minus 1.2 times 10 to the power of minus 10');
  assert.equal(zh('−1.2×10⁻⁵'), '负 1.2 乘以 10 的 负 5 次方');
});

test('sums and products', () => {
  assert.equal(en('w₁ − η · dw₁ = −2'), 'w 1 minus eta times d w 1 equals minus 2');
  assert.equal(zh('w₁ − η · dw₁ = −2'), 'w 1 减 eta 乘以 d w 1 等于 负 2');
  assert.equal(en('3 · (−1) + 0.5'), '3 times (minus 1) plus 0.5');
});

test('words stay words', () => {
  const text = 'Positive, so the update will make it smaller; do and add are no symbols.';
  assert.equal(en(text), text);
  assert.equal(zh('为正，所以更新会把它变小。'), '为正，所以更新会把它变小。');
});

const SILENT = /[₀-₉⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾−·⊙×∂Δ′ᵀ*^=[\]]/;

test('no sign is left in any name, number or sentence', () => {
  const texts = [...cases.names, ...cases.numbers].map(({ text }) => text);
  for (const text of texts) for (const say of [en, zh]) assert.doesNotMatch(say(text), SILENT, text);
  for (const { en: english, zh: chinese } of Object.values(sentences)) {
    assert.doesNotMatch(en(english.replace(/<=/g, '<')), SILENT);
    assert.doesNotMatch(zh(chinese.replace(/<=/g, '<')), SILENT);
  }
});
