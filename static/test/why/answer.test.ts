import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toAnswer } from '../../src/why/answer';

const MARK = { top: 400, bottom: 430 };

test('an answer in sight stays where it is', () => {
  assert.equal(toAnswer({ top: 300, bottom: 500 }, [MARK], 520), 0);
});

test('an answer that the player covers comes up, and what was asked is still seen', () => {
  assert.equal(toAnswer({ top: 690, bottom: 900 }, [MARK], 740), 160);
  assert.equal(toAnswer({ top: 690, bottom: 1400 }, [MARK], 740), 392);
});

test('where both have no room the question and its formula are seen', () => {
  assert.equal(toAnswer({ top: 690, bottom: 1400 }, [{ top: 60, bottom: 90 }], 740), 100);
});

test('where only a little is wanting, a little less of the formula is seen', () => {
  assert.equal(toAnswer({ top: 690, bottom: 1400 }, [{ top: 90, bottom: 120 }], 740), 82);
});

test('of several things asked the uppermost stays', () => {
  assert.equal(toAnswer({ top: 690, bottom: 1400 }, [MARK, { top: 340, bottom: 390 }], 740), 332);
});

test('what is out of sight holds nothing back', () => {
  assert.equal(toAnswer({ top: 690, bottom: 1000 }, [{ top: -40, bottom: -10 }], 740), 260);
  assert.equal(toAnswer({ top: 690, bottom: 2000 }, [], 740), 682);
});

test('a page that has gone past the head comes back to it', () => {
  assert.equal(toAnswer({ top: -200, bottom: 400 }, [], 740), -208);
});
