/**
 * Every example of a real server, changed at random: it accepts every document that comes of it, and
 * completes it to exactly what the page shows. Run by tests/experiment/test_structure.py.
 */

import assert from 'node:assert/strict';

import fc from 'fast-check';

import type { Experiment, ExampleInFull, ExampleSummary } from '../../src/api/types';
import { newNetwork, redrawn } from '../../src/network/build';
import { HIDDEN, INITS, OUTPUTS } from '../../src/network/kinds';
import { latest } from '../../src/state/hold';
import * as store from '../../src/state/store';
import { NOTES } from '../documents';
import { anyDrawn, LIMITS } from './changes';
import { begin, change, thereAndBack, written } from './walk';

const server = process.argv[2] ?? '';
const direct = globalThis.fetch;
Object.assign(globalThis, { fetch: (path: string, init: RequestInit) => direct(server + path, init) });

async function answer<Answer>(path: string, body?: unknown): Promise<Answer> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await direct(`${server}/api/v1${path}`, init);
  const text = await response.text();
  assert.ok(response.ok, text);
  return JSON.parse(text) as Answer;
}

/** The layers as numbers alone: a bias may be written as −0 or left out. */
const numbers = ({ layers }: Experiment): unknown => layers.map(({ activation, weights, biases }) => [activation, weights, biases ?? null]);

/** The two cross-entropies take labels from 0 to 1: a change to one of them may rightly be refused. */
const labelsFit = ({ target }: Experiment): boolean => target.every((row) => row.every((label) => label >= 0 && label <= 1));

async function walk(document: Experiment, drawn: Parameters<typeof change>[0][]): Promise<void> {
  assert.equal(await begin(document), null);
  const start = written();
  for (const place of drawn) {
    const outcome = await change(place);
    const refused = outcome && /refused|unreachable/.test(outcome.key);
    assert.ok(!refused || !labelsFit(store.document.value), JSON.stringify(outcome));
    const { experiment } = await answer<{ experiment: Experiment }>('/trace?granularity=layer', store.document.value);
    assert.deepEqual(numbers(latest()), numbers(experiment));
  }
  const { back } = await thereAndBack();
  assert.ok(back.includes(start));
}

/** Every new network that the page can make, and the same with its weights drawn again. */
async function makeNew(): Promise<void> {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 });
  const wishes = fc.record({ sizes, hidden: fc.constantFrom(...HIDDEN), output: fc.constantFrom(...OUTPUTS), biased: fc.boolean() });
  for (const [at, wish] of fc.sample(wishes, { numRuns: 60, seed: 1 }).entries()) {
    const document = newNetwork(wish, { ...NOTES, seed: at });
    for (const init of INITS) await answer('/trace?granularity=layer', redrawn(document, { init, seed: at + 1 }));
    await answer('/trace?granularity=layer', document);
  }
}

await makeNew();
const { examples } = await answer<{ examples: ExampleSummary[] }>('/examples');
store.limits.value = LIMITS;
for (const [at, { id }] of examples.entries()) {
  const { experiment } = await answer<ExampleInFull>(`/examples/${id}`);
  for (const drawn of fc.sample(fc.array(anyDrawn, { minLength: 8, maxLength: 8 }), { numRuns: 1, seed: at })) {
    await walk(experiment, drawn);
  }
}
process.stdout.write(`${examples.length}\n`);
process.exit(0);
