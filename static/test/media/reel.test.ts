import assert from 'node:assert/strict';
import { test } from 'node:test';

import { framesOf, hundredths, shots, type Reel } from '../../src/media/reel';
import { duration, dwell, reading, UNSEEN } from '../../src/state/pace';
import { UNIT_STEPS } from '../steps';

const STEPS = UNIT_STEPS;
const WALK: Reel = { first: 1, last: STEPS.length, fps: 20, speed: 1, locale: 'en', batch: UNSEEN };

test('a film begins before its first step, ends after its last, and never goes back', () => {
  for (const reel of [WALK, { ...WALK, first: 17, last: 17 }, { ...WALK, first: 12, last: 20, fps: 50, speed: 0.25 }]) {
    const film = shots(STEPS, reel);
    assert.equal(film[0]?.time, reel.first - 1);
    assert.equal(film.at(-1)?.time, reel.last);
    for (const [at, shot] of film.slice(1).entries()) assert.ok(shot.time > film[at]!.time);
  }
});

test('frames follow one another without a gap', () => {
  let next = 0;
  for (const { at, frames } of shots(STEPS, WALK)) {
    assert.equal(at, next);
    next += frames;
  }
  assert.equal(next, framesOf(shots(STEPS, WALK)));
});

test('a film lasts as long as the player takes, and the time to begin and to end', () => {
  const player = STEPS.reduce((sum, step) => sum + duration(step, UNSEEN), 0) + STEPS.slice(0, -1).reduce((sum, step) => sum + dwell(step), 0);
  for (const speed of [0.25, 1, 4]) {
    for (const fps of [10, 25, 50]) {
      const seconds = framesOf(shots(STEPS, { ...WALK, fps, speed })) / fps;
      assert.ok(Math.abs(seconds - (player / speed + 2_300) / 1000) <= 1 / fps, `${seconds} at ${speed}×, ${fps} fps`);
    }
  }
});

test('a film to read moves at half speed and rests at each step as long as its sentence takes, the last one too', () => {
  const steps = STEPS.map((step) => ({ ...step, narration_template: '⟨w.2.1.2⟩ carried a number into the next sum.' }));
  for (const locale of ['en', 'zh'] as const) {
    const whole = steps.reduce((sum, step) => sum + 2 * duration(step, UNSEEN) + reading(step, locale), 0);
    const seconds = framesOf(shots(steps, { ...WALK, speed: 'reading', locale })) / WALK.fps;
    assert.ok(Math.abs(seconds - (whole + 700) / 1000) <= 1 / WALK.fps, `${seconds} in ${locale}`);
  }
});

test('frame k is the moment k / fps, however many frames a second there are', () => {
  const at = (fps: number, seconds: number): number | undefined => {
    const frame = Math.round(seconds * fps);
    return shots(STEPS, { ...WALK, fps }).find((shot) => shot.at <= frame && frame < shot.at + shot.frames)?.time;
  };
  for (const seconds of [0, 0.9, 3.2, 7.7, 12.4, 19]) {
    assert.equal(at(10, seconds), at(50, seconds));
    assert.equal(at(20, seconds), at(10, seconds));
  }
});

test('the times of a GIF add up to the frames, at any rate', () => {
  for (const fps of [10, 15, 20, 25, 30, 50]) {
    const film = shots(STEPS, { ...WALK, fps });
    const sum = film.reduce((total, shot) => total + hundredths(shot, fps), 0);
    assert.equal(sum, Math.round((framesOf(film) * 100) / fps));
    assert.ok(film.every((shot) => hundredths(shot, fps) >= 2), 'viewers slow down what is shorter');
  }
});
