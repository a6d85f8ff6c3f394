// Take the authors' funding links out of the npm locks, so that they hold no address at all.
import { readFileSync, writeFileSync } from 'node:fs';

for (const name of ['package-lock.json', 'bench/lighthouse/package-lock.json']) {
  const path = new URL(`../${name}`, import.meta.url);
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  for (const entry of Object.values(lock.packages)) delete entry.funding;
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
