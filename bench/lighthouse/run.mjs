// Lighthouse over the workbench as it is served, as a phone and as a desktop.
//
//   node bench/lighthouse/run.mjs [--json] [--path /]
//
// Exits with 1 where a score of a category is below 95. Each device is scored three times, and the
// median counts: the first run waits for the browser to start. Throttling is simulated by
// Lighthouse itself; the machine's own speed still counts, so run it when nothing else does.
/* global fetch */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const ENOUGH = 95;
const RUNS = 3;
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

function browser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const path of BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(path);
      return path;
    } catch {
      // The next one, then.
    }
  }
  throw new Error('no Chromium found: install it, or name it in CHROMIUM');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function answered(address) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(address).then(({ ok }) => ok, () => false)) return;
    await pause(100);
  }
  throw new Error(`${address} does not answer`);
}

const { values: asked } = parseArgs({
  options: { json: { type: 'boolean', default: false }, path: { type: 'string', default: '/' } },
});
const port = await freePort();
const server = spawn('python', ['-m', 'app'], {
  cwd: ROOT,
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
  stdio: 'ignore',
});
const address = `http://127.0.0.1:${port}${asked.path}`;
const results = {};
try {
  await answered(address);
  const chrome = await launch({ chromePath: browser(), chromeFlags: FLAGS });
  for (const [device, config] of [['mobile', undefined], ['desktop', desktopConfig]]) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' }, config);
      runs.push(lhr);
    }
    runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
    const lhr = runs[RUNS >> 1];
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]));
    const short = Object.values(lhr.audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode))
      .map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id));
    results[device] = { scores, short };
  }
  chrome.kill();
} finally {
  server.kill();
}

if (asked.json) console.log(JSON.stringify(results));
else {
  for (const [device, { scores, short }] of Object.entries(results)) {
    console.log(`${device}: ${Object.entries(scores).map(([name, score]) => `${name} ${score}`).join(', ')}`);
    for (const audit of short) console.log(`  ${audit}`);
  }
}
process.exitCode = Object.values(results).some(({ scores }) => Object.values(scores).some((score) => score < ENOUGH)) ? 1 : 0;
