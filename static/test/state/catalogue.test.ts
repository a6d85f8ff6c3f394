import assert from 'node:assert/strict';
import { test } from 'node:test';

import en from '../../locales/en.json';
import zh from '../../locales/zh.json';
import { translate } from '../../src/state/catalogue';

test('words agree with the number that stands with them', () => {
  const replaced = (count: number): string => translate('en', 'samples.replaced', { count, before: 2 });
  assert.equal(replaced(1), '1 sample in place of 2.');
  assert.equal(replaced(3), '3 samples in place of 2.');
  const columns = { found: 1, total: 2, inputs: 1, outputs: 1 };
  assert.equal(
    translate('en', 'samples.fault.columns', columns),
    '1 column found, but this network needs 2: 1 for the input, then 1 for the label (or the 1 input alone).',
  );
  assert.equal(translate('en', 'proof.short', { agree: 1, all: 1 }), '1 of 1 gradient agrees');
  assert.equal(translate('zh', 'samples.replaced', { count: 1, before: 2 }), '1 个样本取代了原来的 2 个。');
});

/** What stands for a number, and the noun behind it in the plural. */
const COUNTED = /\{(count|found|most|all|step|frames|inputs|outputs|left)\} (?:more |smaller )?(\w+s)\b/g;
/** Told of what is more than a limit, or of at least two. */
const NEVER_ONE = new Set([
  'network.fault.layers', 'network.fault.units', 'notice.file_many', 'samples.fault.too_many', 'samples.fault.too_wide', 'samples.wide',
  'structure.parameters_limit', 'why.sum',
]);

test('no English text has a plural for one', () => {
  for (const [key, text] of Object.entries(en)) {
    for (const [words] of text.matchAll(COUNTED)) assert.ok(NEVER_ONE.has(key), `${key}: ${words}`);
  }
});

test('the slots of a choice are slots of the text', () => {
  for (const text of [...Object.values(en), ...Object.values(zh)]) {
    for (const [, name = ''] of text.matchAll(/\{(\w+)\|/g)) assert.ok(text.includes(`{${name}}`), text);
  }
});
