import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';

import { decodeLink, encodeLink, isLink, type View } from '../../src/state/link';
import { NAMES, ORIENTATIONS } from '../../src/writing';
import { anyView, NOTES } from '../documents';
import { random } from '../random';

const VIEW: View = { experiment: NOTES, step: 17, granularity: 'edge', sample: 1 };
const packed = (value: unknown): string =>
  `#v1.${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;

test('any view comes back from its link exactly', async () => {
  const choose = random(3);
  for (let round = 0; round < 60; round += 1) {
    const view: View = {
      ...anyView(choose),
      writing: { names: choose.pick(NAMES), orientation: choose.pick(ORIENTATIONS) },
    };
    assert.deepEqual(await decodeLink(await encodeLink(view)), { view });
  }
});

test('text in any language survives', async () => {
  const view = { ...VIEW, experiment: { ...NOTES, title: '两层网络 ✓ 𝛁' } };
  assert.deepEqual(await decodeLink(await encodeLink(view)), { view });
});

test('an older link says nothing of the notation; an unknown one is read as the notes write', async () => {
  assert.deepEqual(await decodeLink(packed(VIEW)), { view: VIEW });
  const odd = { ...VIEW, writing: { names: 'runes', orientation: 'to_from' } };
  const writing = { names: 'notes', orientation: 'to_from' } as const;
  assert.deepEqual(await decodeLink(packed(odd)), { view: { ...VIEW, writing } });
});

test('a link is a short fragment of plain characters', async () => {
  const link = await encodeLink(VIEW);
  assert.match(link, /^#v1\.[A-Za-z0-9_-]+$/);
  assert.ok(link.length < 400, `${link.length} characters`);
});

test('a link cut off anywhere is called broken, never taken for another', async () => {
  const link = await encodeLink(VIEW);
  for (let length = 4; length < link.length; length += 1) {
    assert.deepEqual(await decodeLink(link.slice(0, length)), { fault: 'broken' }, `at ${length}`);
  }
});

test('a damaged link is called broken or still holds a view: it never throws', async () => {
  const choose = random(4);
  const link = await encodeLink(VIEW);
  for (let round = 0; round < 300; round += 1) {
    const at = choose.integer(4, link.length - 1);
    const damaged = link.slice(0, at) + choose.pick([...'AZaz09-_!%']) + link.slice(at + 1);
    const opened = await decodeLink(damaged);
    assert.ok('view' in opened || ['broken', 'granularity', 'number'].includes(opened.fault));
  }
});

test('a link of a newer version says so, by its prefix or by its document', async () => {
  assert.deepEqual(await decodeLink('#v2.whatever'), { fault: 'newer' });
  assert.deepEqual(await decodeLink(packed({ ...VIEW, experiment: { ...NOTES, version: 2 } })), { fault: 'newer' });
});

test('what is packed well but is no view is called broken', async () => {
  for (const value of [null, 7, [], {}, { experiment: [] }]) {
    assert.deepEqual(await decodeLink(packed(value)), { fault: 'broken' }, JSON.stringify(value));
  }
});

test('a place that can\'t be used is named, and is not called damaged', async () => {
  const places = { step: [-1, 1.5, 'x'], sample: [-1, null] };
  for (const [field, values] of Object.entries(places)) {
    for (const value of values) {
      const fault = { fault: 'number', params: { field, value: String(value) } };
      assert.deepEqual(await decodeLink(packed({ ...VIEW, [field]: value })), fault);
    }
  }
  const params = { value: 'atom', known: 'layer, unit, edge' };
  assert.deepEqual(await decodeLink(packed({ ...VIEW, granularity: 'atom' })), { fault: 'granularity', params });
  const long = await decodeLink(packed({ ...VIEW, step: 'x'.repeat(900) }));
  assert.ok('fault' in long && long.params!.value!.length < 30);
});

test('a link that would unpack to gigabytes is refused early', async () => {
  const bomb = `#v1.${deflateRawSync(new Uint8Array(64 * 2 ** 20)).toString('base64url')}`;
  assert.deepEqual(await decodeLink(bomb), { fault: 'broken' });
});

test('a missing place is the beginning', async () => {
  const opened = await decodeLink(packed({ experiment: NOTES }));
  assert.deepEqual(opened, { view: { experiment: NOTES, step: 0, granularity: 'unit', sample: 1 } });
});

test('what is meant as a link counts as one, an ordinary anchor does not', async () => {
  const tail = (await encodeLink(VIEW)).slice(9);
  for (const hash of ['#v1.abc', '#v0.abc', '#v1', '#v2', '#V1.abc', `#${tail}`]) assert.equal(isLink(hash), true, hash);
  for (const hash of ['', '#', '#help', '#hello', '#v.1', '#version1.', '#a-long-anchor-of-some-page']) assert.equal(isLink(hash), false, hash);
});

test('what is no link of ours, or of a version that never was, is not called damaged', async () => {
  const tail = (await encodeLink(VIEW)).slice(9);
  for (const hash of ['#v0.abc', '#v00.abc', '#v0', '#V1.abc', '#v1-abc', `#${tail}`]) {
    assert.deepEqual(await decodeLink(hash), { fault: 'unknown' }, hash);
  }
  assert.deepEqual(await decodeLink('#v1'), { fault: 'broken' });
});
