// Bundle static/test/**/*.test.ts(x) and run the result with Node's own test runner.
//
//   node scripts/test.mjs [part of a path]   only the test files whose path contains it
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import esbuild from 'esbuild';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const TESTS = 'static/test';
const OUT = 'build/test';

const wanted = process.argv[2] ?? '';
const files = readdirSync(join(ROOT, TESTS), { recursive: true })
  .map((name) => join(TESTS, name))
  .filter((path) => /\.test\.tsx?$/.test(path) && path.includes(wanted));
if (files.length === 0) {
  console.error(`gradwalk: no test file in ${TESTS} has "${wanted}" in its path`);
  process.exit(1);
}

rmSync(join(ROOT, OUT), { recursive: true, force: true });
const { metafile } = await esbuild.build({
  absWorkingDir: ROOT,
  entryPoints: files,
  outdir: OUT,
  outbase: TESTS,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  packages: 'external',
  // Node takes the package for CommonJS and finds none of its names; bundled, it is what the browser gets.
  alias: { gifenc: join(ROOT, 'node_modules/gifenc/dist/gifenc.esm.js') },
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  metafile: true,
  logLevel: 'warning',
});
const bundles = Object.entries(metafile.outputs)
  .filter(([, { entryPoint }]) => entryPoint)
  .map(([path]) => path);

// Left to itself Node keeps one core free.
const options = ['--enable-source-maps', '--test', `--test-concurrency=${availableParallelism()}`, '--test-reporter=spec'];
const run = spawnSync(process.execPath, [...options, ...bundles], { cwd: ROOT, stdio: 'inherit' });
process.exit(run.status ?? 1);
