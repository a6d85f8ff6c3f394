/** The page's time, taken apart for the marks. */

import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';

import { whenKnown, type Plan } from './plan';
import { Signs } from './signs';
import { frameAt, moment } from './timeline';

/**
 * The time in parts that change at their own pace. They are written, not computed: hundreds of
 * marks hang on what is known and what moves, and a frame leaves alone all that it does not change.
 */
export function clock(time: ReadonlySignal<number>, script: ReadonlySignal<Plan>) {
  const step = signal(0);
  const tick = signal(time.peek());
  const known = new Signs<boolean>(() => false);
  const moving = new Signs<boolean>(() => false);
  let last: { script: Plan; step: number; done: number } | null = null;
  const stop = effect(() => {
    const { step: next, done } = moment(time.value);
    const now = { script: script.value, step: next, done };
    batch(() => {
      if (last?.script !== now.script || last.done !== done) {
        known.follow((ref) => whenKnown(now.script, ref) <= done);
      }
      if (last?.script !== now.script || last.step !== next) {
        const names = named(now.script, next);
        moving.follow((key) => names.has(key));
      }
      last = now;
      step.value = next;
      tick.value = time.value;
    });
  });
  return { step, known, moving, tick, stop };
}

/** The keys that the frames of a step may name: of its own, and of the step that fades. */
function named(script: Plan, step: number): Set<string> {
  const frames = [frameAt(script, step), frameAt(script, step - 0.9)];
  return new Set(
    frames.flatMap(({ reveals, glows, changes, gates, lifts }) =>
      [reveals, glows, changes, gates, lifts].flatMap((map) => [...map.keys()]),
    ),
  );
}
