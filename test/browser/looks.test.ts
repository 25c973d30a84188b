import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { compareLooks, reduceLook } from './compare-looks.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { startPageFixture } from './page-fixture.mjs';

const FOLDER = new URL('./looks/', import.meta.url);
/** `RENEW_LOOKS=1` replaces the reference pictures. */
const RENEW = process.env.RENEW_LOOKS === '1';
/** The share of a picture that may differ: fonts of another machine move later content a little. */
const TOLERANCE = 0.08;
const NOW = Date.parse('2026-04-15T03:30:00Z');
const WIDE = { width: 1280, height: 800, scale: 1 / 5 };
const PHONE = { width: 375, height: 700, scale: 1 / 3 };

type Look = typeof WIDE & { colours: 'light' | 'dark'; query: string; reach: (page: Page) => Promise<unknown> };

const openThread = async (page: Page) => {
  await page.click(byTestId('reply-link'));
  await page.locator(byTestId('thread-pane')).waitFor();
};
const LOOKS: Record<string, Look> = {
  channel: { ...WIDE, colours: 'light', query: '?as=U02&at=C01', reach: toTop },
  thread: { ...WIDE, colours: 'dark', query: '?as=U01&at=C01', reach: openThread },
  home: { ...WIDE, colours: 'light', query: '?as=U01&at=D01', reach: async () => {} },
  modal: {
    ...WIDE,
    colours: 'light',
    query: '?as=U02&at=C01',
    reach: async (page) => {
      await page.click('[data-action-id=open-modal]');
      await page.click(byTestId('modal-submit'));
      await page.locator(byTestId('input-error')).first().waitFor();
    },
  },
  split: {
    ...WIDE,
    colours: 'dark',
    query: '?as=U01&at=C02&beside=U02&beside-at=D01',
    reach: async (page) => {
      for (const side of [1, 2]) {
        const half = page.locator(byTestId(`half-${side}`)).contentFrame();
        await half
          .locator(`${byTestId('home')}, ${byTestId('composer')}`)
          .first()
          .waitFor();
      }
    },
  },
  'phone-channel': { ...PHONE, colours: 'dark', query: '?as=U02&at=C01', reach: toTop },
  'phone-thread': { ...PHONE, colours: 'light', query: '?as=U01&at=C01', reach: openThread },
};

/** Adds CSS as an adopted style sheet, since the page's policy forbids style elements. */
function spoil(page: Page | Frame, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

async function toTop(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('.message-list')?.scrollTo(0, 0));
}

describe.skipIf(!hasChromium)('the page’s look', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** Opens the page in the picture's state. Applies `css` before it reaches that state. */
  async function open(look: Look, css = ''): Promise<Page> {
    const fixture = await startPageFixture(0, NOW);
    const { page } = await openWatchedPage(browser, {
      viewport: { width: look.width, height: look.height },
      colorScheme: look.colours,
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    onTestFinished(async () => {
      await page.context().close();
      await fixture.close();
    });
    await page.clock.setFixedTime(NOW);
    await page.goto(fixture.address + look.query);
    await page
      .locator(`${byTestId('message')}, ${byTestId('home')}, ${byTestId('split')}`)
      .first()
      .waitFor();
    for (const frame of page.frames()) await spoil(frame, css);
    await look.reach(page);
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    return page;
  }
  const take = async (page: Page, { scale }: Look) =>
    reduceLook(await page.screenshot({ animations: 'disabled' }), scale);
  const referenceOf = (name: string) => new URL(`${name}.png`, FOLDER);

  it.each(Object.entries(LOOKS))('matches the picture %s', async (name, look) => {
    const seen = await take(await open(look), look);
    if (RENEW) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(referenceOf(name), seen);
    }
    const { share, map } = await compareLooks(readFileSync(referenceOf(name)), seen);
    expect(share, `differs from test/browser/looks/${name}.png:\n${map}`).toBeLessThan(TOLERANCE);
  });

  it.each([
    ['a missing sidebar', 'channel', '.sidebar { visibility: hidden }'],
    ['a missing pane', 'thread', '.thread-pane { display: none }'],
    ['panes on top of each other', 'thread', '.thread-pane { grid-area: main }'],
    ['a missing modal', 'modal', '.modal { visibility: hidden }'],
    ['a page without its styles', 'phone-channel', '* { all: revert !important }'],
    ['a drawer that stays open', 'phone-thread', '.sidebar { visibility: visible; transform: none }'],
  ])('the comparison detects %s', async (_name, name, css) => {
    const look = LOOKS[name]!;
    const page = await open(look);
    await spoil(page, css);
    const { share, map } = await compareLooks(readFileSync(referenceOf(name)), await take(page, look));
    expect(share, map).toBeGreaterThan(TOLERANCE);
  });

  it.each(Object.keys(LOOKS))('the comparison ignores another font: %s', async (name) => {
    const look = LOOKS[name]!;
    const page = await open(look, 'body { font-family: "DejaVu Serif", serif; font-size: 15.3px }');
    const { share, map } = await compareLooks(readFileSync(referenceOf(name)), await take(page, look));
    expect(share, map).toBeLessThan(TOLERANCE);
  });
});
