import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Granularity } from '../../src/api/types';
import type { Frame, Pulse } from '../../src/diagram/frame';
import { whenKnown, type Plan } from '../../src/diagram/plan';
import { frameAt, moment } from '../../src/diagram/timeline';
import { shape } from './shapes';
import { planned } from './walk';

const NOTES = shape([2, 2, 2, 2]);
const GRANULARITIES: readonly Granularity[] = ['layer', 'unit', 'edge'];
const NETWORKS = [NOTES, shape([1, 1, 1, 1]), shape([2, 3, 2], { last: 'softmax', biased: true })];

const plans = (): Plan[] =>
  NETWORKS.flatMap((network) => GRANULARITIES.map((granularity) => planned(network, granularity)));

const stepOf = (plan: Plan, target: string): number =>
  plan.steps.find((step) => step.target === target)?.index ?? Number.NaN;

const during = (plan: Plan, target: string, p: number): Frame => frameAt(plan, stepOf(plan, target) - 1 + p);
const ways = ({ pulses }: Frame): string[] => pulses.map(({ route }) => `${route.way}.${route.layer}.${route.to}.${route.from}`);

test('a moment is a step, its progress, and how many steps are done', () => {
  assert.deepEqual(moment(0), { step: 0, p: 1, done: 0 });
  assert.deepEqual(moment(2.25), { step: 3, p: 0.25, done: 2 });
  assert.deepEqual(moment(3), { step: 3, p: 1, done: 3 });
});

test('the same time gives the same picture, whichever way one came to it', () => {
  for (const plan of plans()) {
    const times = plan.steps.flatMap((_, at) => [at, at + 0.3, at + 0.8]);
    const forward = times.map((time) => frameAt(plan, time));
    const back = [...times].reverse().map((time) => frameAt(plan, time));
    assert.deepEqual(back.reverse(), forward);
  }
});

test('at rest nothing moves: no pulse but products that wait, no change under way', () => {
  for (const plan of plans()) {
    for (let time = 0; time <= plan.steps.length; time += 1) {
      const frame = frameAt(plan, time);
      assert.equal(frame.reveals.size + frame.changes.size + frame.gates.size + frame.lifts.size, 0);
      for (const pulse of frame.pulses) {
        assert.deepEqual([pulse.leg, pulse.along, pulse.opacity], ['toPark', 1, 1]);
      }
    }
  }
});

test('as a step ends its picture is the rest picture: all revealed, every change complete', () => {
  for (const plan of plans()) {
    for (const { index } of plan.steps) {
      const frame = frameAt(plan, index - 1e-9);
      for (const amount of [...frame.reveals.values(), ...frame.gates.values()]) assert.ok(amount > 0.999);
      for (const { along } of frame.changes.values()) assert.ok(along > 0.999);
    }
  }
});

test('what a step reveals is its target, whole', () => {
  for (const plan of plans()) {
    for (const { index } of plan.steps) {
      for (const ref of frameAt(plan, index - 0.5).reveals.keys()) assert.equal(whenKnown(plan, ref), index, ref);
    }
  }
});

test('a sum: each product runs along its edge, carries the input before its label and the product after', () => {
  const frame = during(planned(NOTES, 'unit'), 'h.2.1', 0.5);
  assert.deepEqual(ways(frame), ['edge.2.1.1', 'edge.2.1.2']);
  const [first] = frame.pulses as [Pulse];
  assert.deepEqual([first.carries, first.becomes, first.hue], ['a.1.1', 'p.2.1.1', 'fwd']);
  assert.deepEqual([...frame.changes.keys()], ['w.2.1.1', 'w.2.1.2']);
});

test('a bias joins the sum from its chip', () => {
  const frame = during(planned(shape([1, 1, 1], { biased: true }), 'unit'), 'h.1.1', 0.5);
  assert.deepEqual(ways(frame), ['edge.1.1.1', 'bias.1.1.0']);
});

test('an activation goes through an open gate, and is pressed against a shut one', () => {
  const open = during(planned(NOTES, 'unit'), 'a.2.2', 0.6);
  assert.equal(open.pulses[0]?.pressed, null);
  const shut = during(planned(NOTES, 'unit', ['2.2']), 'a.2.2', 0.6);
  assert.equal(shut.pulses[0]?.pressed, 1);
  assert.equal(shut.gates.size, 1);
});

test('a gradient is stopped by a shut gate too', () => {
  assert.equal(during(planned(NOTES, 'unit', ['2.2']), 'dz.2.2', 0.6).pulses[0]?.pressed, 1);
  assert.equal(during(planned(NOTES, 'unit', ['2.2']), 'dz.2.1', 0.6).pulses[0]?.pressed, null);
});

