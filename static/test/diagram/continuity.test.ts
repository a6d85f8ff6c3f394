/** What the eye would catch: nothing leaps, no number turns into another in sight, none is covered. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bead, type Bead, type Halves } from '../../src/diagram/beads';
import type { Frame, Pulse } from '../../src/diagram/frame';
import { around, centre, distance, overlap, type Box } from '../../src/diagram/geometry';
import { layout, type Layout } from '../../src/diagram/layout';
import { written } from '../../src/diagram/parks';
import { whenKnown, type Plan } from '../../src/diagram/plan';
import { outGradientRef, outRef, type Shape } from '../../src/diagram/shape';
import { frameAt, moment } from '../../src/diagram/timeline';
import { Tracks, type Path } from '../../src/diagram/tracks';
import { ROOMS, seeds, shape } from './shapes';
import { planned } from './walk';

const GRANULARITIES = ['layer', 'unit', 'edge'] as const;
/** A pair of pictures this much of a step apart is looked at, so many times in each step. */
const MOMENT = 0.0001;
const LOOKS = 16;
/** Smaller than this a pulse shows no number. */
const LEGIBLE = 0.45;

interface Case {
  readonly plan: Plan;
  readonly picture: Layout;
  readonly tracks: Tracks;
  readonly network: Shape;
}

function cases(): Case[] {
  return seeds(10).flatMap(({ integer, next }, at) => {
    const sizes = Array.from({ length: integer(2, 4) }, () => integer(1, 3));
    const last = next() < 0.4 ? 'softmax' : 'identity';
    const network = shape(sizes, { biased: next() < 0.5, samples: integer(1, 8), last });
    const picture = layout(network, ROOMS[at % 2 === 0 ? 0 : 3]);
    const shut = network.layers.slice(0, -1).map((_, layer) => `${layer + 1}.1`);
    const granularity = GRANULARITIES[at % GRANULARITIES.length] ?? 'unit';
    return [{ plan: planned(network, granularity, shut), picture, tracks: new Tracks(picture), network }];
  });
}

const halves = ({ size }: Layout): Halves => ({ open: size.pulse.w / 2, bead: size.bead / 2 });

interface Seen extends Bead {
  readonly pulse: Pulse;
  readonly path: Path;
}

function seen({ picture, tracks }: Case, { pulses }: Frame): Map<string, Seen> {
  const found = new Map<string, Seen>();
  for (const pulse of pulses) {
    const path = tracks.path(pulse.route);
    if (path) found.set(pulse.id, { ...bead(path, pulse, halves(picture)), pulse, path });
  }
  return found;
}

/** Every pair of neighbouring pictures, also over the end of each step. */
function* pairs({ plan }: Case): Generator<{ time: number; now: Frame; next: Frame }> {
  for (let look = 0; look < plan.steps.length * LOOKS; look += 1) {
    const time = look / LOOKS - (look % LOOKS === 0 ? MOMENT / 2 : 0);
    if (time < 0) continue;
    yield { time, now: frameAt(plan, time), next: frameAt(plan, time + MOMENT) };
  }
}

const presence = (plan: Plan, frame: Frame, time: number, ref: string): number =>
  frame.reveals.get(ref) ?? (whenKnown(plan, ref) <= moment(time).done ? 1 : 0);

test('no pulse leaps, and none shows another number while it can be read', () => {
  for (const one of cases()) {
    for (const { time, now, next } of pairs(one)) {
      const [before, after] = [seen(one, now), seen(one, next)];
      for (const id of new Set([...before.keys(), ...after.keys()])) {
        const [a, b] = [before.get(id), after.get(id)];
        const there = (of: Seen | undefined): number => of?.pulse.opacity ?? 0;
        assert.ok(Math.abs(there(a) - there(b)) < 0.05, `${id} comes or goes at once at ${time}`);
        // Where a step follows another the same way may be taken anew.
        if (!a || !b || there(a) < 0.01 || there(b) < 0.01) continue;
        assert.ok(distance(a, b) < 0.006 * a.path.length + 0.1, `${id} leaps at ${time}`);
        assert.ok(Math.abs(a.open - b.open) < 0.25, `${id} opens at once at ${time}`);
        if (a.ref !== b.ref) assert.ok(Math.max(a.open, b.open) <= LEGIBLE, `${id} turns into ${b.ref} at ${time}`);
      }
    }
  }
});

