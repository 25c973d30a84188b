import type { Browser, Page } from 'playwright-core';
import { startStandIn } from 'slack-stand-in';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { TOUR } from '../../src/demo/tour.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { startPageFixture } from './page-fixture.mjs';
import { findBarriers } from './run-axe.ts';

const LOOKS = ['light', 'dark'].flatMap((colours) =>
  ['en', 'ja'].flatMap((language) => [1280, 375].map((width) => ({ colours, language, width }))),
) as { colours: 'light' | 'dark'; language: 'en' | 'ja'; width: number }[];

describe.skipIf(!hasChromium)('nothing stands in anybody’s way', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** A page, and a way to look at it: what is found wrong is kept under the name of its state. */
  async function open({ colours, language, width }: (typeof LOOKS)[number]) {
    const { page } = await openWatchedPage(browser, {
      viewport: { width, height: 800 },
      colorScheme: colours,
      // A colour half way to another is nobody's state.
      reducedMotion: 'reduce',
      locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    });
    onTestFinished(() => page.context().close());
    const found: Record<string, string[]> = {};
    const look = async (state: string) => {
      const barriers = await findBarriers(page);
      if (barriers.length > 0) found[state] = barriers;
    };
    return { page, look, found };
  }
  const gone = (page: Page, id: string) => page.locator(byTestId(id)).waitFor({ state: 'detached' });

  it.each(LOOKS)('in what the app shows: $colours, $language, $width pixels', async (looks) => {
    const fixture = await startPageFixture();
    onTestFinished(() => fixture.close());
    const { page, look, found } = await open(looks);
    const as = looks.language === 'ja' ? 'U01' : 'U02';
    await page.goto(`${fixture.address}?as=${as}&at=C01`);
    await page.locator(byTestId('message')).first().waitFor();
    await look('channel with a hint');
    await page.click(byTestId('welcome-dismiss'));
    await look('channel');

    await page.click(byTestId('reply-link'));
    await page.locator(byTestId('thread-pane')).waitFor();
    await look('thread');
    await page.click(byTestId('thread-close'));
    // Nothing is read, so the list shows what is unread.
    await page.evaluate((key) => localStorage.removeItem(key), `kakehashi-rehearsal.seen.${as}`);
    await page.goto(`${fixture.address}?as=${as}&at=threads`);
    await page.locator(byTestId('threads')).waitFor();
    await look('threads');
    await page.goto(`${fixture.address}?as=${as}&at=C01`);
    await page.locator(byTestId('composer')).pressSequentially('/k');
    await page.locator(byTestId('completion')).first().waitFor();
    await look('commands to complete');
    await page.fill(byTestId('composer'), '');

    await page.click('[data-action-id=select]');
    await page.locator('[role=listbox]').waitFor();
    await look('select');
    await page.locator('[data-action-id=multi] summary').click();
    await page.click('[data-action-id=menu]');
    await page.locator('.popup-list').waitFor();
    await look('menu and multi-select');
    await page.keyboard.press('Escape');
    await page.click('[data-action-id=delete]');
    await page.locator(byTestId('confirm')).waitFor();
    await look('confirmation');
    await page.keyboard.press('Escape');
    await gone(page, 'confirm');
    await page.locator(byTestId('image')).first().click();
    await page.locator(byTestId('lightbox')).waitFor();
    await look('image');
    await page.keyboard.press('Escape');
    await gone(page, 'lightbox');

    await page.click('[data-action-id=open-modal]');
    await page.locator(byTestId('modal')).waitFor();
    await look('modal');
    await page.click(byTestId('modal-submit'));
    await page.locator(byTestId('input-error')).first().waitFor();
    await look('modal with errors');
    await page.click(byTestId('modal-close'));
    await gone(page, 'modal');

    if (looks.width < 760) await page.click(byTestId('menu'));
    await look('places and people');
    await page.locator(byTestId('channel-link')).last().click();
    await page
      .locator(`${byTestId('home')}, .empty`)
      .first()
      .waitFor();
    await look('home');
    await fixture.close();
    await page.locator(byTestId('offline')).getByText(/./).waitFor();
    await look('without the server');
    expect(found).toEqual({});
  });

  it.each(LOOKS)('around it: $colours, $language, $width pixels', async (looks) => {
    const rehearsal = await startStandIn({
      port: 0,
      delivery: { mode: 'socket' },
      appInfo: APP_INFO,
      tour: TOUR,
      ackTimeoutMs: 200,
    });
    onTestFinished(() => rehearsal.close());
    const { page, look, found } = await open(looks);
    const as = looks.language === 'ja' ? 'U0HANA' : 'U0DAVID';
    await page.goto(`${rehearsal.url}/?as=${as}&at=C0HOUSE`);
    await page.locator(byTestId('tour')).waitFor();
    await look('tour');
    await page.fill(byTestId('composer'), '/kakehashi');
    await page.click(byTestId('send'));
    await page.locator(byTestId('toast')).waitFor();
    await look('notice');
    await page.locator(byTestId('toast')).getByRole('button').click();

    await page.click(byTestId('inspector-toggle'));
    await page.locator(byTestId('log-row')).first().click();
    await page.locator(byTestId('log-payload')).waitFor();
    await look('inspector');
    if (looks.width < 760) await page.click(byTestId('log-back'));
    await page.click(byTestId('inspector-check'));
    await page.fill(byTestId('check-draft'), '[{"type": "header"}]');
    await page.click(byTestId('check'));
    await page.locator(byTestId('refusal')).waitFor();
    await look('blocks that are refused');
    await page.click(byTestId('inspector-close'));

    await page.click(byTestId('split-button'));
    for (const side of [1, 2]) {
      const half = page.locator(byTestId(`half-${side}`)).contentFrame();
      await half.locator(byTestId('composer')).waitFor({ state: 'attached' });
    }
    await look('two people');
    expect(found).toEqual({});
  });

  it('the check finds what is wrong', async () => {
    const { page } = await openWatchedPage(browser, {});
    onTestFinished(() => page.context().close());
    await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><button></button></main>');
    expect(await findBarriers(page)).toEqual([expect.stringContaining('critical button-name: button')]);
  });

  it('white words are readable on every part of the top bar, also under the pointer', async () => {
    const fixture = await startPageFixture();
    onTestFinished(() => fixture.close());
    const { page } = await open(LOOKS[0]!);
    await page.goto(fixture.address);
    const image = await page.locator('.top-bar').evaluate((bar) => getComputedStyle(bar).backgroundImage);
    const colours = [...image.matchAll(/rgb\((\d+), (\d+), (\d+)\)/g)].map(([, ...parts]) => parts.map(Number));
    expect(colours.length).toBeGreaterThan(1);
    const lighter = (parts: number[]) => parts.map((part) => part * 0.82 + 255 * 0.18);
    for (const colour of colours) expect(contrastWithWhite(lighter(colour))).toBeGreaterThan(4.5);
  });
});

/** WCAG's contrast of white and a colour of 0 to 255 each. https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrastWithWhite(colour: number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
