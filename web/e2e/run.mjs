// Opens every page of the built site in both themes: no accessibility violation, no console message, no policy
// violation, nobody else's address asked, nothing to scroll sideways on a phone. Needs `npm run build` first.
//   --screens         also renews the pictures in docs/screens/ (the views that scenes.mjs names)
//   --screens=FOLDER  opens every view at three widths and keeps a picture of each there
//   --only=WORD       the scenes whose name holds the word
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { answers } from './answers.mjs';
import { openBrowser } from './browser.mjs';
import { scenes } from './scenes.mjs';
import { openSite } from './site.mjs';

const documented = process.argv.includes('--screens');
const everything = process.argv.find((argument) => argument.startsWith('--screens='))?.slice(10);
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice(7);
// Both themes and both layouts; every combination where pictures are taken.
const views = everything
  ? ['light', 'dark'].flatMap((theme) => [1440, 1024, 390].map((width) => [theme, width]))
  : [
      ['light', 1440],
      ['dark', 390],
    ];
const widths = { 1440: 900, 1024: 768, 390: 844 };
const folder = everything ?? new URL('../../docs/screens', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const failures = [];
let checks = 0;
const started = Date.now();
const site = await openSite();
const browser = await openBrowser();

async function openScene(scene, theme, width) {
  const context = await browser.newContext({
    viewport: { width, height: widths[width] },
    reducedMotion: 'reduce',
    colorScheme: theme,
    timezoneId: 'America/New_York',
    locale: 'en-US',
    serviceWorkers: 'block',
    bypassCSP: false,
  });
  const page = await context.newPage();
  const fail = (text) => failures.push(`${scene.name} ${theme} ${width}: ${text}`);
  page.on('console', (message) => {
    // The browser reports refused requests by itself; scenes that expect one say so.
    if (message.type() === 'error' && scene.refused && /status of 4\d\d/.test(message.text())) return;
    if (['error', 'warning'].includes(message.type())) fail(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => fail(`threw: ${error.message}`));
  await page.clock.setFixedTime(new Date('2027-01-05T16:20:00Z'));
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== site.address && url.protocol !== 'data:') {
      fail(`asked another origin: ${url.href}`);
      return route.abort();
    }
    // Nobody else writes here: the page listens and hears nothing.
    if (url.pathname === '/events') {
      return route.fulfill({ contentType: 'text/event-stream', body: 'retry: 3600000\n\n' });
    }
    if (!/^\/(auth|functions)\//.test(url.pathname)) return route.continue();
    const [status, body, headers] = { ...answers, ...scene.answers }[url.pathname] ?? [];
    if (!status) {
      fail(`asked for ${url.pathname}, which nobody answers`);
      return route.abort();
    }
    return route.fulfill({
      status,
      contentType: 'application/json',
      headers: headers ?? {},
      body: JSON.stringify(body),
    });
  });
  page.setDefaultTimeout(15_000);
  try {
    await page.goto(site.address + scene.path);
    await scene.ready(page);
  } catch (error) {
    fail(`did not get ready: ${error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : error}`);
  }
  return { context, page, fail };
}

/** Views and pictures, each once. */
function union(...lists) {
  return [...new Map(lists.flat().map((view) => [view.join(), view])).values()];
}

/** Runs in the page: the lists that are wider than a phone. There each row is a card. */
function wideTables() {
  const regions = [...document.querySelectorAll('section:has(> table)')];
  return regions
    .filter((region) => region.scrollWidth > region.clientWidth)
    .map((region) => region.getAttribute('aria-label'));
}

async function audit(page, fail) {
  // The page's own policy forbids injected scripts, as it should; the debugger's evaluation is exempt.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const rules = Object.fromEntries(window.axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
    const result = await window.axe.run(document, { rules, resultTypes: ['violations'] });
    return result.violations.map((violation) => ({
      id: violation.id,
      help: violation.help,
      nodes: violation.nodes
        .slice(0, 4)
        .map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
    }));
  });
  for (const violation of found)
    fail(`axe ${violation.id}: ${violation.help}\n      ${violation.nodes.join('\n      ')}`);
}

try {
  for (const scene of scenes.filter((candidate) => !only || candidate.name.includes(only))) {
    const pictures = documented ? (scene.pictures ?? []) : [];
    for (const [theme, width] of union(views, pictures)) {
      if (scene.wide && width < 640) continue;
      const { context, page, fail } = await openScene(scene, theme, width);
      checks += 1;
      await audit(page, fail);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sideways > 0) fail(`the page scrolls sideways by ${sideways} px`);
      if (width < 640) for (const table of await page.evaluate(wideTables)) fail(`${table} scrolls sideways`);
      if (everything || pictures.some((picture) => picture[0] === theme && picture[1] === width)) {
        mkdirSync(folder, { recursive: true });
        const path = `${folder}/${scene.name}-${theme}-${width}.png`;
        await page.screenshot({ path, fullPage: scene.fullPage ?? false });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}

console.log(`${checks} pages opened in ${((Date.now() - started) / 1000).toFixed(1)} s, ${failures.length} problems`);
if (failures.length > 0) {
  console.error(failures.map((line) => `  ${line}`).join('\n'));
  process.exit(1);
}