test('nothing else leaps: numbers, lights, gates and lines come and go smoothly', () => {
  for (const one of cases()) {
    for (const { time, now, next } of pairs(one)) {
      for (const ref of new Set([...now.reveals.keys(), ...next.reveals.keys()])) {
        const leap = presence(one.plan, next, time + MOMENT, ref) - presence(one.plan, now, time, ref);
        assert.ok(Math.abs(leap) < 0.05, `${ref} at ${time}`);
      }
      for (const ref of new Set([...now.lifts.keys(), ...next.lifts.keys()])) {
        assert.ok(Math.abs((now.lifts.get(ref) ?? 0) - (next.lifts.get(ref) ?? 0)) < 0.05, `lift of ${ref} at ${time}`);
      }
      for (const ref of new Set([...now.glows.keys(), ...next.glows.keys()])) {
        const [a, b] = [now, next].map(({ glows }) => glows.get(ref) ?? { amount: 0, target: 0 });
        assert.ok(Math.abs(a!.amount - b!.amount) < 0.05 && Math.abs(a!.target - b!.target) < 0.05, `light of ${ref} at ${time}`);
      }
      for (const [ref, change] of next.changes) {
        const before = now.changes.get(ref);
        if (!before) assert.ok(change.along < 0.05, `${ref} at ${time}`);
        else if (before.look === change.look && before.leg === change.leg) {
          assert.ok(Math.abs(change.along - before.along) < 0.05, `${ref} at ${time}`);
        }
      }
    }
  }
});

/** All numbers that have a place in the picture. */
function places({ picture, network }: Case): string[] {
  return [
    ...picture.units.flatMap(({ layer, unit }) => [
      `h.${layer}.${unit}`, outRef(network, layer, unit), `dz.${layer}.${unit}`, outGradientRef(network, layer, unit),
    ]),
    ...picture.inputs.map(({ unit }) => `dx.${unit}`),
    ...picture.edges.flatMap(({ id }) => [`d${id}`, `new.${id}`]),
    ...(picture.loss.own ? ['l'] : []), 'L', 'new.L',
  ];
}

test('what a step makes known has formed before it ends', () => {
  for (const one of cases()) {
    for (const { time, now, next } of pairs(one)) {
      for (const ref of places(one)) {
        const leap = presence(one.plan, next, time + MOMENT, ref) - presence(one.plan, now, time, ref);
        assert.ok(Math.abs(leap) < 0.05, `${ref} at ${time}`);
      }
    }
  }
});

/** Where the digits of each number beside an edge stand. */
function numbers({ picture: { inputs, units, loss, targets }, network }: Case): [string, Box][] {
  const digits = (box: Box): Box => {
    const { x, y } = centre(box);
    return { x: x - box.w * 0.22, y: y - box.h * 0.16, w: box.w * 0.44, h: box.h * 0.32 };
  };
  const all: [string, Box][] = [
    ...inputs.flatMap(({ unit, value, backward }): [string, Box][] => [[`x.${unit}`, value], [`dx.${unit}`, backward]]),
    ...units.flatMap(({ layer, unit, h, a, dz, da }): [string, Box][] => [
      [`h.${layer}.${unit}`, h], [outRef(network, layer, unit), a],
      [`dz.${layer}.${unit}`, dz], [outGradientRef(network, layer, unit), da],
    ]),
    ...targets.map(({ unit, box }): [string, Box] => [`t.${unit}`, box]),
    ['L', loss.value],
  ];
  return all.map(([ref, box]) => [ref, digits(box)]);
}

const bare = (ref: string): string => ref.split('@')[0] ?? ref;

test('no pulse that shows a number covers a number that is not its own', () => {
  for (const one of cases()) {
    const { size } = one.picture;
    const places = numbers(one);
    for (const { time, now } of pairs(one)) {
      for (const { x, y, open, ref, pulse } of seen(one, now).values()) {
        if (open < 0.8 || pulse.opacity < 0.5) continue;
        const [w, h] = [size.pulse.w * 0.8, size.pulse.h];
        for (const [own, box] of places) {
          if (presence(one.plan, now, time, own) < 0.5 || (now.lifts.get(own) ?? 0) > 0.5 || own === bare(ref)) continue;
          const wide = Math.min(x + w / 2, box.x + box.w) - Math.max(x - w / 2, box.x);
          const high = Math.min(y + h / 2, box.y + box.h) - Math.max(y - h / 2, box.y);
          assert.ok(wide <= 0 || high <= 0, `${pulse.id} with ${ref} covers ${own} at ${time}`);
        }
      }
    }
  }
});

/** Where products wait they have places of their own (parks.test.ts). */
const WAITING: ReadonlySet<string> = new Set(['toPark', 'fromPark']);

test('no pulse that shows a number lies below the numbers of another edge', () => {
  for (const one of cases()) {
    const { edges, size } = one.picture;
    const numbers = (layer: number, id: string): Box[] =>
      written(edges.filter((edge) => edge.layer === layer && edge.id !== id), one.picture, 1);
    for (const { time, now } of pairs(one)) {
      for (const { x, y, open, pulse } of seen(one, now).values()) {
        const { way, layer, to, from } = pulse.route;
        if ((way !== 'edge' && way !== 'back') || open < 0.8 || pulse.opacity < 0.5 || WAITING.has(pulse.leg)) continue;
        // A pulse is round at its ends: the corner of its box is empty.
        const own = around({ x, y }, size.pulse.w * 0.88, size.pulse.h * 0.88);
        const hidden = numbers(layer, `w.${layer}.${to}.${from}`).some((box) => overlap(own, box));
        assert.ok(!hidden, `${pulse.id} is hidden in part at ${time}`);
      }
    }
  }
});
