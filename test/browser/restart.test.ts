import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startStandIn } from 'slack-stand-in';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { runApp, slackEnv } from '../helpers/run-app.ts';
import { freePort } from '../helpers/start-kakehashi.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { CAST, modalOf, press, say, submit } from './walk-page.ts';

const { learner, channel } = CAST.en;

describe.skipIf(!hasChromium)('the page survives a restart', () => {
  let browser: Browser;
  let page: Page;
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
    browser = await launchChromium();
    ({ page } = await openWatchedPage(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }));
  });
  afterEach(async () => {
    await browser.close();
    await rm(dir, { recursive: true, force: true });
  });

  async function open(url: string): Promise<void> {
    await page.goto(`${url}/?as=${learner}&at=${channel}`);
    await page.locator(byTestId('composer')).waitFor();
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));
  }
  const isNotReloaded = () => page.evaluate(() => document.body.hasAttribute('data-not-reloaded'));
  const message = (words: string) => page.locator(byTestId('message')).getByText(words, { exact: true });
  const shown = () =>
    page.locator(byTestId('message')).evaluateAll((all) => all.map((one) => one.getAttribute('data-ts')));

  it('of everything, killed in the middle: it says so, comes back by itself with what was missed, and goes on', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = { KAKEHASHI_DIR: dir, PORT: `${port}` };
    let app = await runApp(env);
    onTestFinished(() => app.kill());
    await open(url);
    // The page shows a message before it is on disk. The answer comes after that.
    const stored = page.waitForResponse((response) => response.url().endsWith('/rehearsal/api/message'));
    await say(page, 'before the restart');
    await message('before the restart').waitFor();
    await stored;
    await page.fill(byTestId('composer'), 'half a thought');

    await app.kill();
    await page.locator(byTestId('offline')).getByText('The server isn’t answering. Trying again…').waitFor();
    await page.click(byTestId('send'));
    // More than one call may have failed by now.
    await page.locator(byTestId('toast')).getByText('the server isn’t answering').first().waitFor();
    expect(await page.inputValue(byTestId('composer'))).toBe('half a thought');

    app = await runApp(env);
    const posted = await fetch(`${url}/rehearsal/api/message`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'U0EMILY', channel, text: 'said while nobody listened' }),
    });
    expect(posted.status).toBe(200);
    await message('said while nobody listened').waitFor();
    await page.waitForFunction((offline) => document.querySelector(offline)?.textContent === '', byTestId('offline'));
    expect(await page.inputValue(byTestId('composer'))).toBe('half a thought');
    expect(await message('before the restart').count()).toBe(1);
    expect(await message('said while nobody listened').count()).toBe(1);

    await say(page, '/kakehashi');
    await press(page, ACTIONS.openStart);
    await submit(await modalOf(page, VIEWS.start));
    await page.locator(`[data-action-id="${ACTIONS.chooseLesson}"]`).waitFor();
    const stamps = await shown();
    expect(new Set(stamps).size).toBe(stamps.length);
    expect(await isNotReloaded()).toBe(true);
  });

  it('of the app alone: what it cannot answer is said, and the next try works', async () => {
    const rehearsal = await startStandIn({ port: 0, delivery: { mode: 'socket' }, appInfo: APP_INFO });
    onTestFinished(() => rehearsal.close());
    const env = {
      ...slackEnv(rehearsal),
      KAKEHASHI_DIR: dir,
    };
    let app = await runApp(env);
    onTestFinished(() => app.kill());
    await open(rehearsal.url);
    await say(page, '/kakehashi');
    const menu = page.locator('[data-ephemeral=true]');
    await menu.waitFor();

    await app.kill();
    await rehearsal.waitFor(() => rehearsal.connections() === 0);
    await say(page, '/kakehashi help');
    await page.locator(byTestId('toast')).getByText('/kakehashi failed because').waitFor();
    expect(await page.inputValue(byTestId('composer'))).toBe('/kakehashi help');
    expect(await page.locator(byTestId('offline')).textContent()).toBe('');

    app = await runApp(env);
    await rehearsal.waitFor(() => rehearsal.connections() > 0);
    await press(page, ACTIONS.openStart);
    await submit(await modalOf(page, VIEWS.start));
    await page.locator(`[data-action-id="${ACTIONS.chooseLesson}"]`).waitFor();
    const stamps = await shown();
    expect(new Set(stamps).size).toBe(stamps.length);
    expect(await isNotReloaded()).toBe(true);
  });
});
