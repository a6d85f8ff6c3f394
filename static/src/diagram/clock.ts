/** The page's time, taken apart for the marks. */

import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';

import { coarse, LONG, SHORT } from './coarse';
import { emptyFrame, type Adding, type Change, type Frame, type Glow } from './frame';
import { whenKnown, type Plan } from './plan';
import { Parts, Signs } from './signs';
import { frameAt, moment } from './timeline';

const own = (amount: number, stride: (amount: number) => number): number => stride(amount);

/**
 * The time in parts that change at their own pace. They are written, not computed: hundreds of
 * marks hang on what is known and what moves, and a frame leaves alone all that it does not change.
 */
export function clock(time: ReadonlySignal<number>, script: ReadonlySignal<Plan>) {
  const step = signal(0);
  const frame = signal<Frame>(emptyFrame());
  const known = new Signs<boolean>(() => false);
  const parts = {
    reveals: new Parts<number>(),
    moves: new Parts<number>(),
    sums: new Parts<Adding>((a, b) => a.from === b.from && a.to === b.to && a.k === b.k),
    factors: new Parts<number, number>(),
    lifts: new Parts<number>(),
    gates: new Parts<number>(),
    glows: new Parts<Glow>((a, b) => a.amount === b.amount && a.target === b.target),
    // What an edge turns into stays while it turns; only how far it has come is new at every frame.
    changes: new Parts<Change>((a, b) => a.look === b.look && a.way === b.way && a.leg === b.leg),
    paces: new Parts<Change>((a, b) => a.along === b.along),
  };
  let last: { script: Plan; done: number } | null = null;
  const stop = effect(() => {
    const { step: next, done } = moment(time.value);
    const now = frameAt(script.value, time.value);
    batch(() => {
      if (last?.script !== script.value || last.done !== done) {
        const told = script.value;
        known.follow((ref) => whenKnown(told, ref) <= done);
        last = { script: told, done };
      }
      step.value = next;
      frame.value = now;
      parts.reveals.follow(coarse(now.reveals, SHORT, own));
      parts.moves.follow(coarse(now.moves, LONG, own));
      parts.sums.follow(now.sums);
      parts.factors.follow(now.factors);
      parts.lifts.follow(now.lifts);
      parts.gates.follow(now.gates);
      parts.glows.follow(coarse(now.glows, SHORT, ({ amount, target }, stride) => ({ amount: stride(amount), target: stride(target) })));
      parts.changes.follow(now.changes);
      parts.paces.follow(coarse(now.changes, LONG, (change, stride) => ({ ...change, along: stride(change.along) })));
    });
  });
  return { step, frame, known, parts, stop };
}
