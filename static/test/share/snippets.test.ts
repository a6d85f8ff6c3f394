import assert from 'node:assert/strict';
import { test } from 'node:test';

import { curl, python } from '../../src/share/snippets';
import { NOTES } from '../documents';

test('a program asks the server that the page came from', () => {
  for (const program of [curl, python]) {
    assert.match(program('https://gradwalk.example:8443', NOTES), /https:\/\/gradwalk\.example:8443\/api\/v1\/passes/);
  }
});

test('the document in the command is the document', () => {
  const [, document = ''] = /<<'JSON'\n(.*)\nJSON\n$/s.exec(curl('http://x', NOTES)) ?? [];
  assert.deepEqual(JSON.parse(document), NOTES);
});
