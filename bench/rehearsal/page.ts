/**
 * The rehearsal page with a channel of 2,000 messages and a thread of 200 replies: time to first paint and to usable, frame times
 * while scrolling, latency of a new message and of a typed letter, and size of the script.
 * Run: npm run build && npx tsx bench/rehearsal/page.ts; needs Chromium (`CHROMIUM_PATH`).
 */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { byTestId, launchChromium } from '../../test/browser/launch-chromium.ts';
import { addressOf, type LongChannel, rehearseLongChannel } from '../../test/helpers/rehearse-long-channel.ts';

const SIZE = { messages: 2000, replies: 200 };
const LOADS = 5;
const NEWS = 15;
const LETTERS = 30;
const ME = 'U0DAVID';

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], q: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
const median = (values: readonly number[]) => quantile(values, 0.5);

/** Measures the milliseconds from the start of the navigation to first contentful paint and to a usable page. */
async function measureLoad(browser: Browser, address: string, rows: number) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  // Defines the helper that tsx adds to named functions, which the page lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript((wanted) => {
    const look = () => {
      const isThere = document.querySelector('[data-testid=composer]') !== null;
      if (!isThere || document.querySelectorAll('.message').length < wanted) return requestAnimationFrame(look);
      // The frame with the messages has been painted when the next frame starts.
      return requestAnimationFrame(() => Object.assign(window, { usableAt: performance.now() }));
    };
    requestAnimationFrame(look);
  }, rows);
  await page.goto(address);
  await page.waitForFunction(() => 'usableAt' in window, undefined, { timeout: 60_000 });
  const figures = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    usable: (window as unknown as { usableAt: number }).usableAt,
  }));
  return { page, ...figures };
}

/** Measures frame times, in ms, while the list scrolls from start to end in this many steps. */
function measureScroll(page: Page, selector: string, steps: number): Promise<number[]> {
  return page.evaluate(
    ({ selector, steps }) => {
      const list = document.querySelector(selector)!;
      list.scrollTop = 0;
      return new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let before = 0;
        let step = 0;
        const next = (now: number) => {
          if (before > 0) times.push(now - before);
          before = now;
          step += 1;
          list.scrollTop = ((list.scrollHeight - list.clientHeight) * step) / steps;
          if (step <= steps) requestAnimationFrame(next);
          else resolve(times);
        };
        requestAnimationFrame(next);
      });
    },
    { selector, steps },
  );
}

/** Measures the ms from another person's message until it is painted here. */
async function measureNews(page: Page, { say }: LongChannel): Promise<number> {
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const watch = new MutationObserver((changes) => {
          const isMessage = (node: Node) => node instanceof Element && node.matches('.message, :has(.message)');
          if (!changes.some(({ addedNodes }) => [...addedNodes].some(isMessage))) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
        });
        watch.observe(document.querySelector('.message-list-content')!, { childList: true, subtree: true });
      }),
  );
  // Waits until the observer is active.
  await page.evaluate(() => 0);
  const sent = Date.now();
  await say(3);
  return (await shown) - sent;
}

/** Measures the ms from a typed letter until its frame is done. */
async function measureLetter(page: Page): Promise<number> {
  const done = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener(
          'input',
          (event) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))),
          { once: true, capture: true },
        );
      }),
  );
  await page.evaluate(() => 0);
  await page.keyboard.type('a');
  return done;
}

const print = (name: string, figure: string) =>
  process.stdout.write(`| ${name.padEnd(58)} | ${figure.padStart(24)} |\n`);
const ms = (value: number) => `${value.toFixed(value < 20 ? 1 : 0)} ms`;
const spread = (values: readonly number[]) =>
  `${ms(median(values))} (${ms(Math.min(...values))} to ${ms(Math.max(...values))})`;
const frames = (values: readonly number[]) => `${ms(quantile(values, 0.95))}, ${ms(Math.max(...values))}`;

const long = await rehearseLongChannel(SIZE);
const browser = await launchChromium();
try {
  process.stdout.write(`${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}\n\n`);
  const loads = [];
  for (let round = 0; round < LOADS; round += 1) {
    await loads.at(-1)?.page.close();
    loads.push(await measureLoad(browser, addressOf(long.rehearsal, ME), SIZE.messages));
  }
  const { page } = loads.at(-1)!;
  print('first contentful paint', spread(loads.map(({ paint }) => paint)));
  print('2,000 messages shown and usable', spread(loads.map(({ usable }) => usable)));
  print(
    'scroll through all in 300 frames: p95, longest',
    frames(await measureScroll(page, '.pane .message-list', 300)),
  );
  print(
    'scroll through all in 1,000 frames: p95, longest',
    frames(await measureScroll(page, '.pane .message-list', 1000)),
  );

  const news = [];
  for (let count = 0; count < NEWS; count += 1) news.push(await measureNews(page, long));
  print("another person's new message is shown", spread(news));
  await page.focus(byTestId('composer'));
  const letters = [];
  for (let count = 0; count < LETTERS; count += 1) letters.push(await measureLetter(page));
  print('a typed letter is shown', spread(letters));

  const threaded = await measureLoad(
    browser,
    addressOf(long.rehearsal, ME, long.thread),
    SIZE.messages + SIZE.replies + 1,
  );
  print('with a thread of 200 open: usable', ms(threaded.usable));
  print(
    'scroll through the thread in 100 frames: p95, longest',
    frames(await measureScroll(threaded.page, '.thread-pane .message-list', 100)),
  );

  for (const name of ['main.js', 'style.css']) {
    const bytes = readFileSync(new URL(`../../packages/slack-stand-in/dist/page/${name}`, import.meta.url));
    print(`${name}, gzip`, `${(gzipSync(bytes, { level: 9 }).length / 1000).toFixed(1)} kB`);
  }
} finally {
  await browser.close();
  await long.rehearsal.close();
}
