/** Numbers, names and formulas are written as on the server: both read tests/data/writing.json. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import cases from '../../tests/data/writing.json';
import { formatLatex, formatNumber } from '../src/format';
import { parseTemplate, withNumbers, withSymbols, type Quantity } from '../src/formula/fill';
import { symbolLatex, symbolText, type NameStyle } from '../src/refs';
import { readWriting } from '../src/writing';

const STYLES: Record<string, Pick<NameStyle, 'chain' | 'batch' | 'depth'>> = {
  plain: { chain: false, batch: false, depth: 3 },
  chain: { chain: true, batch: false, depth: 3 },
  batch: { chain: false, batch: true, depth: 2 },
};

/** Without names or orientation: as the notes write. */
interface Case {
  ref: string;
  style: string;
  latex: string;
  text: string;
  names?: string;
  orientation?: string;
}

test('numbers', () => {
  for (const { value, latex, text } of cases.numbers) {
    assert.equal(formatLatex(value), latex);
    assert.equal(formatNumber(value), text);
  }
});

test('names', () => {
  for (const { ref, style, latex, text, ...asked } of cases.names as Case[]) {
    const names = { ...(STYLES[style] ?? assert.fail(style)), ...readWriting(asked.names, asked.orientation) };
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

for (const { template, names, latex } of cases.symbols) {
  test(`symbols ${latex}`, () => {
    const style: NameStyle = { chain: false, batch: false, depth: 3, ...readWriting(names, undefined) };
    assert.equal(withoutMarks(withSymbols(parseTemplate(template), style)), latex);
  });
}

/** The browser wraps every term, so that it can be found; the server has no need to. */
function withoutMarks(latex: string): string {
  return latex.replace(/\\htmlData\{[^}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1').replace(
    /\\htmlData\{[^}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}/g,
    '$1',
  );
}
