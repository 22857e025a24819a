// Tells the stories of stories.mjs against the real program: its own demo, its own database, Debian's chromium.
// Needs `npm run build` and `cargo build -p cli` first.
//   --only=WORD|WORD  the stories whose name holds one of the words
//   --times=N         tells them N times, each time against a demo of its own: what only happens now and then shows
//   --screens=FOLDER  also keeps a picture of every page at three widths there
import { mkdirSync } from 'node:fs';
import { openBrowser } from '../browser.mjs';
import { startDemo } from './server.mjs';
import { stories } from './stories.mjs';
import { visitor } from './visitor.mjs';

const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice(7)
  .split('|');
const screens = process.argv.find((argument) => argument.startsWith('--screens='))?.slice(10);
const times = Number(process.argv.find((argument) => argument.startsWith('--times='))?.slice(8) ?? 1);
if (screens) mkdirSync(screens, { recursive: true });

const failures = [];
const started = Date.now();
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1).padStart(5);

/** Every story once, in order, in one demo. */
async function tellAll(browser, demo) {
  const address = demo.sheet.base_url;
  /** Sessions that later stories go on with. */
  const kept = {};
  for (const [name, story] of Object.entries(stories)) {
    if (only && !only.some((word) => name.includes(word))) continue;
    const began = Date.now();
    const visitors = [];
    const fail = (text) => {
      failures.push(`${name}: ${text}`);
      // At once too: of many rounds the last ends long after.
      if (times > 1) console.error(`  ${name}: ${text}`);
    };
    const scene = {
      demo,
      fail,
      screens,
      address,
      kept,
      visitor: async (who, options) => {
        const one = await visitor(browser, address, who, fail, options);
        visitors.push(one);
        return one;
      },
    };
    try {
      await story(scene);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      fail(text.split('\n').slice(0, 12).join('\n      '));
      if (screens) {
        for (const [index, one] of visitors.entries()) {
          await one.page.screenshot({ path: `${screens}/failed-${name.replace(/\W+/g, '-')}-${index}.png` });
        }
      }
    } finally {
      for (const one of visitors) await one.close();
    }
    console.log(`${seconds(began)} s  ${name}`);
  }
}

for (let round = 1; round <= times; round += 1) {
  const [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  console.log(
    `${seconds(started)} s  the demo is up${times > 1 ? `, round ${round}, ${failures.length} problems` : ''}`,
  );
  try {
    await tellAll(browser, demo);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

console.log(`${seconds(started)} s  in all, ${failures.length} problems`);
if (failures.length > 0) {
  console.error([...new Set(failures)].map((line) => `  ${line}`).join('\n'));
  process.exit(1);
}
