import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS, BLOCKS } from '../../src/slack/app/ids.ts';
import { PLACES, postAnalyze } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { chooseRole, press, submit } from './walk-page.ts';

const { channel, learner } = PLACES.en;
const EMILY = 'U0EMILY';
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 375, height: 700 };

/** One person's half of a split page. */
const halfOf = (page: Page, side: 1 | 2): Locator =>
  page
    .locator(byTestId(`half-${side}`))
    .contentFrame()
    .locator('body');
const hasPerson = (scope: Page | Locator, user: string) =>
  scope.locator(`${byTestId('acting-as')}[data-user-id=${user}]`).waitFor();
const hasKeys = (page: Page, side: 1 | 2) =>
  page
    .locator(byTestId(`half-${side}`))
    .contentFrame()
    .locator('html[data-active]')
    .waitFor();

describe.skipIf(!hasChromium)('two people side by side', () => {
  let kakehashi: Awaited<ReturnType<typeof startKakehashi>>;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let thread: string;

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    browser = await launchChromium();
    thread = (await postAnalyze(kakehashi, 'en')).ts;
  });
  afterAll(async () => {
    await browser.close();
    await kakehashi.stop();
    expect(kakehashi.log.errors).toEqual([]);
  });
  beforeEach(async () => {
    ({ page, errors } = await openWatchedPage(browser, { viewport: WIDE, locale: 'en-GB' }));
    await page.goto(`${kakehashi.rehearsal.url}/?as=${learner}&at=${channel}&thread=${thread}`);
    await page.locator(byTestId('thread-pane')).waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    expect(errors).toEqual([]);
  });

  async function split(): Promise<{ first: Locator; second: Locator }> {
    await page.click(byTestId('split-button'));
    const [first, second] = [halfOf(page, 1), halfOf(page, 2)];
    await hasPerson(first, learner);
    await second.locator(byTestId('acting-as')).waitFor({ state: 'attached' });
    await hasKeys(page, 1);
    return { first, second };
  }
  const choose = async (half: Locator, user: string) => {
    await half.locator(byTestId('person-select')).selectOption(user);
    await hasPerson(half, user);
  };
  const ask = async (asker: Locator, text: string) => {
    await press(asker, ACTIONS.openAsk);
    const modal = asker.locator(byTestId('modal'));
    await chooseRole(modal, 'domain-expert');
    await modal.locator(`[data-block-id=${BLOCKS.kind}] input`).first().check();
    await modal.locator(`[data-block-id=${BLOCKS.text}] textarea`).fill(text);
    return modal;
  };

  it('shows a request on the other side, and each side has its own modal, language and time zone', async () => {
    const { first, second } = await split();
    await choose(second, 'U0HANA');
    await second.getByText('日本語 · Asia/Tokyo').waitFor();
    await first.getByText('English · Europe/London').waitFor();
    await choose(second, EMILY);
    await second.evaluate((body) => body.setAttribute('data-not-reloaded', ''));

    const asking = await ask(first, 'Does a blank in Pool_QC mean <no pool>?');
    await press(second, ACTIONS.openAsk);
    await second.locator(byTestId('modal')).waitFor();
    await second.locator(byTestId('modal-close')).click();
    await second.locator(byTestId('modal')).waitFor({ state: 'detached' });
    await submit(asking);

    // The request is in the channel, which the thread covers in a half.
    await second.locator(byTestId('thread-close')).click();
    await second.getByText('mean <no pool>?').waitFor();
    await press(second, ACTIONS.openReply);
    const reply = second.locator(byTestId('modal'));
    await reply.locator('textarea').fill('Yes. The appraiser always looks.');
    await submit(reply);
    await first.locator(byTestId('thread-close')).click();
    await first.locator(byTestId('reply-link')).nth(1).press('Enter');
    await first.getByText('Yes. The appraiser always looks.').waitFor();
    expect(await second.getAttribute('data-not-reloaded')).toBe('');
    expect(await first.locator(byTestId('modal')).count()).toBe(0);
  });

  it('opens with the last person asked, and restores both people after a reload', async () => {
    const asking = await ask(page.locator('body'), 'May we leave out the blank rows?');
    await submit(asking);
    await page.locator('blockquote', { hasText: 'May we leave out the blank rows?' }).waitFor();
    await split();
    await hasPerson(halfOf(page, 2), EMILY);
    await page.waitForURL(/beside=U0EMILY/);
    await choose(halfOf(page, 2), 'U0MEI');
    await page.waitForURL(/beside=U0MEI/);
    await page.reload();
    await hasPerson(halfOf(page, 1), learner);
    await hasPerson(halfOf(page, 2), 'U0MEI');
    await halfOf(page, 2)
      .locator(`${byTestId('thread-pane')}[data-thread-ts="${thread}"]`)
      .waitFor();
  });

  it('returns to one person’s view with their typed text and their private messages', async () => {
    await page.click(byTestId('thread-close'));
    await page.fill(byTestId('composer'), '/kakehashi');
    await page.click(byTestId('send'));
    await page.locator('[data-ephemeral=true]').waitFor();
    await page.fill(byTestId('composer'), 'half a thought');
    const { first } = await split();
    await first.locator('[data-ephemeral=true]').waitFor();
    expect(await first.locator(byTestId('composer')).inputValue()).toBe('half a thought');
    await halfOf(page, 2).locator(byTestId('split-close')).click();
    await page.locator(byTestId('split')).waitFor({ state: 'detached' });
    await page.locator('[data-ephemeral=true]').waitFor();
    expect(await page.inputValue(byTestId('composer'))).toBe('half a thought');
    expect(page.url()).not.toContain('beside');
  });

  it('applies keys to the half with the focus', async () => {
    const { first, second } = await split();
    await page.keyboard.press('Alt+3');
    await hasPerson(first, 'U0KENJI');
    await page.keyboard.press('Alt+0');
    await hasKeys(page, 2);
    await page.keyboard.press('Alt+8');
    await hasPerson(second, 'U0PRIYA');
    await hasPerson(first, 'U0KENJI');
    await page.keyboard.press('Alt+0');
    await hasKeys(page, 1);
    await page.keyboard.press('Alt+2');
    await hasPerson(first, learner);
    await hasPerson(second, 'U0PRIYA');
  });

  it('shows one half at a time on a narrow screen, and marks the half with news', async () => {
    await page.setViewportSize(NARROW);
    const { first, second } = await split();
    await choose(first, 'U0LUCAS');
    expect(await second.locator('.page').isVisible()).toBe(false);
    await page.click(byTestId('split-tab-2'));
    await choose(second, EMILY);
    await page.click(byTestId('split-tab-1'));
    await kakehashi.rehearsal.driver.message('U0MEI', channel, 'Have you got a minute, @emily?');
    await page.locator(`${byTestId('split-tab-2')} ${byTestId('split-news')}`).waitFor();
    await page.click(byTestId('split-tab-2'));
    await page.locator(byTestId('split-news')).waitFor({ state: 'detached' });
    expect(await second.locator('.page').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width);
    expect(await second.evaluate((body) => body.scrollWidth)).toBe(NARROW.width);
  });

  it('allows frames from its own origin only', async () => {
    const { headers } = await fetch(kakehashi.rehearsal.url);
    const policy = headers.get('content-security-policy')?.split('; ') ?? [];
    expect(policy.filter((rule) => rule.startsWith('frame-'))).toEqual(["frame-src 'self'", "frame-ancestors 'self'"]);
  });
});
