/**
 * Films the README's tour in the real app as one animated GIF: `npm run capture`. It has one picture per step, from an empty channel
 * to the reviewed request. Needs Chromium (`CHROMIUM_PATH`). The app's data is in a temporary folder.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { startDemo } from '../src/demo/start-demo.ts';
import { createLog } from '../src/log.ts';
import { ACTIONS, BLOCKS, MARKS, VIEWS } from '../src/slack/app/ids.ts';
import { byTestId, launchChromium, openWatchedPage } from '../test/browser/launch-chromium.ts';
import { CAST, choose, chooseRole, modalOf, press, say, submit, threadOf } from '../test/browser/walk-page.ts';
import { createFilm } from './create-film.ts';

const QUESTION = `Goal: may I treat an empty Pool QC as "no pool"?
Found: 2,917 of 2,930 houses have no value there.
Needed: your word on what the assessor writes when there's no pool, by Thursday, before we prepare the columns.`;
const WIDTH = 960;
const HEIGHT = 600;

const target = fileURLToPath(new URL('../docs/images/walk.gif', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'capture-'));
const config = readConfig({ KAKEHASHI_DIR: folder });
const { rehearsal, stop } = await startDemo(config, createLog({ level: 'error', pretty: false }));
const browser = await launchChromium();
try {
  const { page, errors } = await openWatchedPage(browser, {
    viewport: { width: WIDTH, height: HEIGHT },
    colorScheme: 'light',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const film = createFilm(WIDTH, HEIGHT);
  const show = async (ms: number) => film.add(await page.screenshot({ animations: 'disabled' }), ms);
  await walk(page, show);
  await writeFile(target, film.finish());
  if (errors.length > 0) throw new Error(`The page reported: ${errors.join('; ')}`);
} finally {
  await browser.close();
  await stop();
  await rm(folder, { recursive: true, force: true });
}

async function walk(page: Page, show: (ms: number) => Promise<void>): Promise<void> {
  const { learner, channel } = CAST.en;
  await page.goto(`${rehearsal.url}/?as=${learner}&at=${channel}`);
  await page.locator(byTestId('tour-close')).click();
  await show(1200);
  await page.locator(byTestId('composer')).pressSequentially('/kakehashi');
  await show(1200);
  await page.fill(byTestId('composer'), '');
  await say(page, '/kakehashi');
  await page.locator(`[data-action-id="${ACTIONS.openStart}"]`).waitFor();
  await show(1800);
  await press(page, ACTIONS.openStart);
  const start = await modalOf(page, VIEWS.start);
  await show(1800);
  await submit(start);
  const list = page.locator(`[data-action-id="${ACTIONS.chooseLesson}"]`).last();
  await list.waitFor();
  await show(1500);
  await choose(list, 'analyze');
  await page.locator(byTestId('reply-link')).last().waitFor();
  await rehearsal.waitFor(() => rehearsal.driver.messages(channel).find((each) => (each.replyCount ?? 0) >= 3));
  await show(2500);

  await page.locator(byTestId('reply-link')).last().click();
  const thread = threadOf(page);
  await thread.waitFor();
  await scrollTo(page, 0);
  await show(2500);
  await press(thread, ACTIONS.runStep);
  const charts = thread.locator(`${byTestId('image')} img`);
  await charts.nth(4).waitFor({ timeout: 60_000 });
  for (const chart of [0, 1, 2]) {
    await charts.nth(chart).evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      image.scrollIntoView({ block: 'end' });
    });
    await show(1800);
  }

  await press(thread, ACTIONS.openAsk);
  const ask = await modalOf(page, VIEWS.ask);
  await chooseRole(ask, 'domain-expert');
  await ask.locator(`[data-block-id=${BLOCKS.kind}] input`).first().check();
  await ask.locator(`[data-block-id=${BLOCKS.text}] textarea`).fill(QUESTION);
  await ask.locator(`[data-block-id=${BLOCKS.text}] textarea`).scrollIntoViewIfNeeded();
  await show(3000);
  await submit(ask);
  // The request is in the channel, with a thread of its own. The lesson's thread lists it.
  await page.locator(`[data-action-id="${ACTIONS.openReply}"]`).last().waitFor({ state: 'attached' });
  const listed = thread.locator('a.link').last();
  await listed.waitFor();
  await bottom(page);
  await show(2500);
  await page.click(`${byTestId('deed')}[data-deed-id=play-others]`);
  await page.locator('.toast').first().waitFor();
  await listed.click();
  await thread.locator(`[data-block-id="${MARKS.reviewResult}"]`).waitFor({ state: 'attached' });
  await page.locator('.toast button').first().click();
  await thread.locator(`[data-action-id="${ACTIONS.itHelps}"]`).first().waitFor({ state: 'attached' });
  await scrollTo(page, 0);
  await show(2500);
  await thread
    .locator(byTestId('message'))
    .nth(1)
    .evaluate((answer) => answer.scrollIntoView({ block: 'start' }));
  await show(4000);
  await bottom(page);
  await show(4000);
}

async function scrollTo(page: Page, top: number): Promise<void> {
  await page.evaluate((to) => document.querySelector('.thread-pane .message-list')?.scrollTo(0, to), top);
}

async function bottom(page: Page): Promise<void> {
  await scrollTo(page, 1e6);
}
