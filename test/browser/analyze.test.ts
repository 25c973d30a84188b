import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/course/locale.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import {
  actAs,
  CAST,
  chooseRole,
  modalOf,
  press,
  review,
  say,
  submit,
  threadOf,
  walkToCharts,
  walkToLesson,
} from './walk-page.ts';

const { t } = course;

describe.skipIf(!hasChromium)('the real app in a browser', () => {
  let kakehashi: Awaited<ReturnType<typeof startKakehashi>>;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let url: string;

  beforeEach(async () => {
    kakehashi = await startKakehashi('socket', { computes: true });
    url = kakehashi.rehearsal.url.replace('127.0.0.1', 'localhost');
    browser = await launchChromium();
    ({ page, errors } = await openWatchedPage(browser, { viewport: { width: 1280, height: 800 } }));
  });
  afterEach(async () => {
    await browser.close();
    await kakehashi.stop();
    expect(errors).toEqual([]);
    expect(kakehashi.log.errors).toEqual([]);
  });

  const withWords = (key: string, locale: Locale, values?: Record<string, string | number>) =>
    threadOf(page)
      .locator(byTestId('message'), { hasText: t(locale, key, values) })
      .last();

  async function runToCharts(locale: Locale): Promise<void> {
    await walkToLesson(page, url, locale);
    const charts = await walkToCharts(page);
    expect(await charts.count()).toBe(5);
    for (const chart of await charts.all()) expect(await chart.getAttribute('alt')).not.toBe('');
    // One message shows all of them, each with its title.
    const group = threadOf(page).locator(byTestId('file-group'));
    expect(await group.count()).toBe(1);
    expect(await group.locator('figcaption').count()).toBe(5);
    const process = t(locale, 'process.analyze.name');
    await withWords('findings.title', locale, { process }).waitFor();
    expect(await page.locator('.unsupported, .image-missing').count()).toBe(0);
    expect(await page.locator(byTestId('toast')).count()).toBe(0);
  }

  it('shows progress while the step runs', async () => {
    await walkToLesson(page, url, 'en');
    await press(threadOf(page), ACTIONS.runStep);
    await threadOf(page).getByText('░').waitFor();
  });

  it('leads a learner in English from the menu to the reviewed request', async () => {
    const { learner } = CAST.en;
    const thread = threadOf(page);
    await runToCharts('en');

    await thread.locator(byTestId('image')).first().click();
    await page.waitForSelector(byTestId('lightbox'));
    await page.keyboard.press('Escape');
    await page.waitForSelector(byTestId('lightbox'), { state: 'detached' });

    await press(thread, ACTIONS.openAsk);
    const ask = await modalOf(page, VIEWS.ask);
    await chooseRole(ask, 'domain-expert');
    await ask.locator(`[data-block-id=${BLOCKS.kind}] input`).first().check();
    await ask.locator(`[data-block-id=${BLOCKS.text}] textarea`).fill('Does a blank in Pool_QC mean <no pool>?');
    await submit(ask);

    await actAs(page, 'U0EMILY');
    const replyButton = page.locator(`[data-action-id="${ACTIONS.openReply}"]`);
    const request = page.locator(byTestId('message'), { has: replyButton }).last();
    await request.getByText(t('en', 'request.state.asked')).waitFor();
    await request.getByText('mean <no pool>?').waitFor();
    await press(request, ACTIONS.openReply);
    const reply = await modalOf(page, VIEWS.reply);
    await reply.locator('textarea').fill('Yes. The appraiser always looks.');
    await submit(reply);
    // The request has a thread of its own.
    await page.locator(byTestId('reply-link')).nth(1).press('Enter');
    await thread.getByText('Yes. The appraiser always looks.').waitFor();

    for (const reviewer of ['U0MEI', 'U0KENJI']) {
      await actAs(page, reviewer);
      await press(thread, ACTIONS.openReview);
      await review(page, 'It names the column.');
    }

    await actAs(page, learner);
    await withWords('request.state.reviewed', 'en', { done: 2, invited: 2 }).waitFor();
    const comments = thread.getByText('It names the column.');
    await comments.nth(1).waitFor();
    expect(await comments.count()).toBe(2);

    await say(page, '/kakehashi');
    await page.click(byTestId('thread-close'));
    await page.getByRole('link', { name: t('en', 'process.analyze.name'), exact: true }).click();
    await thread.waitFor();

    await page.locator(byTestId('channel-link')).last().click();
    await page.locator(byTestId('home')).getByText('Pool_QC').waitFor();
  });

  it('leads a learner in Japanese from a typed command to the charts', async () => {
    await runToCharts('ja');
    expect(await page.getAttribute('html', 'lang')).toBe('ja');
    // The whole text is behind More. A modal takes no table, so the table is a list of its rows there.
    await threadOf(page).locator(`[data-action-id="${ACTIONS.openLessonPart}"]`).first().click();
    const whole = page.locator(byTestId('modal'));
    await whole.locator('li', { hasText: 'Lot_Frontage' }).first().waitFor();
    const scrolls = await whole.evaluate((modal) =>
      [...modal.querySelectorAll('*')].filter(
        (each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0,
      ),
    );
    expect(scrolls).toHaveLength(0);
  });
});
