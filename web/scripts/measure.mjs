// What a person waits for, out of chromium's own performance trace: sign-in, Today and the directory, opened cold on a slow
// computer and a slow line. Starts a demo of its own. Needs `npm run build` and `cargo build -p cli` first.
//   --runs=N     how often each page is opened; medians are shown (5)
//   --cpu=N      how many times slower the processor is made (4)
//   --mbit=N     the line, in Mbit/s, with 40 ms there and back (4)
import { cpus } from 'node:os';
import { openBrowser } from '../e2e/browser.mjs';
import { startDemo } from '../e2e/live/server.mjs';

const option = (name, standard) =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? standard);
const runs = option('runs', 5);
const cpu = option('cpu', 4);
const mbit = option('mbit', 4);

const categories = ['devtools.timeline', 'loading', 'blink.user_timing', 'toplevel'];
/** A task longer than this keeps somebody waiting who presses a key. */
const longTask = 50;

/** What the trace says about one load, in milliseconds after the navigation began. */
export function readTrace(trace, address) {
  const { traceEvents: events } = trace;
  const start = events.find(
    (event) =>
      event.name === 'navigationStart' &&
      event.args?.data?.isOutermostMainFrame !== false &&
      event.args?.data?.documentLoaderURL?.startsWith(address),
  );
  if (!start) throw new Error('the trace holds no navigation to the page');
  const ours = events.filter((event) => event.pid === start.pid && event.ts >= start.ts);
  const after = (event) => (event.ts - start.ts) / 1000;
  // The page before may still paint.
  const paints = ours.filter((event) => event.args?.data?.navigationId === start.args.data.navigationId);
  const paint = paints.find((event) => event.name === 'firstContentfulPaint');
  const largest = paints.filter((event) => event.name === 'largestContentfulPaint::Candidate').at(-1);
  if (!paint || !largest) throw new Error('the trace holds no paint');
  // Shifts count in bursts: at most five seconds, none further than a second from the last; the worst burst is the score.
  let score = 0;
  let burst = { sum: 0, from: Number.NEGATIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
  for (const event of ours.filter((one) => one.name === 'LayoutShift' && !one.args.data.had_recent_input)) {
    const at = after(event);
    if (at - burst.last > 1000 || at - burst.from > 5000) burst = { sum: 0, from: at, last: at };
    burst.sum += event.args.data.weighted_score_delta ?? event.args.data.score;
    burst.last = at;
    score = Math.max(score, burst.sum);
  }
  const tasks = ours
    .filter((event) => event.tid === start.tid && event.ph === 'X' && /RunTask$/.test(event.name))
    .map((event) => event.dur / 1000)
    .filter((length) => length > longTask);
  return {
    fcp: after(paint),
    lcp: after(largest),
    cls: score,
    tbt: tasks.reduce((sum, length) => sum + length - longTask, 0),
    tasks: tasks.length,
    longest: Math.max(0, ...tasks),
  };
}

async function load(browser, address, path, ready, storageState) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    ...(storageState ? { storageState } : {}),
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: (mbit * 1_000_000) / 8,
    uploadThroughput: (mbit * 1_000_000) / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  let bytes = 0;
  let requests = 0;
  devtools.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
    requests += 1;
  });
  // The process that draws this site is there before it is traced: of a new one the trace misses the beginning now and then.
  await page.goto(`${address}/healthz`);
  bytes = 0;
  requests = 0;
  await browser.startTracing(page, { categories });
  await page.goto(address + path);
  await ready(page);
  // What is still drawn or moved after the page is usable counts too.
  await page.waitForTimeout(2000);
  const trace = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  return { ...readTrace(trace, address), bytes, requests };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
const address = demo.sheet.base_url;
try {
  const person = demo.person('noor');
  const first = await browser.newContext();
  const door = await first.newPage();
  await door.goto(`${address}/sign-in`);
  await door.getByRole('button', { name: person.name }).click();
  await door.getByRole('button', { name: /account, theme, sign out/ }).waitFor();
  const state = await first.storageState();
  await first.close();

  const heading = (name) => (page) => page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 60_000 });
  const pages = [
    ['Sign-in', '/sign-in', heading('Sign in')],
    ['Today, a therapist', '/', heading(/^Good /), state],
    [
      'Directory, a therapist',
      '/clients',
      (page) => page.locator('main tbody tr a').first().waitFor({ timeout: 60_000 }),
      state,
    ],
  ];
  console.log(
    `chromium ${browser.version()}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), processor ${cpu} times slower, ${mbit} Mbit/s and 40 ms, ${runs} cold loads each, medians\n`,
  );
  console.log(
    '| Page | First paint | Largest paint | Layout shift | Blocked (tasks over 50 ms) | Longest task | Transferred |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const [name, path, ready, storageState] of pages) {
    const loads = [];
    for (let run = 0; run < runs; run += 1) loads.push(await load(browser, address, path, ready, storageState));
    const of = (key) => median(loads.map((one) => one[key]));
    console.log(
      `| ${name} | ${of('fcp').toFixed(0)} ms | ${of('lcp').toFixed(0)} ms | ${of('cls').toFixed(3)} | ${of('tbt').toFixed(0)} ms (${of('tasks')}) | ${of('longest').toFixed(0)} ms | ${(of('bytes') / 1000).toFixed(0)} kB in ${of('requests')} requests |`,
    );
  }
} finally {
  await browser.close();
  await demo.stop();
}