test('every output of a softmax hears every sum', () => {
  const frame = during(planned(shape([2, 3], { last: 'softmax' }), 'unit'), 'y.2', 0.5);
  assert.deepEqual(ways(frame), ['mix.1.2.1', 'mix.1.2.2', 'mix.1.2.3']);
});

test('outputs and labels flow into the loss; from it each Δy leaves for its output', () => {
  const plan = planned(NOTES, 'unit');
  assert.deepEqual(ways(during(plan, 'L', 0.5)), ['out.3.1.0', 'label.3.1.0', 'out.3.2.0', 'label.3.2.0']);
  assert.deepEqual(ways(during(plan, 'dy.2', 0.5)), ['loss.3.2.0']);
});

test('a weight’s gradient: what the edge brought meets what came back, at the label', () => {
  const frame = during(planned(NOTES, 'unit'), 'dw.2.1.2', 0.4);
  assert.deepEqual(
    frame.pulses.map(({ route, leg, hue, carries }) => [route.way, leg, hue, carries]),
    [['edge', 'toLabel', 'fwd', 'a.1.2'], ['back', 'toLabel', 'bwd', 'dz.2.1']],
  );
  assert.deepEqual(frame.changes.get('w.2.1.2')?.look, 'bwd');
});

test('contributions come back along every edge out of a unit', () => {
  const frame = during(planned(NOTES, 'unit'), 'da.1.2', 0.5);
  assert.deepEqual(ways(frame), ['back.2.1.2', 'back.2.2.2']);
  assert.deepEqual(frame.pulses.map(({ becomes }) => becomes), ['q.2.1.2', 'q.2.2.2']);
});

test('by edges, products wait at their sum and go into it together', () => {
  const plan = planned(NOTES, 'edge');
  assert.deepEqual(ways(frameAt(plan, stepOf(plan, 'p.2.1.2'))).sort(), ['edge.2.1.1', 'edge.2.1.2']);
  const into = during(plan, 'h.2.1', 0.3);
  assert.deepEqual(into.pulses.map(({ leg, carries }) => [leg, carries]), [['fromPark', 'p.2.1.1'], ['fromPark', 'p.2.1.2']]);
  assert.deepEqual(ways(frameAt(plan, stepOf(plan, 'h.2.1'))), []);
});

test('a matrix step does for the whole layer what the unit steps do one by one', () => {
  const [whole, one] = [planned(NOTES, 'layer'), planned(NOTES, 'unit')];
  const together = ways(during(whole, 'H.2', 0.5)).sort();
  assert.deepEqual(together, ['h.2.1', 'h.2.2'].flatMap((ref) => ways(during(one, ref, 0.5))).sort());
});

test('the matrix form of a hidden layer’s dz goes back along the edges, then through the gates', () => {
  const plan = planned(NOTES, 'layer');
  assert.ok(ways(during(plan, 'dZ.2', 0.3)).every((way) => way.startsWith('back.3')));
  assert.ok(ways(during(plan, 'dZ.2', 0.75)).every((way) => way.startsWith('ungate.2')));
});

test('a crowd of pulses shows no numbers, a few do', () => {
  assert.ok(during(planned(shape([4, 4, 4]), 'layer'), 'H.1', 0.5).pulses.every(({ quiet }) => quiet));
  assert.ok(during(planned(NOTES, 'layer'), 'H.1', 0.5).pulses.every(({ quiet }) => !quiet));
});

test('an update moves each weight from its old look to its new one', () => {
  const frame = during(planned(NOTES, 'unit'), 'new.w.1.2.1', 0.5);
  assert.deepEqual(frame.changes.get('w.1.2.1')?.way, 'all');
  assert.deepEqual([...frame.reveals.keys()], ['new.w.1.2.1']);
});

test('the inputs and the target of the step shown are lit, those of the one before fade', () => {
  const plan = planned(NOTES, 'unit');
  const at = stepOf(plan, 'h.2.1');
  assert.deepEqual(frameAt(plan, at).glows.get('h.2.1'), { amount: 1, target: 1 });
  assert.deepEqual(frameAt(plan, at).glows.get('w.2.1.2'), { amount: 1, target: 0 });
  const fading = frameAt(plan, at + 0.05).glows;
  assert.ok((fading.get('w.2.1.2')?.amount ?? 0) < 1 && (fading.get('a.2.1')?.amount ?? 0) > 0);
});

test('the loss after the update comes with the last step, from the loss before it', () => {
  for (const plan of plans()) {
    const last = plan.steps.length;
    assert.equal(whenKnown(plan, 'new.L'), last);
    assert.ok(!frameAt(plan, last - 1.1).reveals.has('new.L'));
    // First it is written as it was, then it runs.
    const { reveals, moves } = frameAt(plan, last - 0.4);
    assert.ok((reveals.get('new.L') ?? 0) > 0.4);
    assert.equal(moves.get('new.L'), 0);
  }
});
