import type { Locator, Page } from 'playwright-core';
import type { Locale } from '../../src/course/locale.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { byTestId } from './launch-chromium.ts';

/** By locale: the learner, the channel, and how the course starts there (a menu button or a typed command). */
export const CAST = {
  en: { learner: 'U0DAVID', channel: 'C0HOUSE', start: undefined },
  ja: { learner: 'U0HANA', channel: 'C0JUTAKU', start: '開始' },
} as const;

export const threadOf = (page: Page) => page.locator(byTestId('thread-pane'));

/** Presses the app's newest button with this id. */
export const press = (scope: Page | Locator, actionId: string) =>
  scope.locator(`[data-action-id="${actionId}"]`).last().click();

export async function say(page: Page, text: string): Promise<void> {
  await page.fill(byTestId('composer'), text);
  await page.click(byTestId('send'));
}

export async function actAs(page: Page, user: string): Promise<void> {
  await page.click(`${byTestId('act-as-person')}[data-user-id=${user}]`);
  await page.waitForSelector(`${byTestId('acting-as')}[data-user-id=${user}]`);
}

/** Chooses a value in a searchable select. `select` is its text field. */
export async function choose(select: Locator, value: string): Promise<void> {
  await select.click();
  await select.locator('..').locator(`[role=option][data-value="${value}"]`).click();
}

/** Waits until the open modal has this callback id, and returns it. */
export async function modalOf(scope: Page | Locator, callbackId: string): Promise<Locator> {
  const page = 'page' in scope ? scope.page() : scope;
  const modal = scope.locator(byTestId('modal'), { has: page.locator(`[data-callback-id="${callbackId}"]`) });
  await modal.waitFor();
  return modal;
}

export async function submit(modal: Locator): Promise<void> {
  await modal.locator(byTestId('modal-submit')).click();
  await modal.waitFor({ state: 'detached' });
}

/** Fills in an open review form. Before a person's first review, rates the worked example. */
export async function review(scope: Page | Locator, comment = ''): Promise<void> {
  const rate = async (modal: Locator) => {
    for (const select of await modal.locator('select').all()) await select.selectOption({ index: 1 });
  };
  const opened = scope
    .locator(byTestId('modal'))
    .locator(`[data-callback-id="${VIEWS.calibrate}"], [data-callback-id="${VIEWS.review}"]`);
  await opened.waitFor();
  if ((await opened.getAttribute('data-callback-id')) === VIEWS.calibrate) {
    const example = await modalOf(scope, VIEWS.calibrate);
    await rate(example);
    await submit(example);
    await submit(await modalOf(scope, VIEWS.calibrated));
  }
  const modal = await modalOf(scope, VIEWS.review);
  await rate(modal);
  if (comment !== '') await modal.locator(`[data-block-id=${BLOCKS.comment}] textarea`).fill(comment);
  await submit(modal);
}

/** Goes from an empty channel to the lesson's open thread without the tour. */
export async function walkToLesson(page: Page, url: string, locale: Locale): Promise<void> {
  const { learner, channel, start } = CAST[locale];
  await page.goto(`${url}/?as=${learner}&at=${channel}`);
  await page.waitForSelector(byTestId('composer'));
  await say(page, start === undefined ? '/kakehashi' : `/kakehashi ${start}`);
  if (start === undefined) await press(page, ACTIONS.openStart);
  await submit(await modalOf(page, VIEWS.start));
  await page.locator(`[data-action-id="${ACTIONS.postLesson}"]`).last().waitFor();
  await say(page, '/kakehashi lesson analyze');
  await openThread(page);
}

/** Opens the thread with the keyboard, since new messages would move the link away from a pointer. */
async function openThread(page: Page): Promise<void> {
  await page.locator(byTestId('reply-link')).press('Enter');
  await threadOf(page).waitFor();
}

/** Runs the step from the thread and waits until every chart has loaded. */
export async function walkToCharts(page: Page): Promise<Locator> {
  const thread = threadOf(page);
  await press(thread, ACTIONS.runStep);
  const charts = thread.locator(`${byTestId('image')} img`);
  await charts.nth(4).waitFor();
  await page.waitForFunction(
    (selector) => [...document.querySelectorAll<HTMLImageElement>(selector)].every((image) => image.naturalWidth > 0),
    `${byTestId('thread-pane')} ${byTestId('image')} img`,
  );
  return charts;
}

/** Chooses one role in the request modal. */
export async function chooseRole(modal: Locator, role: string): Promise<void> {
  const list = modal.locator(`${byTestId('multi-select')}[data-block-id=${BLOCKS.role}]`);
  await list.locator('summary').click();
  await list.locator(`input[value=${role}]`).check();
}
