import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fileName, fileText, MOST_BYTES, readFile } from '../../src/share/file';
import type { View } from '../../src/state/link';
import en from '../../locales/en.json';
import { anyView, NOTES } from '../documents';
import { random } from '../random';

const VIEW: View = { experiment: NOTES, step: 17, granularity: 'edge', sample: 1 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (content: unknown) => readFile('a.json', bytes(typeof content === 'string' ? content : JSON.stringify(content)));

function faultOf(content: unknown): string {
  const opened = read(content);
  assert.ok('fault' in opened, JSON.stringify(opened));
  assert.ok(opened.fault in en, opened.fault);
  const text = (en as Record<string, string>)[opened.fault]!;
  for (const [, slot = ''] of text.matchAll(/\{(\w+)\}/g)) assert.ok(slot in opened.params, `${opened.fault}: ${slot}`);
  return opened.fault.replace('notice.file_', '');
}

test('any view comes back from its file exactly', () => {
  const choose = random(12);
  for (let round = 0; round < 100; round += 1) {
    const view = anyView(choose);
    assert.deepEqual(read(fileText(view)), { view });
  }
});

test('the experiment alone, as the API takes it, opens at the beginning', () => {
  assert.deepEqual(read(NOTES), { view: { experiment: NOTES, step: 0, granularity: 'unit', sample: 1 } });
  assert.deepEqual(read(`\uFEFF${JSON.stringify(NOTES)}`), read(NOTES));
});

test('a file of another kind is told by what it begins with', () => {
  const kinds = { PNG: '\x89PNG\r\n', JPEG: '\xff\xd8\xff\xe0', GIF: 'GIF89a', PDF: '%PDF-1.7', ZIP: 'PK\x03\x04' };
  for (const [kind, start] of Object.entries(kinds)) {
    const opened = readFile('x', Uint8Array.from(start, (letter) => letter.charCodeAt(0)));
    assert.deepEqual(opened, { fault: 'notice.file_kind', params: { name: 'x', kind } });
  }
});

test('what is wrong is told apart', () => {
  assert.equal(faultOf(''), 'empty');
  assert.equal(faultOf('x1,x2,y\n1,2,3\n'), 'table');
  assert.equal(faultOf('x1\ty\n1\t2\n'), 'table');
  assert.equal(faultOf('Dear teacher'), 'text');
  assert.equal(faultOf('<html></html>'), 'text');
  assert.equal(faultOf([1, 2]), 'no_object');
  assert.equal(faultOf('7'), 'no_object');
  assert.equal(faultOf({}), 'no_object');
  assert.equal(faultOf({ cells: [], nbformat: 4 }), 'other');
  assert.equal(faultOf({ ...NOTES, version: 2 }), 'newer');
  assert.equal(faultOf({ ...VIEW, experiment: { version: 9, nodes: [] } }), 'newer');
  assert.equal(faultOf({ ...VIEW, step: -1 }), 'number');
  assert.equal(faultOf({ ...VIEW, granularity: 'atom' }), 'granularity');
  const odd = readFile('a.txt', Uint8Array.of(0xff, 0xfe, 0x41, 0x00));
  assert.deepEqual(odd, { fault: 'notice.file_no_text', params: { name: 'a.txt' } });
  assert.equal('fault' in readFile('a', new Uint8Array(MOST_BYTES + 1)), true);
});

test('a file cut off anywhere is called broken, and its text is kept for the server to read', () => {
  const text = fileText(VIEW).trimEnd();
  for (let length = 1; length < text.length; length += 1) {
    const opened = read(text.slice(0, length));
    assert.deepEqual(opened, { fault: 'notice.file_broken', params: { name: 'a.json' }, text: text.slice(0, length) });
  }
});

test('damaged bytes never throw', () => {
  const choose = random(13);
  const good = bytes(fileText(VIEW));
  for (let round = 0; round < 300; round += 1) {
    const damaged = good.slice();
    damaged[choose.integer(0, damaged.length - 1)] = choose.integer(0, 255);
    readFile('x', damaged);
  }
});

test('the name is the title’s letters and digits', () => {
  assert.equal(fileName('2-2-2-2'), 'gradwalk-2-2-2-2.gradwalk.json');
  assert.equal(fileName('../两层网络: a/b'), 'gradwalk-两层网络-a-b.gradwalk.json');
  assert.equal(fileName('🙂'), 'gradwalk.json');
  assert.equal(fileName('x'.repeat(200)).length, 60 + '.gradwalk.json'.length);
});
