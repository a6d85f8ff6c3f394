/** A batch's samples adding up to a gradient, and the mean being taken. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Granularity, Reduction } from '../../src/api/types';
import { bead } from '../../src/diagram/beads';
import { castOf } from '../../src/diagram/cast';
import type { Frame, Pulse } from '../../src/diagram/frame';
import { around, overlap } from '../../src/diagram/geometry';
import { layout } from '../../src/diagram/layout';
import { meetingOf } from '../../src/diagram/meets';
import { lossSpot, meanSpot } from '../../src/diagram/means';
import { plan, type Plan } from '../../src/diagram/plan';
import type { Shape } from '../../src/diagram/shape';
import { frameAt } from '../../src/diagram/timeline';
import { Tracks } from '../../src/diagram/tracks';
import { obstacles, ROOMS, seeds, shape } from './shapes';
import { walk } from './walk';

interface Told {
  readonly granularity?: Granularity;
  readonly reduction?: Reduction;
  readonly shares?: boolean;
}

function told(network: Shape, { granularity = 'unit', reduction = 'mean', shares = true }: Told = {}): Plan {
  const valueOf = (ref: string): number | undefined => (ref.startsWith('sum:') && !shares ? undefined : 1);
  return plan(walk(network, granularity), castOf(valueOf, network, 1, reduction));
}

const stepOf = (of: Plan, target: string): number => of.steps.find((step) => step.target === target)?.index ?? Number.NaN;

/** The pictures of a step, in their order. */
function film(of: Plan, target: string, looks = 400): Frame[] {
  const from = stepOf(of, target) - 1;
  return Array.from({ length: looks }, (_, at) => frameAt(of, from + (at + 0.5) / looks));
}

const changes = (texts: readonly string[]): string[] => texts.filter((text, at) => text !== texts[at - 1]);
const sharesIn = ({ pulses }: Frame): Pulse[] => pulses.filter(({ route }) => route.way === 'share');

const BATCH = shape([2, 2, 1], { samples: 3, biased: true });

test('each sample’s two factors meet, and their product joins the sum: one after the other', () => {
  const frames = film(told(BATCH), 'dw.1.2.1');
  const factors = changes(frames.flatMap(({ pulses }) => pulses.filter(({ leg }) => leg === 'toMeet').map(({ id, carries }) => `${id} ${carries}`)));
  assert.deepEqual(
    [...new Set(factors)],
    [0, 1, 2].flatMap((at) => {
      const sample = at === 0 ? '' : `@${at + 1}`;
      return [`edge.1.2.1.${at} x.1${sample}`, `back.1.2.1.${at} dz.1.2${sample}`];
    }),
  );
  const parts = changes(frames.flatMap((frame) => sharesIn(frame).map(({ carries }) => carries)));
  assert.deepEqual(parts, ['part:dw.1.2.1@1', 'part:dw.1.2.1@2', 'part:dw.1.2.1@3']);
  assert.ok(frames.every((frame) => sharesIn(frame).length <= 1));
});

for (const target of ['dw.1.2.1', 'db.1.2']) {
  test(`the number of ${target} holds the first sample’s part, then counts on to the next sum, up to the whole`, () => {
    const frames = film(told(BATCH), target);
    const sums = frames.map(({ sums: found }) => found.get(target));
    assert.deepEqual(changes(sums.map((sum) => `${sum?.from}>${sum?.to}`)), ['1>2', '2>3']);
    sums.slice(1).forEach((sum, at) => assert.ok((sum?.from ?? 0) + (sum?.k ?? 0) >= (sums[at]?.from ?? 0) + (sums[at]?.k ?? 0)));
    const first = frames.findIndex(({ reveals }) => (reveals.get(target) ?? 0) > 0.5);
    assert.equal(sums[first]?.k, 0, 'what comes first is the first part');
    assert.ok((sums.at(-1)?.k ?? 0) > 0.999);
    // Every sum stands long enough to be read.
    const still = sums.filter((sum) => sum?.k === 0 && sum.from === 2).length + sums.filter((sum) => sum?.k === 1 && sum.to === 2).length;
    assert.ok(still > 0.1 * frames.length);
  });
}

test('a bias’s parts are what comes back of each sample', () => {
  const carried = film(told(BATCH), 'db.1.2').flatMap(({ pulses }) => pulses.map(({ carries }) => carries));
  assert.deepEqual(changes(carried.filter((ref, at) => carried.indexOf(ref) === at)), ['dz.1.2', 'dz.1.2@2', 'dz.1.2@3']);
});

