import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import type { Experiment } from '../../src/api/types';
import { insertLayer, insertUnit, removeLayer, removeUnit, setActivation, setBiases, setLoss, type StructureEdit } from '../../src/structure/edits';
import { fittingLoss, neededBy } from '../../src/structure/fitting';
import { proposeStructure, type Pair } from '../../src/structure/propose';
import { anyExperiment, NOTES } from '../documents';
import { random } from '../random';
import { anyDrawn, changeFor, completed, LIMITS } from './changes';

const pairOf = (document: Experiment): Pair => ({ document, experiment: completed(document) });

/** The network after a change; null where it was refused or is the same. */
function changed(pair: Pair, edit: StructureEdit, borrowed = false): Pair | null {
  const proposed = proposeStructure(pair, edit, LIMITS, borrowed);
  return proposed && 'ask' in proposed ? proposed.settle(completed(proposed.ask)) : null;
}

const after = (edit: StructureEdit, document: Experiment = NOTES): Experiment => {
  const pair = changed(pairOf(document), edit);
  assert.ok(pair);
  return pair.document;
};

function refusal(edit: StructureEdit, document: Experiment = NOTES): string | undefined {
  const proposed = proposeStructure(pairOf(document), edit, LIMITS, false);
  return proposed && 'refused' in proposed ? proposed.refused.key : undefined;
}

function shaped({ inputs, layers, x, target }: Experiment): void {
  let before = inputs;
  for (const { units, weights, biases } of layers) {
    assert.equal(weights?.length, before);
    for (const row of weights ?? []) assert.equal(row.length, units);
    if (biases) assert.equal(biases.length, units);
    assert.ok((weights ?? []).flat().every(Number.isFinite));
    before = units;
  }
  for (const row of x) assert.equal(row.length, inputs);
  for (const row of target) assert.equal(row.length, before);
}

const anyStart = fc.integer().map((seed) => anyExperiment(random(seed)));

test('after any changes the short document and the explicit experiment are the same network', () => {
  fc.assert(fc.property(anyStart, fc.array(anyDrawn, { maxLength: 15 }), (document, walk) => {
    let pair = pairOf(document);
    for (const drawn of walk) {
      pair = changed(pair, changeFor(drawn, pair.experiment)) ?? pair;
      shaped(pair.experiment);
      assert.deepEqual(completed(pair.document).layers, pair.experiment.layers);
      const needed = neededBy(pair.document.loss);
      if (needed) assert.equal(pair.document.layers.at(-1)?.activation, needed);
      assert.ok(pair.document.layers.slice(0, -1).every(({ activation }) => activation !== 'softmax'));
    }
  }));
});

test('a unit put in and taken out again leaves every number as it was', () => {
  fc.assert(fc.property(anyStart, fc.nat(99), fc.nat(99), (document, column, place) => {
    const pair = pairOf(document);
    const layer = column % (document.layers.length + 1);
    const units = layer === 0 ? document.inputs : (document.layers[layer - 1]?.units ?? 1);
    const at = (place % (units + 1)) + 1;
    const more = changed(pair, insertUnit(layer, at));
    const back = more && changed(more, removeUnit(layer, at));
    assert.deepEqual(back?.experiment, pair.experiment);
  }));
});

test('a layer put in and taken out again leaves every number as it was', () => {
  fc.assert(fc.property(anyStart, fc.nat(99), (document, place) => {
    const pair = pairOf(document);
    const at = (place % document.layers.length) + 1;
    const more = changed(pair, insertLayer(at));
    const back = more && changed(more, removeLayer(at));
    assert.deepEqual(back?.experiment, pair.experiment);
  }));
});

test('a new unit takes its weights from the seed, the others keep theirs', () => {
  const { layers, x } = after(insertUnit(2, 2));
  assert.deepEqual(layers[1]?.weights?.map((row) => [row[0], row[2]]), [[-2, -1], [1.5, 0.5]]);
  assert.deepEqual([layers[2]?.weights?.[0], layers[2]?.weights?.[2]], [[0.5, 1], [1.5, -2]]);
  assert.deepEqual(x, NOTES.x);
  assert.deepEqual(layers[0], NOTES.layers[0]);
});

