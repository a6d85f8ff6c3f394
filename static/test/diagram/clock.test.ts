/** However the time runs, jumps or is given another script: each mark hears what its picture is. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { effect, signal } from '@preact/signals';

import { clock } from '../../src/diagram/clock';
import type { Frame } from '../../src/diagram/frame';
import { whenKnown, type Plan } from '../../src/diagram/plan';
import { frameAt, moment } from '../../src/diagram/timeline';
import { seeds, shape } from './shapes';
import { planned } from './walk';

const GRANULARITIES = ['layer', 'unit', 'edge'] as const;
const PARTS = ['reveals', 'moves', 'lifts', 'gates', 'glows', 'changes'] as const;

/** Every key that a frame of the plan ever names in a part. */
function keysOf(plan: Plan, part: (typeof PARTS)[number]): string[] {
  const times = plan.steps.flatMap((_, at) => [0.1, 0.5, 0.9, 1].map((p) => at + p));
  return [...new Set(times.flatMap((time) => [...frameAt(plan, time)[part].keys()]))];
}

const told = (plan: Plan): string[] => plan.steps.map(({ target }) => target);

test('what a mark has heard last is what the frame of that time says', () => {
  for (const { integer, next } of seeds(6)) {
    const plans = GRANULARITIES.map((granularity) =>
      planned(shape([integer(1, 2), integer(1, 3), 2], { biased: next() < 0.5, last: next() < 0.5 ? 'softmax' : 'identity' }), granularity),
    );
    const [time, script] = [signal(0), signal(plans[0] as Plan)];
    const { parts, known, stop } = clock(time, script);
    const heard = new Map<string, unknown>();
    const listen = (name: string, get: () => unknown): void => void effect(() => void heard.set(name, get()));
    for (const part of PARTS) {
      for (const key of new Set(plans.flatMap((plan) => keysOf(plan, part)))) {
        listen(`${part} ${key}`, () => parts[part].get(key));
        if (part === 'changes') listen(`paces ${key}`, () => parts.paces.get(key)?.along);
      }
    }
    for (const ref of new Set(plans.flatMap(told))) listen(`known ${ref}`, () => known.get(ref));
    for (let turn = 0; turn < 60; turn += 1) {
      if (next() < 0.15) script.value = plans[integer(0, 2)] as Plan;
      const length = script.value.steps.length;
      time.value = next() < 0.3 ? integer(0, length) : next() < 0.5 ? Math.min(length, time.value + next() * 0.4) : next() * length;
      const frame = frameAt(script.value, time.value);
      const { done } = moment(time.value);
      for (const [name, value] of heard) assert.deepEqual(value, expected(frame, script.value, done, name, value), `${name} at ${time.value}`);
    }
    stop();
  }
});

function expected(frame: Frame, plan: Plan, done: number, name: string, value: unknown): unknown {
  const [part = '', key = ''] = name.split(' ');
  if (part === 'known') return whenKnown(plan, key) <= done;
  const change = frame.changes.get(key);
  if (part === 'paces') return change?.along;
  // How far a change has come is heard apart.
  if (part === 'changes' && change) return { ...change, along: (value as { along?: number } | undefined)?.along };
  return frame[part as (typeof PARTS)[number]].get(key);
}
