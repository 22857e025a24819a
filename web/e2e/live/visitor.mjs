// Somebody with a browser of their own. Whatever must never happen on any page is noticed here, for every story.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function visitor(browser, address, name, fail, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    timezoneId: 'America/Chicago',
    locale: 'en-US',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const where = () =>
    `${name} at ${page
      .url()
      .replace(address, '')
      .replace(/[#?].*/, '')}`;
  let open = 0;
  let expected = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== address) {
      fail(`${where()}: asked another origin: ${url.origin}`);
    }
    if (/^\/(auth|functions)\//.test(url.pathname)) open += 1;
  });
  const ended = (request) => {
    if (/^\/(auth|functions)\//.test(new URL(request.url()).pathname)) open -= 1;
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const about = message.location().url ?? '';
    const known = (what) => message.text().includes(typeof what === 'number' ? `status of ${what}` : what);
    if (expected.some(known)) return;
    fail(`${where()}: console: ${message.text()} ${about.replace(address, '')}`);
  });
  page.on('pageerror', (error) => fail(`${where()}: threw: ${error.message}`));

  /** The page has its heading, and nothing it asked for is still on the way. */
  async function settled() {
    await page.locator('h1').first().waitFor();
    for (let quiet = 0; quiet < 2; ) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const drawn = (await page.locator('.animate-pulse-quiet').count()) === 0;
      quiet = open <= 0 && drawn ? quiet + 1 : 0;
    }
  }

  async function go(path) {
    open = 0;
    await page.goto(address + path);
    await settled();
  }

  /** No accessibility violation with every rule there is, and nothing wider than the window. */
  async function inspect() {
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      // The announcer is the log of what a screen reader was told: it may name a button that is gone by now.
      const rules = Object.fromEntries(window.axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
      const result = await window.axe.run(
        { exclude: [['[data-live-announcer]']] },
        { rules, resultTypes: ['violations'] },
      );
      return result.violations.map(({ id, help, nodes }) => {
        const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`);
        return `axe ${id}: ${help}\n      ${places.join('\n      ')}`;
      });
    });
    for (const violation of found) fail(`${where()}: ${violation}`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (sideways > 0) fail(`${where()}: the page scrolls sideways by ${sideways} px`);
    const broken = page.getByRole('heading', { level: 1, name: 'This page has a problem' });
    if (await broken.count()) fail(`${where()}: the page broke: ${await page.locator('main').textContent()}`);
    const unread = page.getByRole('alert').filter({ hasText: 'could not be' });
    for (const text of await unread.allInnerTexts()) fail(`${where()}: shows: ${text}`);
  }

  return {
    page,
    go,
    settled,
    inspect,
    /** A story that provokes a refusal says so: the browser writes each one into its console. */
    expecting: async (statuses, action) => {
      expected = statuses;
      const result = await action();
      expected = [];
      return result;
    },
    close: () => context.close(),
  };
}
