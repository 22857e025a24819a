// Fails the build when a page would send more than a phone on a slow line should have to wait for.
// An entry is everything the browser must have before the first paint: its script, all it imports, and their styles.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const kB = 1000;
const budgets = { staff: 300 * kB, access: 120 * kB, route: 150 * kB, worker: 400 * kB };
const entries = { staff: 'src/app/staff.tsx', access: 'src/features/access/AccessApp.tsx' };

const dist = new URL('../dist', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const size = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** All files of a chunk and of what it imports statically. */
function closure(key, files = new Set(), seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk)
    throw new Error(`The build has no chunk ${key}: has the file moved? Set its new place in scripts/budget.mjs.`);
  if (seen.has(key)) return files;
  seen.add(key);
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) closure(imported, files, seen);
  return files;
}
const total = (files) => [...files].reduce((sum, file) => sum + size(file), 0);

const main = closure('index.html');
const lines = [];
const failures = [];
function judge(name, bytes, budget) {
  lines.push(`${(bytes / kB).toFixed(1).padStart(7)} kB of ${budget / kB} kB  ${name}`);
  if (bytes > budget) failures.push(`${name} is ${(bytes / kB).toFixed(1)} kB gzip, the limit is ${budget / kB} kB`);
}

const staff = new Set([...main, ...closure(entries.staff)]);
const access = new Set([...main, ...closure(entries.access)]);
judge('staff entry', total(staff), budgets.staff);
judge('sign-in entry', total(access), budgets.access);
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry || Object.values(entries).includes(key)) continue;
  const own = [...closure(key)].filter((file) => !staff.has(file));
  judge(`route ${key.replace('src/', '')}`, total(own), budgets.route);
}
// What works beside a page, started by what somebody opens in it.
for (const file of readdirSync(join(dist, 'assets')).filter((name) => /worker.*\.js$/.test(name))) {
  judge(`worker ${file.replace(/-[\w-]{8}\.js$/, '')}`, size(`assets/${file}`), budgets.worker);
}
console.log(lines.join('\n'));
if (failures.length > 0) {
  console.error(`\nOver budget:\n${failures.map((line) => `  ${line}`).join('\n')}`);
  process.exit(1);
}
