/** Numbers, names and formulas are written as on the server: both read tests/data/writing.json. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import cases from '../../tests/data/writing.json';
import { formatLatex, formatNumber } from '../src/format';
import { parseTemplate, withNumbers, type Quantity } from '../src/formula/fill';
import { symbolLatex, symbolText, type NameStyle } from '../src/refs';

const STYLES: Record<string, NameStyle> = {
  plain: { chain: false, batch: false },
  chain: { chain: true, batch: false },
  batch: { chain: false, batch: true },
};

test('numbers', () => {
  for (const { value, latex, text } of cases.numbers) {
    assert.equal(formatLatex(value), latex);
    assert.equal(formatNumber(value), text);
  }
});

test('names', () => {
  for (const { ref, style, latex, text } of cases.names) {
    const names = STYLES[style] ?? assert.fail(style);
    assert.equal(symbolLatex(ref, names), latex);
    assert.equal(symbolText(ref, names), text);
  }
});

for (const { template, values, numeric } of cases.formulas) {
  test(`formula ${template}`, () => {
    const numbers = values as unknown as Record<string, Quantity>;
    const filled = withNumbers(parseTemplate(template), (ref) => numbers[ref]);
    assert.equal(withoutMarks(filled), numeric);
  });
}

/** The browser wraps every term, so that it can be found; the server has no need to. */
function withoutMarks(latex: string): string {
  return latex.replace(/\\htmlData\{[^}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1').replace(
    /\\htmlData\{[^}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}/g,
    '$1',
  );
}
