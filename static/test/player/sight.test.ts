import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toGo } from '../../src/player/sight';

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
