/** A sentence as the server writes it is set as formulas are, and not a word of it is taken for a symbol. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import cases from '../../tests/data/writing.json';
import mistakes from '../../app/check/mistakes.json';
import reasons from '../../app/trace/reasons.json';
import { isUpright, symbolParts, symbolText, type NameStyle } from '../src/refs';
import { typeset } from '../src/typeset';
import { readWriting } from '../src/writing';

const STYLES: Record<string, Pick<NameStyle, 'chain' | 'batch' | 'depth'>> = {
  plain: { chain: false, batch: false, depth: 3 },
  chain: { chain: true, batch: false, depth: 3 },
  batch: { chain: false, batch: true, depth: 2 },
};

test('every name that the server writes is set as the page sets it', () => {
  for (const { ref, style, names, orientation } of cases.names as { ref: string; style: string; names?: string; orientation?: string }[]) {
    const written = { ...(STYLES[style] ?? assert.fail(style)), ...readWriting(names, orientation) };
    const { prefix, base, sub, sup, upright } = symbolParts(ref, written);
    for (const [before, after] of [['so ', ' is'], ['把 ', ' 当作'], ['(', '),'], ['', '']] as const) {
      const found = typeset(before + symbolText(ref, written) + after, isUpright(written));
      const symbols = found.flatMap((piece) => ('symbol' in piece ? piece.symbol : []));
      assert.deepEqual(symbols, [{ prefix, base, sub, sup, upright }], `${ref} ${JSON.stringify(written)}`);
    }
  }
});

test('numbers', () => {
  for (const { text } of cases.numbers) if (text !== 'overflow') assert.deepEqual(typeset(text, false), [{ number: text }]);
});

test('sizes of a network, places in it, versions and names of programs stay as they are', () => {
  for (const text of ['2-2-2-2, softmax', '1-1-1-1，全部激活', 'scikit-learn 1.7.2', 'float64', '第 2 层', 'unit 1, layer 2']) {
    assert.deepEqual(typeset(text, false), [{ words: text }]);
  }
});

test('nothing is lost or moved', () => {
  const text = 'w₁₁₁ carried x₁ = 1 into h₁₁, so its gradient is 1 times ∂L/∂a₁₁ = −2.5×10⁻⁷.';
  const back = typeset(text, false).map((piece) => ('words' in piece ? 'w' : 'number' in piece ? 'n' : 's'));
  assert.equal(back.join(''), 'swswnwswnwswnw');
});

/** Quantities that some sentence names by itself. */
const LETTERS = new Set(['L', 'W', 'X', 'x', 'y', 'η']);
const PLACES = /\{[^}]*\}/g;

test('words stay words', () => {
  const texts = [...Object.values(reasons), ...Object.values(mistakes)].flatMap(({ en, zh }) => [en, zh]);
  for (const text of [...texts, 'A zero in a row, as float64 has it: W[to][from], y_1.']) {
    for (const piece of typeset(text.replace(PLACES, ''), false)) {
      if ('symbol' in piece) assert.ok(LETTERS.has(piece.symbol.base), `${piece.symbol.base} in: ${text}`);
    }
  }
});
