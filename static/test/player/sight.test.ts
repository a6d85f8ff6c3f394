import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toField, toGo } from '../../src/player/sight';

test('a part that the player covers comes up as far as it has to', () => {
  assert.equal(toGo({ top: 460, bottom: 590 }, 540), 50);
  assert.equal(toGo({ top: 100, bottom: 540 }, 540), 0);
});

test('its head stays in the window', () => {
  assert.equal(toGo({ top: 30, bottom: 700 }, 540), 30);
});

test('a page that was scrolled elsewhere stays there', () => {
  assert.equal(toGo({ top: -20, bottom: 600 }, 540), 0);
  assert.equal(toGo({ top: 560, bottom: 700 }, 540), 0);
});

test('a field comes up over what covers it, whatever of the picture that hides', () => {
  assert.equal(toField({ top: 0 }, { bottom: 600 }, 0, 540), 60);
});

test('a picture comes down as far as its field stays in sight', () => {
  assert.equal(toField({ top: -40 }, { bottom: 400 }, 0, 540), -40);
  assert.equal(toField({ top: -200 }, { bottom: 400 }, 0, 540), -140);
  assert.equal(toField({ top: 10 }, { bottom: 400 }, 30, 540), -20);
  assert.equal(toField({ top: 50 }, { bottom: 400 }, 0, 540), 0);
});