test('of many samples the first are seen one by one, all others as beads, and the sum runs on to the whole', () => {
  const frames = film(told(shape([2, 2, 1], { samples: 12 })), 'dw.1.1.1');
  const parts = new Set(frames.flatMap((frame) => sharesIn(frame).map(({ carries }) => carries)));
  assert.equal(parts.size, 3);
  assert.ok(frames.some(({ pulses }) => pulses.some(({ quiet }) => quiet)));
  assert.equal(frames.at(-1)?.sums.get('dw.1.1.1')?.to, 12);
});

test('over a whole layer numbers count, and what joins them are beads', () => {
  const frames = film(told(BATCH, { granularity: 'layer' }), 'dW.1');
  assert.ok(frames.every(({ pulses }) => pulses.every(({ quiet }) => quiet)));
  assert.deepEqual([...(frames[200]?.sums.keys() ?? [])], ['dw.1.1.1', 'dw.1.1.2', 'dw.1.2.1', 'dw.1.2.2']);
  const crowd = film(told(shape([4, 4, 1], { samples: 3 }), { granularity: 'layer' }), 'dW.1', 20);
  assert.ok(crowd.every(({ sums }) => sums.size === 0), 'too many numbers to count at once');
});

test('where nobody tells the parts, beads meet and the gradient comes whole', () => {
  const frames = film(told(BATCH, { shares: false }), 'dw.1.2.1');
  assert.ok(frames.every((frame) => frame.sums.size === 0 && sharesIn(frame).length === 0));
  assert.ok(frames.some(({ pulses }) => pulses.some(({ carries }) => carries === 'x.1@3')));
});

test('one sample has nothing to add up and no mean to take', () => {
  const of = told(shape([2, 2, 1]));
  for (const target of ['dw.1.2.1', 'dy.1']) {
    assert.ok(film(of, target, 50).every((frame) => frame.sums.size + frame.factors.size + sharesIn(frame).length === 0));
  }
});

test('of a mean the gradient of the sample’s own loss leaves L, and turns into its share while it is closed', () => {
  const frames = film(told(BATCH), 'dy.1');
  const pulses = frames.flatMap(({ pulses: all }) => all);
  assert.deepEqual(changes(pulses.map(({ carries }) => carries)), ['own:dy.1@1', 'dy.1']);
  const turn = pulses.findIndex(({ carries }) => carries === 'dy.1');
  assert.ok((pulses[turn - 1]?.open ?? 1) < 0.05 && (pulses[turn]?.open ?? 1) < 0.05);
  const factor = frames.map(({ factors }) => factors.get(1) ?? 0);
  assert.equal(factor[200], 1, 'its factor is there as it turns');
  assert.equal(factor.at(-1), 0);
});

test('the samples’ losses add up, and of a mean the sum then becomes it', () => {
  const frames = film(told(BATCH), 'L');
  const sums = frames.map(({ sums: found }) => found.get('L'));
  assert.deepEqual(changes(sums.map((sum) => `${sum?.from}>${sum?.to}`)), ['1>2', '2>3', '3>4']);
  assert.deepEqual(changes(frames.flatMap(({ pulses }) => pulses.filter(({ opacity }) => opacity > 0.5).map(({ carries }) => carries))).slice(0, 1), ['l']);
  const turning = sums.findIndex((sum) => sum?.from === 3 && sum.k > 0.01);
  assert.equal(frames[turning]?.factors.get(0), 1, 'its factor is there as it turns');
  assert.ok((sums.at(-1)?.k ?? 0) > 0.999);
});

test('layer by layer the sample’s own loss forms first, and then the losses add up', () => {
  const frames = film(told(BATCH, { granularity: 'layer' }), 'L');
  const [own, all] = ['l', 'L'].map((ref) => frames.findIndex(({ reveals }) => (reveals.get(ref) ?? 0) > 0.99));
  assert.ok(own! > 0 && all! > own!, `${own} and ${all}`);
  assert.equal(frames.at(-1)?.reveals.get('l'), 1, 'it does not come at once with the end of the step');
  assert.deepEqual(changes(frames.map(({ sums }) => `${sums.get('L')?.from}>${sums.get('L')?.to}`)), ['1>2', '2>3', '3>4']);
  assert.ok(frames.some(({ factors }) => factors.get(0) === 1));
});

