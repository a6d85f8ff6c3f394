import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shareOnPaper } from '../../src/ui/paper';

test('what fits a sheet stays as large as on the screen, what does not is set as small as it needs', () => {
  assert.equal(shareOnPaper(0), 1);
  assert.equal(shareOnPaper(600), 1);
  assert.equal(shareOnPaper(1240), 0.5);
});
