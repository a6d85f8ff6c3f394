import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chord, keyCaps } from '../../src/state/chords';

const pressed = (key: string, held: Partial<KeyboardEvent> = {}): string =>
  chord({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held } as KeyboardEvent);

test('key presses are spelled as the actions spell them', () => {
  assert.equal(pressed(' '), 'Space');
  assert.equal(pressed('ArrowLeft', { shiftKey: true }), 'Shift+ArrowLeft');
  assert.equal(pressed('z', { ctrlKey: true }), 'Mod+z');
  assert.equal(pressed('z', { metaKey: true }), 'Mod+z');
  assert.equal(pressed('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+z');
  assert.equal(pressed('?', { shiftKey: true }), '?');
  assert.equal(pressed('？'), '?');
  assert.equal(pressed(' ', { shiftKey: true }), 'Shift+Space');
});

test('keys are shown as they are printed on a keyboard', () => {
  assert.deepEqual(keyCaps('Shift+ArrowLeft'), ['Shift', '←']);
  assert.deepEqual(keyCaps('Mod+y').at(-1), 'Y');
  assert.deepEqual(keyCaps('Home'), ['Home']);
});
