// Generate static/src/api/schema.d.ts from the server's OpenAPI document.
//
//   node scripts/types.mjs           write it
//   node scripts/types.mjs --check   fail if the committed file differs from what would be written
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import openapi, { astToString } from 'openapi-typescript';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FILE = join(ROOT, 'static/src/api/schema.d.ts');
const NOTE = '// Generated from the OpenAPI document by `make types`; do not edit.\n\n';

const print = 'import json; from app.main import create_app; print(json.dumps(create_app().openapi()))';
// A worked answer beside a media type's schema is calculated, and its last digit is the processor's: types don't need it.
const withoutAnswers = (key, value) => (key.includes('/') && value.schema ? { schema: value.schema } : value);
const printed = execFileSync('python', ['-c', print], { cwd: ROOT, encoding: 'utf8' });
const document = JSON.parse(printed, withoutAnswers);
const types = NOTE + astToString(await openapi(document));

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, types);
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== types) {
  console.error('gradwalk: static/src/api/schema.d.ts is out of date: run `make types` and commit it');
  process.exit(1);
}
