import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { View } from '../../src/state/link';
import { others, readSessions, writeSession } from '../../src/state/sessions';
import { anyExperiment, NOTES } from '../documents';
import { random } from '../random';

/** A browser's storage with room for `room` characters. */
function storage(room = Infinity) {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (at: number) => [...held.keys()][at] ?? null,
    getItem: (key: string) => held.get(key) ?? null,
    removeItem: (key: string) => void held.delete(key),
    setItem: (key: string, text: string) => {
      const rest = [...held].filter(([name]) => name !== key).reduce((sum, [, value]) => sum + value.length, 0);
      if (rest + text.length > room) throw new Error('QuotaExceededError');
      held.set(key, text);
    },
  };
}

const at = (step: number): View => ({ experiment: NOTES, step, granularity: 'unit', sample: 1 });

test('any state comes back exactly', () => {
  const choose = random(21);
  for (let round = 0; round < 50; round += 1) {
    const store = storage();
    const session = { id: 'a', savedAt: round, view: { ...at(3), experiment: anyExperiment(choose) } };
    writeSession(store, session);
    assert.deepEqual(readSessions(store), [session]);
  }
});

test('two tabs keep a state each, however they take turns', () => {
  const choose = random(22);
  const store = storage();
  const last = new Map<string, View>();
  for (let time = 1; time < 200; time += 1) {
    const id = choose.pick(['a', 'b']);
    last.set(id, at(time));
    writeSession(store, { id, savedAt: time, view: at(time) });
    for (const session of readSessions(store)) assert.deepEqual(session.view, last.get(session.id));
  }
  assert.equal(readSessions(store)[0]?.view.step, 199);
});

test('the newest few are kept, the newest first', () => {
  const store = storage();
  for (let time = 1; time <= 20; time += 1) writeSession(store, { id: `t${time}`, savedAt: time, view: at(time) });
  assert.deepEqual(readSessions(store).map(({ savedAt }) => savedAt), [20, 19, 18, 17, 16, 15, 14, 13]);
});

test('where room is short the oldest go, and one too large for all is not kept', () => {
  const one = JSON.stringify({ savedAt: 1, view: at(1) }).length;
  const store = storage(2 * one + 1);
  for (const time of [1, 2, 3]) writeSession(store, { id: `t${time}`, savedAt: time, view: at(time) });
  assert.deepEqual(readSessions(store).map(({ id }) => id), ['t3', 't2']);
  writeSession(storage(5), { id: 'x', savedAt: 1, view: at(1) });
});

test('what can’t be read is passed over', () => {
  const store = storage();
  store.setItem('gradwalk.session.x', '{"savedAt": 1, "view": {"exp');
  store.setItem('gradwalk.session.y', '{"savedAt": "soon", "view": 3}');
  store.setItem('theme', 'dark');
  assert.deepEqual(readSessions(store), []);
  writeSession(store, { id: 'a', savedAt: 5, view: at(1) });
  assert.equal(readSessions(store).length, 1);
  assert.equal(store.getItem('theme'), 'dark');
});

test('what is offered differs from what is shown, and from each other', () => {
  const sessions = [5, 4, 4, 5, 3].map((step, index) => ({ id: `t${index}`, savedAt: 9 - index, view: at(step) }));
  assert.deepEqual(others(sessions, { id: 'me', savedAt: 0, view: at(5) }).map(({ id }) => id), ['t1', 't4']);
  assert.deepEqual(others(sessions, { id: 't4', savedAt: 0, view: at(9) }).map(({ id }) => id), ['t0', 't1']);
});