test('a unit drawn where another one stood before is not its double', () => {
  const drawn: Experiment = { ...NOTES, layers: [{ units: 3, activation: 'relu' }, { units: 2, activation: 'identity' }] };
  let pair = pairOf(drawn);
  for (let round = 0; round < 6; round += 1) {
    pair = changed(changed(pair, removeUnit(1, 1)) ?? pair, insertUnit(1)) ?? pair;
    const incoming = [0, 1, 2].map((unit) => pair.experiment.layers[0]?.weights?.map((row) => row[unit]).join());
    assert.equal(new Set(incoming).size, 3);
  }
});

test('layers drawn from the seed stay unwritten where nothing about them changes', () => {
  const drawn: Experiment = { ...NOTES, layers: NOTES.layers.map(({ units, activation }) => ({ units, activation })), edits: { 'w.1.1.1': 5, 'w.3.2.1': 7 } };
  const more = after(insertUnit(3), drawn);
  assert.equal(more.layers[0]?.weights, undefined);
  assert.equal(more.layers[2]?.weights?.[0]?.[1], 7);
  assert.deepEqual(more.edits, { 'w.1.1.1': 5 });
  assert.deepEqual(after(setActivation(1, 'tanh'), drawn).layers[0], { units: 2, activation: 'tanh' });
});

test('inputs and outputs take their columns of x and target along', () => {
  assert.deepEqual(after(insertUnit(0)).x, [[2, 3, 1]]);
  assert.deepEqual(after(removeUnit(0, 1)).x, [[3]]);
  assert.deepEqual(after(insertUnit(3, 1)).target, [[0, 1, 0]]);
  assert.deepEqual(after(removeUnit(3, 1)).target, [[0]]);
});

test('biases come as zeros and go without a trace', () => {
  const biased = after(setBiases(2, true));
  assert.deepEqual(biased.layers[1]?.biases, [0, 0]);
  assert.equal(JSON.stringify(after(setBiases(2, false), biased)), JSON.stringify(NOTES));
});

test('loss and output activation follow each other, and it is said', () => {
  const told = (edit: StructureEdit, document: Experiment) => {
    const proposed = proposeStructure(pairOf(document), edit, LIMITS, false);
    return proposed && 'told' in proposed ? proposed.told.map(({ key }) => key) : [];
  };
  const soft = after(setLoss('cross_entropy'));
  assert.deepEqual([soft.loss, soft.layers[2]?.activation], ['cross_entropy', 'softmax']);
  assert.deepEqual(told(setLoss('cross_entropy'), NOTES), ['structure.output_changed']);
  assert.deepEqual(told(setActivation(3, 'sigmoid'), soft), ['structure.loss_changed']);
  assert.equal(after(setActivation(3, 'sigmoid'), soft).loss, 'binary_cross_entropy');
  assert.equal(fittingLoss('cross_entropy', 'tanh'), 'mse');
  assert.equal(fittingLoss('sse', 'softmax'), 'sse');
  assert.deepEqual(told(removeLayer(3), NOTES), ['structure.new_output']);
});

test('what cannot be is refused, with the reason', () => {
  const one: Experiment = { ...NOTES, inputs: 1, layers: [{ units: 1, activation: 'tanh' }], x: [[1]], target: [[1]] };
  const deep: Experiment = { ...one, layers: Array.from({ length: 20 }, () => ({ units: 1, activation: 'tanh' })) };
  const wide: Experiment = { ...one, layers: [{ units: 1024, activation: 'tanh' }, { units: 1, activation: 'tanh' }] };
  assert.equal(refusal(removeUnit(1), one), 'structure.one_unit');
  assert.equal(refusal(removeUnit(0), one), 'structure.one_input');
  assert.equal(refusal(removeLayer(1), one), 'structure.one_layer');
  assert.equal(refusal(insertLayer(1), deep), 'structure.layers_limit');
  assert.equal(refusal(insertUnit(1), wide), 'structure.units_limit');
  assert.equal(refusal(insertLayer(2), wide), 'structure.parameters_limit');
  assert.equal(refusal(setActivation(1, 'softmax')), 'structure.softmax_last');
});

test('an example’s title goes with its sizes, a person’s own stays', () => {
  const titles = (edit: StructureEdit, borrowed: boolean) => changed(pairOf(NOTES), edit, borrowed)?.document.title;
  assert.equal(titles(insertUnit(1), true), undefined);
  assert.equal(titles(insertUnit(1), false), '2-2-2-2');
  assert.equal(titles(setActivation(1, 'tanh'), true), '2-2-2-2');
  assert.equal(proposeStructure(pairOf(NOTES), setActivation(1, 'relu'), LIMITS, true), null);
});
