import assert from 'node:assert/strict';
import { test } from 'node:test';

import { EMPTY, record, redo, undo, type History } from '../../src/state/history';

type Log = History<string>;
const done = (log: Log, name: string, gesture: string | null = null): Log =>
  record(log, { forward: name, inverse: `un${name}`, gesture });

test('changes are taken back last first and made again first first', () => {
  let log: Log = done(done(EMPTY, 'a'), 'b');
  const taken: string[] = [];
  for (let back = undo(log); back; back = undo(log)) {
    taken.push(back.change);
    log = back.history;
  }
  for (let again = redo(log); again; again = redo(log)) {
    taken.push(again.change);
    log = again.history;
  }
  assert.deepEqual(taken, ['unb', 'una', 'a', 'b']);
});

test('a new change ends what could be made again', () => {
  const log = undo(done(EMPTY, 'a'))?.history ?? EMPTY;
  assert.equal(redo(done(log, 'b')), null);
});

test('the changes of one gesture are taken back together', () => {
  const log = ['b', 'c', 'd'].reduce<Log>((so, name) => done(so, name, 'drag'), done(EMPTY, 'a'));
  const back = undo(log);
  assert.equal(back?.change, 'unb');
  assert.equal(back?.history.past.length, 1);
  assert.equal(redo(back?.history ?? EMPTY)?.change, 'd');
});

test('a gesture made again is over', () => {
  const log = done(EMPTY, 'a', 'drag');
  const again = redo(undo(log)?.history ?? EMPTY)?.history ?? EMPTY;
  assert.equal(done(again, 'b', 'drag').past.length, 2);
});

test('there is no limit', () => {
  let log: Log = EMPTY;
  for (let at = 0; at < 5_000; at += 1) log = done(log, String(at));
  assert.equal(log.past.length, 5_000);
  assert.equal(undo(EMPTY), null);
  assert.equal(redo(EMPTY), null);
});
