// Bundle the browser's half into static/dist.
//
//   node scripts/build.mjs               build
//   node scripts/build.mjs --if-needed   build only when an input is newer than the last build
//
// Every name but those under docs/ carries a checksum of its contents, so that browsers may keep
// a file for ever. manifest.json maps the logical names ("main.js", "main.css",
// "KaTeX_Main-Regular.woff2", and "main.js needs 1" for a chunk that main.js begins by importing)
// to paths below static/dist; it is written last, and what an earlier
// build left behind is removed after it, so that a running server always finds what it names.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import esbuild from 'esbuild';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const DIST = join(ROOT, 'static/dist');
const MANIFEST = join(DIST, 'manifest.json');
// What the last build read; tells the next whether it has anything to do.
const INPUTS = join(DIST, 'inputs.json');

// Logical name → entry point.
const SCRIPTS = { main: 'static/src/main.tsx', embed: 'static/src/embed.tsx', early: 'static/src/early.ts', favicon: 'static/favicon.svg' };
const STYLES = [
  'katex/dist/katex.css',
  '@fontsource-variable/inter/index.css',
  './static/css/app.css',
];
// The reference page's own files, from the npm package; the server's page names them as they are.
const DOCS = ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png'];

function needed() {
  if (!existsSync(MANIFEST) || !existsSync(INPUTS)) return true;
  const built = statSync(MANIFEST).mtimeMs;
  const inputs = JSON.parse(readFileSync(INPUTS, 'utf8'));
  return inputs.some((path) => {
    const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
    return stat === undefined || stat.mtimeMs > built;
  });
}

// KaTeX offers each font in three formats; every browser that runs these scripts reads WOFF2.
const onlyWoff2 = {
  name: 'only-woff2',
  setup(build) {
    build.onLoad({ filter: /katex\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/,\s*url\([^)]*\.(woff|ttf)\) format\([^)]*\)/g, ''),
      loader: 'css',
    }));
  },
};

// A script that runs in a worker is a file of its own: `import place from './x.worker?file'`.
const workerFile = {
  name: 'worker-file',
  setup(build) {
    build.onResolve({ filter: /\?file$/ }, ({ path, resolveDir }) => ({
      path: `${resolve(resolveDir, path.slice(0, -'?file'.length))}.js`,
      namespace: 'worker-file',
    }));
    build.onLoad({ filter: /.*/, namespace: 'worker-file' }, async ({ path }) => {
      const options = { ...COMMON, entryPoints: [path.replace(/\.js$/, '.ts')], format: 'esm', sourcemap: false, entryNames: '[name]' };
      const { outputFiles, metafile } = await esbuild.build(options);
      for (const name of Object.keys(metafile.inputs)) workerInputs.add(name);
      return { contents: outputFiles[0].contents, loader: 'file' };
    });
  },
};
const workerInputs = new Set();

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  metafile: true,
  write: false,
  outdir: DIST,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  assetNames: 'fonts/[name]-[hash]',
  target: 'es2022',
  logLevel: 'warning',
};

async function bundle() {
  const scripts = esbuild.build({
    ...COMMON,
    entryPoints: SCRIPTS,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    assetNames: '[name]-[hash]',
    loader: { '.svg': 'copy' },
    plugins: [workerFile],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const styles = esbuild.build({
    ...COMMON,
    stdin: {
      contents: STYLES.map((path) => `@import "${path}";`).join('\n'),
      loader: 'css',
      resolveDir: ROOT,
      sourcefile: 'main.css',
    },
    entryNames: 'main-[hash]',
    loader: { '.woff2': 'file' },
    // Safari knows `user-select` by its prefixed name alone.
    target: 'safari26',
    plugins: [onlyWoff2],
  });
  return Promise.all([scripts, styles]);
}

// "static/dist/fonts/KaTeX_Main-Regular-AB12CD34.woff2" → "KaTeX_Main-Regular.woff2"
const logical = (path) => basename(path).replace(/-[A-Z0-9]{8}(?=\.)/, '');

// The chunks that a script cannot begin without, so that a page can ask for them at once.
function chunksOf(outputs, path, found = new Set()) {
  for (const { path: chunk, kind } of outputs[path]?.imports ?? []) {
    if (kind !== 'import-statement' || found.has(chunk)) continue;
    found.add(chunk);
    chunksOf(outputs, chunk, found);
  }
  return found;
}

function manifestOf(results) {
  const manifest = {};
  for (const { metafile } of results) {
    for (const path of Object.keys(metafile.outputs)) {
      if (path.endsWith('.map') || basename(path).startsWith('chunk-')) continue;
      manifest[logical(path)] = relative('static/dist', path);
      if (logical(path) !== 'main.js') continue;
      [...chunksOf(metafile.outputs, path)].forEach((chunk, at) => {
        manifest[`main.js needs ${at + 1}`] = relative('static/dist', chunk);
      });
    }
  }
  return Object.fromEntries(Object.entries(manifest).sort());
}

function inputsOf(results) {
  const read = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const own = ['scripts/build.mjs', 'package-lock.json'];
  return [...own, ...workerInputs, ...read.filter((path) => existsSync(join(ROOT, path)))];
}

function write(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

function sweep(folder, kept) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sweep(path, kept);
    else if (!kept.has(path)) rmSync(path);
  }
}

async function build() {
  const results = await bundle();
  const kept = new Set([INPUTS, MANIFEST]);
  for (const { path, contents } of results.flatMap(({ outputFiles }) => outputFiles)) {
    write(path, contents);
    kept.add(path);
  }
  for (const name of DOCS) {
    const path = join(DIST, 'docs', name);
    write(path, readFileSync(join(ROOT, 'node_modules/swagger-ui-dist', name)));
    kept.add(path);
  }
  write(INPUTS, JSON.stringify(inputsOf(results)));
  write(MANIFEST, `${JSON.stringify(manifestOf(results), null, 2)}\n`);
  sweep(DIST, kept);
}

if (!process.argv.includes('--if-needed') || needed()) {
  await build().catch((error) => {
    // esbuild has printed its own messages; anything else is unexpected and wants its stack.
    if (!error.errors) console.error(error);
    process.exit(1);
  });
}
