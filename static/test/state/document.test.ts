import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Experiment } from '../../src/api/types';
import { applyEdit, changes, editable, tidy, type Edit, type Fields } from '../../src/state/document';
import { anyExperiment, NOTES } from '../documents';
import { random, type Random } from '../random';

function anyRef(choose: Random, { inputs, layers, x }: Experiment): string {
  const layer = choose.integer(1, layers.length);
  const units = layers[layer - 1]?.units ?? 1;
  const before = layers[layer - 2]?.units ?? inputs;
  const sample = choose.integer(1, x.length);
  const at = sample > 1 ? `@${sample}` : '';
  return choose.pick([
    `w.${layer}.${choose.integer(1, units)}.${choose.integer(1, before)}`,
    `b.${layer}.${choose.integer(1, units)}`,
    `x.${choose.integer(1, inputs)}${at}`,
    `t.${choose.integer(1, layers.at(-1)?.units ?? 1)}${at}`,
    'eta',
  ]);
}

const anyFields = (choose: Random, { x }: Experiment): Fields => choose.pick<Fields>([
  { loss: choose.pick(['mse', 'sse', 'half_sse']) },
  { reduction: choose.pick(['mean', 'sum', undefined]), freeze_biases: choose.pick([true, undefined]) },
  { title: choose.pick(['', 'A', undefined]) },
  { x: x.map((row) => row.map(() => choose.number())), learning_rate: undefined },
]);

function anyEdit(choose: Random, experiment: Experiment): Edit {
  if (choose.next() < 0.3) return { kind: 'set', fields: anyFields(choose, experiment) };
  return { kind: 'number', ref: anyRef(choose, experiment), value: choose.number() };
}

test('every walk of edits is taken back exactly, step by step, and nothing is changed in place', () => {
  const choose = random(7);
  for (let round = 0; round < 300; round += 1) {
    const states: Experiment[] = [tidy(anyExperiment(choose))];
    const copies = [structuredClone(states[0])];
    const inverses: Edit[] = [];
    for (let step = 0; step < 12; step += 1) {
      const { document, inverse } = applyEdit(states[step]!, anyEdit(choose, states[step]!));
      states.push(document);
      copies.push(structuredClone(document));
      inverses.push(inverse);
    }
    let document = states.at(-1)!;
    for (let step = inverses.length - 1; step >= 0; step -= 1) {
      document = applyEdit(document, inverses[step]!).document;
      // As text, so that the order of the fields counts too: it is what a link and a file hold.
      assert.equal(JSON.stringify(document), JSON.stringify(copies[step]));
    }
    assert.deepEqual(states, copies);
  }
});

test('an edit taken back can be made again', () => {
  const choose = random(8);
  for (let round = 0; round < 300; round += 1) {
    const before = tidy(anyExperiment(choose));
    const { document, inverse } = applyEdit(before, anyEdit(choose, before));
    const back = applyEdit(document, inverse);
    assert.deepEqual(applyEdit(back.document, back.inverse).document, document);
  }
});

test('a weight that is written out is changed where it stands: row = from, column = to', () => {
  const { document } = applyEdit(NOTES, { kind: 'number', ref: 'w.2.1.2', value: 9 });
  assert.deepEqual(document.layers[1]?.weights, [[-2, -1], [9, 0.5]]);
  assert.equal(document.edits, undefined);
});

test('a weight drawn from the seed is changed in the edits: the document stays short', () => {
  const drawn: Experiment = { ...NOTES, layers: [{ units: 2, activation: 'identity' }], seed: 3 };
  const { document, inverse } = applyEdit(drawn, { kind: 'number', ref: 'w.1.2.1', value: 9 });
  assert.deepEqual(document, { ...drawn, edits: { 'w.1.2.1': 9 } });
  assert.deepEqual(applyEdit(document, inverse).document, drawn);
});

test('a number in the edits lies over the weights, so it is changed there', () => {
  const covered: Experiment = { ...NOTES, edits: { 'w.2.1.2': 4 } };
  const { document } = applyEdit(covered, { kind: 'number', ref: 'w.2.1.2', value: 9 });
  assert.deepEqual(document, { ...covered, edits: { 'w.2.1.2': 9 } });
});

test('fields are set and taken out; nothing that every document has can be', () => {
  const { document } = applyEdit(NOTES, { kind: 'set', fields: { title: undefined, freeze_biases: true } });
  assert.equal('title' in document, false);
  assert.equal(document.freeze_biases, true);
  assert.throws(() => applyEdit(NOTES, { kind: 'set', fields: { layers: undefined } }), RangeError);
  assert.equal(changes(NOTES, { loss: NOTES.loss, reduction: undefined }), false);
  assert.equal(changes(NOTES, { loss: 'sse' }), true);
});

test('inputs and labels are found by sample, the learning rate by its own name', () => {
  const batch: Experiment = { ...NOTES, x: [[1, 2], [3, 4]], target: [[1, 0], [0, 1]] };
  const edited = (ref: string): Experiment => applyEdit(batch, { kind: 'number', ref, value: 9 }).document;
  assert.deepEqual(edited('x.2@2').x, [[1, 2], [3, 9]]);
  assert.deepEqual(edited('t.1').target, [[9, 0], [0, 1]]);
  assert.equal(edited('eta').learning_rate, 9);
});

test('what is computed cannot be written', () => {
  assert.equal(editable('w.2.1.2'), true);
  for (const ref of ['h.1.1', 'dw.1.1.1', 'L', 'W.1', 'nonsense']) {
    assert.equal(editable(ref), false, ref);
    assert.throws(() => applyEdit(NOTES, { kind: 'number', ref, value: 1 }), RangeError);
  }
  assert.throws(() => applyEdit(NOTES, { kind: 'number', ref: 'x.3', value: 1 }), RangeError);
});