test('a sum of the losses is that of all samples', () => {
  const frames = film(told(BATCH, { reduction: 'sum' }), 'L');
  assert.deepEqual(changes(frames.map(({ sums }) => `${sums.get('L')?.from}>${sums.get('L')?.to}`)), ['1>2', '2>3']);
  assert.ok(frames.every(({ factors }) => factors.size === 0));
});

test('a sum of losses takes no mean', () => {
  const frames = film(told(BATCH, { reduction: 'sum' }), 'dy.1', 50);
  assert.ok(frames.every(({ factors }) => factors.size === 0));
  assert.deepEqual(new Set(frames.flatMap(({ pulses }) => pulses.map(({ carries }) => carries))), new Set(['dy.1']));
});

test('a part that is read, and the mean’s factor, cover no label and no node', () => {
  for (const random of seeds(12)) {
    const sizes = Array.from({ length: random.integer(2, 4) }, () => random.integer(1, 4));
    const network = shape(sizes, { biased: random.next() < 0.5, samples: 3 });
    const picture = layout(network, random.pick(ROOMS));
    const tracks = new Tracks(picture);
    const { pulse } = picture.size;
    for (const edge of picture.edges) {
      const path = tracks.path({ way: 'share', layer: edge.layer, to: edge.to, from: edge.from });
      assert.ok(path);
      assert.equal(path.tight, !meetingOf(edge, picture).room);
      const start: Pulse = {
        id: '', route: { way: 'share', layer: edge.layer, to: edge.to, from: edge.from }, leg: 'whole', along: 0, hue: 'bwd',
        carries: '', becomes: null, opacity: 1, pressed: null, open: 1, quiet: false,
      };
      const { open, ...at } = bead(path, start, { open: pulse.w / 2, bead: 3 });
      if (open === 0) continue;
      const box = around(at, pulse.w, pulse.h);
      const plates = picture.edges.filter(({ layer, label }) => layer === edge.layer && label.stand === 'plate');
      for (const { id, label } of plates) {
        const written = { ...label.box, h: Math.min(label.box.h, picture.size.line * 2) };
        assert.ok(!overlap(box, written), `${edge.id}’s part over the label of ${id}`);
      }
      for (const { forward, backward } of picture.units.filter(({ layer }) => layer === edge.layer)) {
        assert.ok(!overlap(box, forward) && !overlap(box, backward), edge.id);
      }
    }
    for (const unit of [0, ...picture.outs.keys()]) {
      const sign = unit === 0 ? lossSpot(picture) : meanSpot(picture, unit)?.sign;
      if (sign) assert.ok(!obstacles(picture).some((box) => overlap(box, around(sign, pulse.w * 0.8, pulse.h * 0.6))), `factor of ${unit}`);
    }
  }
});

test('on a screen there is room beside the loss for the factor of its mean, however many outputs there are', () => {
  for (const room of ROOMS) {
    for (const outputs of [1, 2, 3, 4, 5, 6, 7, 8]) {
      for (const biased of [false, true]) {
        const picture = layout(shape([2, 2, outputs], { biased, samples: 3 }), room);
        assert.ok(lossSpot(picture), `${outputs} outputs in ${room.w}`);
      }
    }
  }
});

test('no two numbers on their way to one sum cover each other', () => {
  for (const random of seeds(10)) {
    const sizes = Array.from({ length: random.integer(2, 4) }, () => random.integer(1, 4));
    const network = shape(sizes, { biased: true, samples: 3 });
    const picture = layout(network, random.pick(ROOMS));
    const tracks = new Tracks(picture);
    const { pulse } = picture.size;
    const of = told(network);
    for (const { target } of of.steps.filter(({ rule }) => rule === 'weight_gradient')) {
      for (const { pulses } of film(of, target, 120)) {
        const read = pulses.flatMap((one) => {
          const path = tracks.path(one.route);
          const { x, y, open } = path ? bead(path, one, { open: pulse.w / 2, bead: 3 }) : { x: 0, y: 0, open: 0 };
          return open > 0.7 && one.opacity > 0.6 ? [{ id: one.id, box: around({ x, y }, pulse.w * 0.7, pulse.h) }] : [];
        });
        for (const [at, one] of read.entries()) {
          for (const other of read.slice(at + 1)) assert.ok(!overlap(one.box, other.box), `${one.id} and ${other.id} in ${target}`);
        }
      }
    }
  }
});
