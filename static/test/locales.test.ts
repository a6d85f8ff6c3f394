import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import notation from '../../app/trace/notation.json';
import en from '../locales/en.json';
import zh from '../locales/zh.json';

const CATALOGUES: Record<string, Record<string, string>> = { en, zh };
const slots = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

/** Where keys are used: the page's own source, and the server's templates. */
function sources(folder: string): string {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const read = names.filter((name) => /\.(tsx?|html)$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'));
  return read.join('\n');
}

test('both languages have the same keys, each with its text', () => {
  assert.deepEqual(Object.keys(zh), Object.keys(en));
  for (const [key, text] of [...Object.entries(en), ...Object.entries(zh)]) assert.ok(text.trim(), key);
});

test('both languages put the same things into each text', () => {
  for (const key of Object.keys(en)) {
    assert.deepEqual(slots(CATALOGUES.zh![key] ?? ''), slots(CATALOGUES.en![key] ?? ''), key);
  }
});

test('the Chinese is Chinese', () => {
  // Names that Chinese texts of the field leave as they are, and keys that hold signs alone.
  const same =
    /^(page\.name|player\.(times|count)|help\.version|diagram\.(head\.loss|activation\..*|spoken\.(comma|L))|(diagram\.)?loss\..*|.*[.]loss|refused\.(placed|between)|quantity\.L|media\.film\..*)$/;
  for (const [key, text] of Object.entries(zh)) {
    if (!same.test(key)) assert.match(text, /[\u4e00-\u9fff]/, key);
  }
});

test('every key that the page and the templates write out exists', () => {
  const text = sources('static/src') + sources('templates');
  const used = [...text.matchAll(/\bt\(\s*['"]([\w.]+)['"]/g), ...text.matchAll(/\bkey: ['"]([\w.]+)['"]/g)];
  for (const [, key = ''] of used) assert.ok(key in en, key);
});

test('every key is used', () => {
  const text = sources('static/src') + sources('templates');
  const families = [...text.matchAll(/`([\w.]+[._])\$\{/g)].map(([, family = '']) => family);
  for (const key of Object.keys(en)) {
    const used = [`'${key}'`, `"${key}"`].some((quoted) => text.includes(quoted));
    assert.ok(used || families.some((family) => key.startsWith(family)), key);
  }
});

test('every kind of quantity, every rule and every phase has its words', () => {
  for (const kind of Object.keys(notation)) assert.ok(`quantity.${kind}` in en, kind);
  const rules = readFileSync('static/src/api/schema.d.ts', 'utf8').match(/\brule: ("weighted_sum"[^;]*);/)?.[1] ?? '';
  assert.ok(rules);
  for (const [, rule = ''] of rules.matchAll(/"(\w+)"/g)) assert.ok(`rule.${rule}` in en, rule);
  for (const phase of ['forward', 'loss', 'backward', 'update']) assert.ok(`phase.${phase}` in en);
});
