import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import * as own from '../../src/check/own';
import * as store from '../../src/state/store';
import { UNIT_STEPS } from '../steps';

const GRADE = { correct: false, expected: 2, answer: 1, tolerance: 0, diagnoses: [] };
const sent: unknown[] = [];
let reply: () => Promise<Response>;

const json = (body: unknown, status = 200): Promise<Response> =>
  Promise.resolve(new Response(JSON.stringify(body), { status }));

Object.assign(globalThis, {
  document: { documentElement: { lang: 'en' } },
  fetch: (_: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body));
    return reply();
  },
});
own.keepVerdict();

beforeEach(() => {
  store.script.value = { granularity: 'unit', sample: 1, steps: UNIT_STEPS, phases: [] };
  store.selected.value = null;
  store.cursor.value = 0;
  store.cursor.value = 1;
  sent.length = 0;
  reply = () => json({ answers: { 'h.1.1': GRADE } });
});

test('the number goes to the server as it was typed', async () => {
  own.text.value = '0,50';
  assert.deepEqual(await own.ask(), { kind: 'graded', grade: GRADE });
  assert.deepEqual(sent, [{ experiment: store.document.value, answers: { 'h.1.1': '0,50' } }]);
});

test('what is no number is told at once', async () => {
  own.text.value = '1/0';
  assert.deepEqual(await own.ask(), { kind: 'bad', fault: 'zero_division' });
  assert.deepEqual(sent, []);
});

test('a refusal brings the server’s words, no answer brings none', async () => {
  own.text.value = '1';
  const problem = { type: 't', title: 'no', status: 422, errors: [{ message: 'too large', code: 'c' }] };
  reply = () => json(problem, 422);
  assert.deepEqual(await own.ask(), { kind: 'failed', words: ['too large'] });
  reply = () => Promise.reject(new TypeError('offline'));
  assert.deepEqual(await own.ask(), { kind: 'failed', words: [] });
});

test('an answer that comes after the question has changed is dropped', async () => {
  own.text.value = '1';
  const late = own.ask();
  store.cursor.value = 2;
  assert.equal(await late, null);
  assert.equal(own.verdict.value, null);
  assert.equal(own.waiting.value, false);
  assert.equal(own.text.value, '');
});

test('a verdict is taken back when the numbers change', async () => {
  own.text.value = '1';
  await own.ask();
  store.document.value = { ...store.document.value, title: 'edited' };
  assert.equal(own.verdict.value, null);
  assert.equal(own.text.value, '1');
});

test('the language changes with the page', async () => {
  own.text.value = '1';
  await own.ask();
  store.locale.value = 'zh';
  assert.equal(sent.length, 2);
  store.locale.value = 'en';
});
