import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Unreachable } from '../../src/api/client';
import { channel, FIRST_WAIT_MS, type Channel } from '../../src/state/requests';

interface Bench {
  line: Channel<string>;
  log: string[];
  /** Ends the request in flight. */
  answer: (text: string) => Promise<void>;
  fail: (fault: unknown) => Promise<void>;
  asked: () => string[];
}

/** Lets every promise that is ready go on. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

type Context = Parameters<NonNullable<Parameters<typeof test>[0]>>[0];

/** Waiting by hand: the callbacks of `setTimeout` by the time they are due. */
function fakeTimers({ mock }: Context): { pass: (ms: number) => Promise<void> } {
  let now = 0;
  const waiting = new Map<object, { due: number; wake: () => void }>();
  mock.method(globalThis, 'setTimeout', (wake: () => void, ms: number) => {
    const timer = {};
    waiting.set(timer, { due: now + ms, wake });
    return timer;
  });
  mock.method(globalThis, 'clearTimeout', (timer: object) => waiting.delete(timer));
  return {
    async pass(ms) {
      now += ms;
      for (const [timer, { due, wake }] of [...waiting]) {
        if (due > now) continue;
        waiting.delete(timer);
        wake();
      }
      await settle();
    },
  };
}

function bench(): Bench {
  const log: string[] = [];
  const asked: string[] = [];
  let end: { resolve: (text: string) => void; reject: (fault: unknown) => void } | null = null;
  const line = channel<string, string>({
    ask: (job) => {
      asked.push(job);
      assert.equal(end, null, 'two requests at once');
      return new Promise((resolve, reject) => (end = { resolve, reject }));
    },
    accept: (job, answer) => log.push(`${job}: ${answer}`),
    overtaken: (job, answer, wanted) => log.push(`${job}: ${answer}, ${wanted} to come`),
    refuse: (job, fault) => log.push(`${job} refused: ${String(fault)}`),
    lost: (job) => log.push(`${job} lost`),
  });
  const finish = async (how: 'resolve' | 'reject', value: unknown): Promise<void> => {
    const ending = end;
    end = null;
    ending?.[how](value as string);
    await settle();
  };
  return {
    line,
    log,
    answer: (text) => finish('resolve', text),
    fail: (fault) => finish('reject', fault),
    asked: () => asked,
  };
}

test('an answer is taken once', async () => {
  const { line, log, answer } = bench();
  line.request('a');
  await answer('1');
  assert.deepEqual(log, ['a: 1']);
  assert.equal(line.pending(), null);
});

test('one request in flight; of those asked for meanwhile only the latest follows', async () => {
  const { line, log, answer, asked } = bench();
  for (const job of ['a', 'b', 'c', 'd']) line.request(job);
  assert.deepEqual(asked(), ['a']);
  await answer('late');
  assert.deepEqual(asked(), ['a', 'd']);
  await answer('4');
  assert.deepEqual(log, ['a: late, d to come', 'd: 4']);
});

test('a late refusal or a late silence says nothing', async () => {
  for (const fault of [new Error('no'), new Unreachable('gone')]) {
    const { line, log, fail, answer } = bench();
    line.request('a');
    line.request('b');
    await fail(fault);
    await answer('2');
    assert.deepEqual(log, ['b: 2']);
  }
});

test('a refusal is final', async () => {
  const { line, log, fail, asked } = bench();
  line.request('a');
  await fail(new Error('overflow'));
  assert.deepEqual(log, ['a refused: Error: overflow']);
  assert.deepEqual(asked(), ['a']);
  assert.equal(line.pending(), null);
});

test('without a server the request is kept and tried again, each time after a longer wait', async (context) => {
  const timers = fakeTimers(context);
  const { line, log, fail, answer, asked } = bench();
  line.request('a');
  await fail(new Unreachable('gone'));
  assert.equal(line.pending(), 'a');
  await timers.pass(FIRST_WAIT_MS);
  await fail(new Unreachable('gone'));
  await timers.pass(FIRST_WAIT_MS);
  assert.equal(asked().length, 2);
  await timers.pass(FIRST_WAIT_MS);
  await answer('1');
  assert.deepEqual(log, ['a lost', 'a lost', 'a: 1']);
});

test('a new edit, or the network coming back, ends the wait at once', async (context) => {
  fakeTimers(context);
  const { line, log, fail, answer, asked } = bench();
  line.request('a');
  await fail(new Unreachable('gone'));
  line.request('b');
  await settle();
  assert.deepEqual(asked(), ['a', 'b']);
  await fail(new Unreachable('gone'));
  line.retry();
  await settle();
  await answer('2');
  assert.deepEqual(log, ['a lost', 'b lost', 'b: 2']);
});

test('what is dropped is not answered', async () => {
  const { line, log, answer } = bench();
  line.request('a');
  line.drop();
  await answer('1');
  assert.deepEqual(log, []);
  line.request('b');
  await answer('2');
  assert.deepEqual(log, ['b: 2']);
  line.request('c');
  line.drop();
  line.request('d');
  await answer('3');
  await answer('4');
  assert.deepEqual(log, ['b: 2', 'd: 4']);
});
