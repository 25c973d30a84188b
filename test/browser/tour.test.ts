import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOUR } from '../../src/demo/tour.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { numbered } from '../../src/slack/modals/numbered.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { CAST, choose, chooseRole, review } from './walk-page.ts';

const WORDS = {
  en: 'Does a blank in Pool_QC mean <no pool>?',
  ja: 'Pool_QC の空欄は、プールがないという意味でしょうか。',
};
/** The role that each language's tour asks, and who holds it. */
const ASKED = {
  en: { role: 'domain-expert', holder: 'Emily Carter' },
  ja: { role: 'data-architect', holder: '鈴木 由紀' },
};
const POINTED = '[data-tour=now]';

describe.skipIf(!hasChromium)('the guided tour', () => {
  let kakehashi: Awaited<ReturnType<typeof startKakehashi>>;
  let browser: Browser;
  let errors: string[] = [];

  async function open(locale: 'en' | 'ja', options: BrowserContextOptions, tour?: typeof TOUR): Promise<Page> {
    kakehashi = await startKakehashi('socket', tour === undefined ? {} : { tour });
    const opened = await openWatchedPage(browser, options);
    errors = opened.errors;
    const { learner, channel } = CAST[locale];
    await opened.page.goto(`${kakehashi.rehearsal.url}/?as=${learner}&at=${channel}`);
    await opened.page.locator(byTestId('composer')).waitFor();
    return opened.page;
  }
  beforeEach(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await browser.close();
    await kakehashi.stop();
    expect(errors).toEqual([]);
    expect(kakehashi.log.errors).toEqual([]);
  });

  const bodyOf = (page: Page) => page.locator('body');
  const halfOf = (page: Page, side: 1 | 2) =>
    page
      .locator(byTestId(`half-${side}`))
      .contentFrame()
      .locator('body');
  const isAt = (scope: Locator, step: string) => scope.locator(`${byTestId('tour')}[data-step=${step}]`).waitFor();
  /** Follows the tour to the next button. `there` is the scope of the button if another person has to press it. */
  const follow = async (scope: Locator, actionId: string, there: () => Locator = () => scope) => {
    await scope.locator(byTestId('tour-show')).click();
    const target = there().locator(`${POINTED}[data-action-id="${actionId}"]`);
    await target.waitFor();
    expect(await target.evaluate((element) => element === document.activeElement)).toBe(true);
    return target;
  };
  const isPointed = (scope: Locator, selector: string) => scope.locator(`${selector}[data-tour]`).waitFor();
  const modalOf = async (scope: Locator, callbackId: string) => {
    const modal = scope.locator(byTestId('modal'), { has: scope.page().locator(`[data-callback-id="${callbackId}"]`) });
    await modal.waitFor();
    return modal;
  };
  const submit = (modal: Locator) => modal.locator(byTestId('modal-submit')).click();

  /** Follows the tour from the empty channel to the request. */
  async function walkToRequest(page: Page, locale: 'en' | 'ja', role = ASKED[locale].role): Promise<void> {
    const body = bodyOf(page);
    const { channel } = CAST[locale];
    await isAt(body, 'lesson');
    await page.click(byTestId('tour-show'));
    await page.locator(`.composer-box${POINTED}`).waitFor();
    await page.keyboard.press('Enter');
    await isPointed(body, `[data-action-id=${ACTIONS.openStart}]`);
    await (await follow(body, ACTIONS.openStart)).click();
    await isPointed(body, byTestId('modal-submit'));
    await submit(page.locator(byTestId('modal')));
    await isPointed(body, `[data-action-id=${ACTIONS.chooseLesson}]`);
    await choose(await follow(body, ACTIONS.chooseLesson), 'analyze');

    await isAt(body, 'run');
    await kakehashi.rehearsal.waitFor(() =>
      kakehashi.rehearsal.driver.messages(channel).find((message) => (message.replyCount ?? 0) >= 3),
    );
    const run = await follow(body, ACTIONS.runStep);
    await page.locator(byTestId('thread-pane')).waitFor();
    await run.click();
    await isAt(body, 'ask');

    await (await follow(body, ACTIONS.openAsk)).click();
    const ask = page.locator(byTestId('modal'));
    await chooseRole(ask, role);
    await ask.locator(`[data-block-id=${BLOCKS.kind}] input`).first().check();
    await ask.locator(`[data-block-id=${BLOCKS.text}] textarea`).fill(WORDS[locale]);
    await submit(ask);
    await isAt(body, 'reply');
  }

  /** Follows the tour through reply and review. `lead` is the scope of the tour, `there` that of the people who act. */
  async function walkToReview(
    lead: () => Locator,
    there: () => Locator,
    first: () => Locator,
    holder = ASKED.ja.holder,
  ): Promise<void> {
    expect(await first().locator(byTestId('tour')).textContent()).toContain(holder);
    await (await follow(first(), ACTIONS.openReply, there)).click();
    const reply = await modalOf(there(), VIEWS.reply);
    await reply.locator('textarea').fill('Yes. The appraiser always looks.');
    await submit(reply);
    await isAt(lead(), 'review');
    await (await follow(lead(), ACTIONS.openReview, there)).click();
    await review(there());
    await isAt(lead(), 'present');
  }

  /** Follows the tour through its last step. Anyone may do it, so it needs no change of person. */
  async function walkToEnd(lead: () => Locator, role: string): Promise<void> {
    await (await follow(lead(), ACTIONS.openPresent)).click();
    const form = await modalOf(lead(), VIEWS.present);
    await choose(form.locator(`[data-block-id=${BLOCKS.role}] [role=combobox]`), role);
    await form
      .locator(`[data-block-id=${numbered(BLOCKS.statement, 1)}] :is(input, textarea)`)
      .fill('137 rows are above it.');
    await choose(form.locator(`[data-block-id=${numbered(BLOCKS.figure, 1)}] [role=combobox]`), '0');
    await submit(form);
    await isAt(lead(), 'end');
  }

  it('leads a newcomer in English from an empty channel to a confirmed figure, with the other person in the second half', async () => {
    const page = await open('en', { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }, TOUR);
    await walkToRequest(page, 'en');
    await walkToReview(
      () => halfOf(page, 1),
      () => halfOf(page, 2),
      // The page is not split before the first step shows the other person.
      () => bodyOf(page),
      ASKED.en.holder,
    );
    await walkToEnd(() => halfOf(page, 1), ASKED.en.role);
    await halfOf(page, 1)
      .locator(`${byTestId('acting-as')}[data-user-id=${CAST.en.learner}]`)
      .waitFor();
    expect(await halfOf(page, 2).locator(byTestId('tour')).count()).toBe(0);

    await halfOf(page, 1).locator(byTestId('tour-replay')).click();
    await isAt(halfOf(page, 1), 'lesson');
    await page.reload();
    await isAt(halfOf(page, 1), 'lesson');
  });

  it('leads a newcomer in Japanese on a phone by switching to the people asked', async () => {
    const size = { width: 375, height: 700 };
    const page = await open('ja', { viewport: size, locale: 'ja-JP', reducedMotion: 'reduce' }, TOUR);
    const body = () => bodyOf(page);
    expect(await page.locator(byTestId('tour')).textContent()).toContain('ステップ1/6');
    expect(await page.locator(byTestId('welcome')).count()).toBe(0);
    const languages = new Set<string>();
    await page.exposeFunction('speaks', (language: string) => languages.add(language));
    await page.evaluate(() => {
      const look = () => (window as unknown as { speaks(lang: string): void }).speaks(document.documentElement.lang);
      new MutationObserver(look).observe(document.documentElement, { attributes: true });
      look();
    });
    await walkToRequest(page, 'ja');
    await walkToReview(body, body, body);
    await walkToEnd(body, ASKED.ja.role);
    expect([...languages]).toEqual(['ja']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    const bottom = await page.locator(byTestId('tour')).evaluate((card) => card.getBoundingClientRect().bottom);
    const top = await page
      .locator('.message-list')
      .first()
      .evaluate((list) => list.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(bottom);
  });

  it('goes on in Japanese as somebody who reads English, whom the request was sent to all the same', async () => {
    const size = { width: 375, height: 700 };
    const page = await open('ja', { viewport: size, locale: 'ja-JP' }, TOUR);
    await walkToRequest(page, 'ja', ASKED.en.role);
    await follow(bodyOf(page), ACTIONS.openReply);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    const card = page.locator(byTestId('tour'));
    expect(await card.getAttribute('lang')).toBe('ja');
    expect(await card.textContent()).toContain('ステップ4/6');
    expect(await card.textContent()).toContain('Emily Carter さんとして返信する');
  });

  it('belongs to a browser: a finished one stays closed there, and another browser is offered it anew', async () => {
    const page = await open('en', { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }, TOUR);
    await walkToRequest(page, 'en');
    const storedAtEnd = page.evaluate(
      (end) =>
        new Promise<boolean>((resolve) => {
          const observer = new MutationObserver(() => {
            if (document.querySelector(end) === null) return;
            observer.disconnect();
            resolve(JSON.parse(localStorage.getItem('kakehashi-rehearsal.tour') ?? '{}').finished === true);
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        }),
      `${byTestId('tour')}[data-step=end]`,
    );
    for (const _ of ['reply', 'review', 'present']) await page.click(byTestId('tour-skip'));
    await isAt(bodyOf(page), 'end');
    expect(await storedAtEnd).toBe(true);
    await page.reload();
    await page.locator(byTestId('tour-button')).waitFor();
    expect(await page.locator(byTestId('tour')).count()).toBe(0);

    const other = await openWatchedPage(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await other.page.goto(`${kakehashi.rehearsal.url}/?as=${CAST.en.learner}&at=${CAST.en.channel}`);
    await isAt(bodyOf(other.page), 'lesson');
    await follow(bodyOf(other.page), ACTIONS.chooseLesson);
    expect(other.errors).toEqual([]);
  });

  it('can be skipped, closed, resumed and restarted, also by keyboard, and its state is kept', async () => {
    const page = await open('en', { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }, TOUR);
    await isAt(bodyOf(page), 'lesson');
    await page.focus(byTestId('tour-skip'));
    await page.keyboard.press('Enter');
    await isAt(bodyOf(page), 'run');
    await page.focus(byTestId('tour-close'));
    await page.keyboard.press('Enter');
    await page.locator(`${byTestId('tour-button')}:focus`).waitFor();
    expect(await page.locator('[data-tour]').count()).toBe(0);
    await page.reload();
    await page.locator(byTestId('tour-button')).waitFor();
    expect(await page.locator(byTestId('tour')).count()).toBe(0);
    await page.focus(byTestId('tour-button'));
    await page.keyboard.press('Enter');
    await isAt(bodyOf(page), 'run');
    await page.locator('#tour-title:focus').waitFor();
    for (const step of ['ask', 'reply', 'review', 'present', 'end']) {
      await page.click(byTestId('tour-skip'));
      await isAt(bodyOf(page), step);
    }
    await page.click(byTestId('tour-replay'));
    await isAt(bodyOf(page), 'lesson');
    await isPointed(bodyOf(page), '.composer-box');
  });

  it('leaves the welcome in a workspace without a tour', async () => {
    const page = await open('en', { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await page.locator(byTestId('welcome')).waitFor();
    expect(await page.locator(`${byTestId('tour')}, ${byTestId('tour-button')}`).count()).toBe(0);
  });
});
