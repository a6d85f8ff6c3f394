import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { jumpTo, pause, place, play, stepBy } from '../../src/state/clock';
import type { Step } from '../../src/api/types';
import { duration, READING_SPEED, reading, UNSEEN } from '../../src/state/pace';
import { cursor, locale, playing, script, speed, time } from '../../src/state/store';
import { UNIT_STEPS } from '../steps';

let frames: ((now: number) => void)[] = [];
let now = 0;
let still = false;

Object.assign(globalThis, {
  requestAnimationFrame: (frame: (now: number) => void) => frames.push(frame),
  matchMedia: () => ({ matches: still }),
});

/** Lets frames of 16 ms pass; `seen` looks at each. */
function pass(ms: number, seen: () => void = () => undefined): void {
  for (const end = now + ms; now < end; ) {
    now += 16;
    const due = frames;
    frames = [];
    for (const frame of due) frame(now);
    seen();
  }
}

beforeEach(() => {
  script.value = { granularity: 'unit', sample: 1, steps: UNIT_STEPS, phases: [] };
  still = false;
  speed.value = 1;
  jumpTo(0);
  pass(64);
});

test('a step on moves the cursor at once and the picture after it, only forward', () => {
  stepBy(1);
  assert.equal(cursor.value, 1);
  assert.equal(time.value, 0);
  const times: number[] = [];
  pass(600, () => times.push(time.value));
  assert.deepEqual(times, [...times].sort((a, b) => a - b));
  assert.ok(times.some((t) => t > 0 && t < 1));
  assert.equal(time.value, 1);
  assert.equal(frames.length, 0, 'at rest nothing runs');
});

test('a step back is the same way in reverse', () => {
  jumpTo(5);
  stepBy(-1);
  assert.equal(cursor.value, 4);
  assert.equal(time.value, 5);
  pass(600);
  assert.equal(time.value, 4);
});

test('a new command takes over from where the picture is', () => {
  stepBy(1);
  pass(120);
  const between = time.value;
  assert.ok(between > 0 && between < 1);
  stepBy(-1);
  assert.equal(cursor.value, 0);
  assert.equal(time.value, between);
  pass(600);
  assert.equal(time.value, 0);
});

test('who steps much faster than the picture moves takes it along', () => {
  for (let step = 0; step < 6; step += 1) stepBy(1);
  assert.equal(cursor.value, 6);
  assert.equal(time.value, 4);
  pass(400);
  assert.equal(time.value, 6);
});

for (const way of [1, -1] as const) {
  test(`who steps ${way > 0 ? 'on' : 'back'} again before the picture has arrived sees it leap over nothing`, () => {
    jumpTo(20);
    const times = [time.value];
    const look = (): void => void times.push(time.value);
    for (let press = 0; press < 6; press += 1) {
      stepBy(way);
      look();
      pass(160, look);
    }
    pass(400, look);
    assert.equal(time.value, 20 + 6 * way);
    const ways = times.slice(1).map((now, at) => (now - (times[at] ?? 0)) * way);
    assert.ok(ways.every((moved) => moved >= 0 && moved < 0.2), `${Math.max(...ways)} of a step in one frame`);
  });
}

test('a jump is at once, and ends playing', () => {
  play();
  pass(200);
  jumpTo(20);
  assert.deepEqual([cursor.value, time.value, playing.value], [20, 20, false]);
  pass(500);
  assert.equal(time.value, 20);
});

test('playing walks to the end and stops there; then it begins anew', () => {
  speed.value = 4;
  play();
  pass(30_000);
  assert.deepEqual([cursor.value, time.value, playing.value], [UNIT_STEPS.length, UNIT_STEPS.length, false]);
  play();
  assert.equal(cursor.value, 0);
});

test('the first gradient moves within five seconds of pressing play', () => {
  play();
  pass(5_000);
  assert.ok(cursor.value >= UNIT_STEPS.findIndex(({ target }) => target === 'dy.1') + 1, `step ${cursor.value}`);
});

test('a pause lets the step under way arrive', () => {
  play();
  pass(100);
  pause();
  pass(600);
  assert.equal(time.value, cursor.value);
});

test('speed shortens the way', () => {
  speed.value = 4;
  stepBy(1);
  pass(120);
  assert.equal(time.value, 1);
});

const SENTENCE = '⟨w.2.1.1⟩ carries ⟦a.1.1⟧ into its sum, so its gradient is that times what comes back: ⟦dw.2.1.1⟧.';

/** A walk whose steps are all told by one sentence, at its step 20. */
function atSentence(narration_template = SENTENCE): Step[] {
  const steps = UNIT_STEPS.map((step) => ({ ...step, narration_template }));
  script.value = { ...script.value, steps };
  place(20);
  return steps;
}

test('to read, each step waits for its own sentence', () => {
  const [step] = atSentence('Short.').slice(20);
  const short = reading(step, 'en');
  const steps = atSentence();
  const long = reading(steps[20], 'en');
  assert.ok(short > 1_000 && long > 2 * short, `${short} and ${long} ms`);
  assert.ok(reading(steps[20], 'zh') > long, 'a character of Chinese says more');
  speed.value = 'reading';
  play();
  pass(duration(steps[20], UNSEEN) / READING_SPEED + reading(steps[20], locale.value) - 100);
  assert.deepEqual([cursor.value, time.value], [21, 21]);
  pass(200);
  assert.equal(cursor.value, 22);
});

test('a speed chosen while a sentence is read is heeded at once', () => {
  const steps = atSentence();
  speed.value = 'reading';
  play();
  pass(duration(steps[20], UNSEEN) / READING_SPEED + 1_500);
  assert.equal(cursor.value, 21);
  speed.value = 4;
  pass(100);
  assert.equal(cursor.value, 22);
});

test('where motion is not wanted every step is at once, and playing leaves time to read', () => {
  still = true;
  stepBy(1);
  assert.equal(time.value, 1);
  play();
  const times = new Set<number>();
  pass(2_500, () => times.add(time.value));
  assert.ok([...times].every(Number.isInteger));
  assert.ok(cursor.value >= 3 && cursor.value <= 5, `step ${cursor.value}`);
});

test('no command leads beyond the walk', () => {
  stepBy(-1);
  assert.equal(cursor.value, 0);
  jumpTo(999);
  assert.equal(cursor.value, UNIT_STEPS.length);
  stepBy(1);
  assert.equal(cursor.value, UNIT_STEPS.length);
  place(-3);
  assert.equal(cursor.value, 0);
});
