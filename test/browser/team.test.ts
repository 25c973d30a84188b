import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAIT_MS } from '../helpers/patience.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { byTestId, launchChromium } from './launch-chromium.ts';

const PEOPLE = [
  { locale: 'en', me: 'U0DAVID', other: 'U0EMILY', channel: 'C0HOUSE', left: 'left the channel' },
  { locale: 'ja', me: 'U0HANA', other: 'U0KENJI', channel: 'C0JUTAKU', left: 'チャンネルから退出しました' },
];

describe.each(PEOPLE)('as a member of a team that reads $locale', ({ me, other, channel, left }) => {
  let browser: Browser;
  let kakehashi: Awaited<ReturnType<typeof startKakehashi>>;
  let page: Page;
  const lastMessage = () => page.locator(byTestId('message')).last();
  const menuOfLast = async () => {
    await lastMessage().hover();
    await lastMessage().locator('.message-tools .popup > button').click();
  };
  beforeAll(async () => {
    browser = await launchChromium();
    kakehashi = await startKakehashi('socket');
    page = await browser.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await page.goto(`${kakehashi.rehearsal.url}/?as=${me}&at=${channel}`);
    await page.locator(byTestId('composer')).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await kakehashi?.stop();
  });

  it('sends a file with a message that mentions a group, edits the message, and deletes both', async () => {
    await page.setInputFiles(byTestId('attach'), {
      name: 'rows.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b\n1,2\n'),
    });
    await page.locator(byTestId('attachments')).getByText('rows.csv').waitFor();
    await page.fill(byTestId('composer'), 'for @data-team <b>');
    await page.click(byTestId('send'));
    await lastMessage().getByText('rows.csv').first().waitFor();
    expect(await lastMessage().locator('.mention').textContent()).toBe('@data-team');
    expect(await page.locator(byTestId('attachments')).count()).toBe(0);
    const sent = kakehashi.rehearsal.driver.rawMessages(channel).at(-1);
    expect(sent?.text).toBe('for <!subteam^S0DATATEAM> &lt;b&gt;');

    await menuOfLast();
    await page.click(byTestId('message-edit'));
    const area = page.locator(`${byTestId('edit-message')} textarea`);
    expect(await area.inputValue()).toBe('for @data-team <b>');
    await area.fill('for @data-team & all');
    await area.press('Enter');
    await lastMessage().locator('.edited').waitFor();
    const edited = kakehashi.rehearsal.driver.rawMessages(channel).at(-1);
    expect(edited).toMatchObject({ text: 'for <!subteam^S0DATATEAM> &amp; all', files: [{ name: 'rows.csv' }] });

    await menuOfLast();
    await page.click(byTestId('message-delete'));
    await lastMessage().waitFor({ state: 'detached' });
    expect(kakehashi.rehearsal.driver.messages(channel)).toEqual([]);
  });

  it('sets a status and pauses notifications, which everybody sees', async () => {
    const menu = page.locator(`${byTestId('presence')} .popup > button`);
    await menu.click();
    await page.click('[data-presence=holiday]');
    await menu.click();
    await page.click('[data-presence=quiet]');
    const person = page.locator(`[data-user-id=${me}]${byTestId('act-as-person')}`);
    await person.locator(byTestId('quiet')).waitFor();
    const beside = await browser.newPage();
    beside.setDefaultTimeout(WAIT_MS);
    await beside.goto(`${kakehashi.rehearsal.url}/?as=${other}&at=${channel}`);
    await beside.locator(`[data-user-id=${me}] ${byTestId('status')}`).waitFor();
    await menu.click();
    await page.click('[data-presence=clear]');
    await beside.locator(`[data-user-id=${me}] ${byTestId('status')}`).waitFor({ state: 'detached' });
    await beside.close();
  });

  it('leaves the channel, joins it again, and then sees the earlier messages', async () => {
    await kakehashi.rehearsal.driver.message(other, channel, 'said before');
    await page.getByText('said before').waitFor();
    // The page learns of the membership only after the join was answered, as on a busy machine.
    let letLoad = () => {};
    const joined = new Promise<void>((resolve) => {
      letLoad = resolve;
    });
    await page.route('**/rehearsal/api/state**', async (route) => {
      await joined;
      await route.continue();
    });
    await page.click('.pane-head .popup > button');
    await page.click(byTestId('leave-channel'));
    const join = page.locator(`${byTestId('join-channel')}[data-channel-id=${channel}]`);
    await join.waitFor();
    expect(kakehashi.rehearsal.driver.messages(channel).at(-1)?.membership).toBe('left');
    const answered = page.waitForResponse((response) => response.url().endsWith('/rehearsal/api/join'));
    await join.click();
    await answered;
    await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));
    letLoad();
    await page.getByText('said before').waitFor();
    await page.getByText(left).waitFor();
  });
});
