import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import fc from 'fast-check';

import type { Experiment } from '../../src/api/types';
import { changeDocument, changeStructure } from '../../src/state/arranging';
import { canUndo, setGranularity, setNumber, setSample, undo } from '../../src/state/session';
import * as store from '../../src/state/store';
import { inTurn } from '../../src/state/turns';
import { insertUnit, removeUnit } from '../../src/structure/edits';
import { anyExperiment, NOTES } from '../documents';
import { random } from '../random';
import { anyDrawn, completed, LIMITS } from '../structure/changes';
import { begin, change, thereAndBack, written } from '../structure/walk';

/** A server that completes a document and has no numbers to tell. */
const answered = (experiment: Experiment, query: URLSearchParams): Response => Response.json({
  experiment: completed(experiment),
  passes: {}, granularity: query.get('granularity') ?? 'unit', sample: Number(query.get('sample')),
  steps: [], phases: [], total_steps: 0,
});
let answer = answered;
Object.assign(globalThis, {
  fetch: (url: string, { body }: { body: string }) =>
    Promise.resolve(answer(JSON.parse(body) as Experiment, new URL(url, 'http://page').searchParams)),
});
/** Once every answer asked for is there. */
const answeredAll = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(async () => {
  answer = answered;
  store.limits.value = LIMITS;
  await begin(NOTES);
});

test('any changes taken back give the document back bit for bit, and made again the same', async () => {
  const starts = fc.integer().map((seed) => anyExperiment(random(seed)));
  await fc.assert(fc.asyncProperty(starts, fc.array(anyDrawn, { maxLength: 12 }), async (document, walk) => {
    await begin(document);
    const states = [written()];
    for (const drawn of walk) {
      assert.equal((await change(drawn))?.key.startsWith('structure.refused') ?? false, false);
      if (written() !== states.at(-1)) states.push(written());
    }
    const { back, again } = await thereAndBack();
    // Below the walk lies the change that brought its first document.
    assert.deepEqual(back.slice(0, states.length), states.toReversed());
    assert.deepEqual(again, back.toReversed());
  }), { numRuns: 60 });
});

test('changes asked for quickly are all made, in their order, and a step back is the last of them', async () => {
  const done = [1, 2, 3].map(() => changeStructure(insertUnit(1)));
  undo();
  await Promise.all(done);
  await changeStructure((plan, limits) => removeUnit(2)(plan, limits));
  assert.deepEqual(store.experiment.value.layers.map(({ units }) => units), [4, 1, 2]);
});

test('samples put in place of the same samples leave nothing to take back', async () => {
  const before = written();
  setNumber('x.1', 7);
  assert.equal(await changeDocument(({ document }) => ({ ...document, x: document.x.map((row) => [...row]) })), null);
  undo();
  await inTurn(() => undefined);
  assert.equal(written(), before);
});

test('a number typed while a change is under way is kept', async () => {
  const done = changeStructure(insertUnit(1));
  setNumber('x.1', 9);
  await done;
  assert.deepEqual(store.document.value.x, [[9, 3]]);
  assert.equal(store.document.value.layers[0]?.units, 3);
});

test('a sample and a size of steps chosen while a change is under way are kept', async () => {
  const done = changeDocument(({ document }) => ({ ...document, x: [[2, 3], [4, 5]], target: [[1, 0], [0, 1]] }));
  setSample(2);
  setGranularity('edge');
  await done;
  assert.deepEqual([store.sample.value, store.granularity.value], [2, 'edge']);
  await answeredAll();
  const { sample, granularity } = store.script.value;
  assert.deepEqual([sample, granularity], [2, 'edge']);
});

test('what the server refuses, or does not answer, changes nothing and is said', async () => {
  const before = written();
  const words = { type: 'about:blank', title: 'No', status: 422, detail: 'It overflows.' };
  answer = () => Response.json(words, { status: 422 });
  assert.deepEqual(await changeStructure(insertUnit(1)), { key: 'structure.refused', params: { words: 'It overflows.' } });
  answer = () => new Response('', { status: 502 });
  assert.deepEqual(await changeStructure(insertUnit(1)), { key: 'structure.unreachable' });
  assert.equal(written(), before);
  assert.equal(store.stale.value, false);
  assert.equal(canUndo.value, true);
});
