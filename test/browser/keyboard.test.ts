import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { byKeyboard } from './by-keyboard.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { CAST, modalOf } from './walk-page.ts';

const { learner, channel } = CAST.en;
const button = (actionId: string) => `[data-action-id="${actionId}"]`;
const IN_THREAD = '.thread-pane ';

describe.skipIf(!hasChromium)('with the keyboard alone', () => {
  let kakehashi: Awaited<ReturnType<typeof startKakehashi>>;
  let browser: Browser;
  let page: Page;
  let errors: string[];

  beforeEach(async () => {
    kakehashi = await startKakehashi('socket');
    browser = await launchChromium();
    ({ page, errors } = await openWatchedPage(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }));
  });
  afterEach(async () => {
    await browser.close();
    await kakehashi.stop();
    expect(errors).toEqual([]);
    expect(kakehashi.log.errors).toEqual([]);
  });

  it('a learner starts a cohort, posts a lesson, asks a role, and another person replies', async () => {
    const { press, goTo, hasCome, type } = byKeyboard(page);
    await page.goto(`${kakehashi.rehearsal.url}/?as=${learner}&at=${channel}`);
    await page.locator(byTestId('composer')).waitFor();

    await goTo(byTestId('skip-link'));
    await press('Enter');
    await hasCome(byTestId('composer'));
    await type('/kakehashi');
    await press('Enter');
    await page.locator(button(ACTIONS.openStart)).waitFor();
    await goTo(button(ACTIONS.openStart), 'Shift+Tab');
    await press('Enter');
    const start = await modalOf(page, VIEWS.start);
    await goTo(byTestId('modal-submit'));
    await page.keyboard.press('Enter');
    await start.waitFor({ state: 'detached' });
    await hasCome(button(ACTIONS.openStart));

    await page.locator(button(ACTIONS.chooseLesson)).waitFor();
    await goTo(button(ACTIONS.chooseLesson));
    await type('analy');
    await page.locator('[role=option]').waitFor();
    await press('Enter');
    await page.locator(byTestId('reply-link')).waitFor();
    await goTo(byTestId('reply-link'));
    await press('Enter');
    await hasCome('.thread-pane h2');

    await page
      .locator(IN_THREAD + button(ACTIONS.openAsk))
      .first()
      .waitFor();
    await goTo(IN_THREAD + button(ACTIONS.openAsk));
    await press('Enter');
    const ask = await modalOf(page, VIEWS.ask);
    await goTo(byTestId('modal-submit'));
    await page.keyboard.press('Enter');
    await hasCome(`[data-block-id=${BLOCKS.role}] summary`);
    expect(await ask.locator(byTestId('input-error')).count()).toBe(3);
    await press('Enter');
    await goTo('input[value=domain-expert]');
    await press('Space');
    await goTo(`[data-block-id=${BLOCKS.kind}] input`);
    await press('Space');
    await press('ArrowDown');
    await goTo(`[data-block-id=${BLOCKS.text}] textarea`);
    await type('Does a blank in Pool_QC mean <no pool>?');
    await goTo(byTestId('modal-submit'));
    await page.keyboard.press('Enter');
    await ask.waitFor({ state: 'detached' });
    await hasCome(IN_THREAD + button(ACTIONS.openAsk));

    // The request is a message of the channel, beside the lesson's thread.
    const reply = button(ACTIONS.openReply);
    const request = await page.locator(byTestId('message'), { has: page.locator(reply) }).getAttribute('data-ts');
    await page.keyboard.press('Alt+4');
    await page.locator(`${byTestId('acting-as')}[data-user-id=U0EMILY]`).waitFor();
    await goTo(reply, 'Shift+Tab');
    await press('Enter');
    const answer = await modalOf(page, VIEWS.reply);
    await goTo('textarea');
    await type('Yes. The appraiser always looks.');
    await goTo(byTestId('modal-submit'));
    await page.keyboard.press('Enter');
    await answer.waitFor({ state: 'detached' });
    const link = `${byTestId('reply-link')}[data-ts="${request}"]`;
    await page.locator(link).waitFor();
    await goTo(link);
    await press('Enter');
    await hasCome('.thread-pane h2');
    await page.locator(IN_THREAD).getByText('Yes. The appraiser always looks.').waitFor();
    await press('Escape');
    await hasCome(byTestId('reply-link'));
  });
});
