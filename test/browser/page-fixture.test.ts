import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byTestId, hasChromium } from './launch-chromium.ts';
import { type OpenPage, openPage } from './page-fixture-browser.ts';
import { choose } from './walk-page.ts';

describe.skipIf(!hasChromium)('the rehearsal page', () => {
  let open: OpenPage;
  beforeEach(async () => {
    open = await openPage();
  });
  afterEach(async () => {
    expect(open.errors).toEqual([]);
    await open.close();
  });

  it('switches the acting person and the page’s language with Alt and a number', async () => {
    const { page } = open;
    expect(page.url()).toContain('as=U01&at=C01');
    expect(await page.getAttribute('html', 'lang')).toBe('ja');
    await page.keyboard.press('Alt+2');
    await page.waitForSelector(`${byTestId('acting-as')}[data-user-id=U02]`);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });

  it('completes a slash command and sends it with Enter', async () => {
    const { page } = open;
    await page.locator(byTestId('composer')).pressSequentially('/k');
    await page.waitForSelector(byTestId('completion'));
    await page.keyboard.press('Enter');
    expect(await page.inputValue(byTestId('composer'))).toBe('/kakehashi ');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-ephemeral=true]');
    expect(await open.nthCall('command', 1)).toMatchObject({ as: 'U01', channel: 'C01', text: '/kakehashi' });
  });

  it('escapes the typed text and sends a mention as an id', async () => {
    const { page } = open;
    await page.locator(byTestId('composer')).pressSequentially('hi @田');
    await page.waitForSelector(byTestId('completion'));
    await page.keyboard.press('Tab');
    await page.waitForFunction(
      (s) => document.querySelector<HTMLTextAreaElement>(s)?.value.endsWith(' '),
      byTestId('composer'),
    );
    await page.keyboard.type('<b>');
    await page.keyboard.press('Enter');
    expect((await open.nthCall('message', 1)).text).toBe('hi <@U03> &lt;b&gt;');
    expect(await page.locator('.message-body b').count()).toBe(0);
  });

  it('does not send while an input method is composing', async () => {
    const { page } = open;
    await page.fill(byTestId('composer'), 'にほん');
    await page.dispatchEvent(byTestId('composer'), 'keydown', { key: 'Enter', isComposing: true });
    expect(await page.inputValue(byTestId('composer'))).toBe('にほん');
    expect(open.countCalls('message')).toBe(0);
  });

  it('explains that slash commands do not work in threads', async () => {
    const { page } = open;
    await page.click(byTestId('reply-link'));
    await page.fill(byTestId('thread-composer'), '/kakehashi');
    await page.waitForSelector(byTestId('composer-notice'));
    await page.press(byTestId('thread-composer'), 'Enter');
    expect(open.countCalls('command') + open.countCalls('message')).toBe(0);
    await page.fill(byTestId('thread-composer'), 'ok');
    await page.press(byTestId('thread-composer'), 'Enter');
    expect((await open.nthCall('message', 1)).threadTs).toBeDefined();
  });

  it('asks for confirmation of a dangerous action', async () => {
    const { page } = open;
    await page.click('[data-action-id=delete]');
    await page.waitForSelector(byTestId('confirm'));
    await page.keyboard.press('Escape');
    await page.waitForSelector(byTestId('confirm'), { state: 'detached' });
    expect(open.countCalls('action')).toBe(0);
    await page.click('[data-action-id=delete]');
    await page.click(byTestId('confirm-yes'));
    expect((await open.nthCall('action', 1)).action).toMatchObject({ action_id: 'delete', block_id: 'a1', value: '3' });
  });

  it('sends the value of each element, as Slack does', async () => {
    const { page } = open;
    await choose(page.locator('[data-action-id=select]'), 'c');
    expect((await open.nthCall('action', 1)).action.selected_option.value).toBe('c');
    await page.click('[data-action-id=menu]');
    await page.click('.popup-list button >> nth=1');
    expect((await open.nthCall('action', 2)).action.selected_option.value).toBe('b');
    await page.fill('[data-action-id=date]', '2026-05-02');
    expect((await open.nthCall('action', 3)).action.selected_date).toBe('2026-05-02');
    await page.check('[data-action-id=checks] input[value=c]');
    expect((await open.nthCall('action', 4)).action.selected_options).toHaveLength(2);
    await page.fill('[data-action-id=line]', 'x');
    await page.press('[data-action-id=line]', 'Enter');
    expect((await open.nthCall('action', 5)).action.value).toBe('x');
  });

  it('enlarges an image and closes it with Escape', async () => {
    const { page } = open;
    await page.click(byTestId('image'));
    await page.waitForSelector(byTestId('lightbox'));
    await page.keyboard.press('Escape');
    await page.waitForSelector(byTestId('lightbox'), { state: 'detached' });
  });

  it('opens App Home and tells the server', async () => {
    const { page } = open;
    await page.click('[data-channel-id=D01]');
    await page.waitForSelector(byTestId('home'));
    expect(await open.nthCall('home-opened', 1)).toMatchObject({ as: 'U01', tab: 'home' });
    await page.click(byTestId('tab-messages'));
    await page.waitForSelector(byTestId('composer'));
  });

  it('stays with the app when the acting person changes', async () => {
    const { page } = open;
    await page.click('[data-channel-id=D01]');
    await page.waitForSelector(byTestId('home'));
    await page.click('[data-user-id=U02]');
    await page.waitForSelector(`${byTestId('acting-as')}[data-user-id=U02]`);
    await page.waitForSelector(byTestId('home'));
    expect(await open.nthCall('home-opened', 2)).toMatchObject({ as: 'U02', tab: 'home' });
  });

  it('shows a notice about new messages to a reader further up', async () => {
    const { page, fixture } = open;
    await page.waitForFunction(() => Number(document.querySelector('.message-list')?.scrollTop) > 200);
    await page.evaluate(() => document.querySelector('.message-list')?.scrollTo(0, 0));
    fixture.addMessage({
      channel: 'C01',
      ts: `${Math.floor(Date.now() / 1000) + 500}.000000`,
      user: 'U03',
      text: 'new',
    });
    await page.click('.below');
    await page.waitForSelector('.below', { state: 'detached' });
  });

  it('opens with unreadable stored data of an earlier release', async () => {
    const { page } = open;
    await page.evaluate(() => {
      for (const key of ['tour', 'seen.U01', 'theme']) localStorage.setItem(`kakehashi-rehearsal.${key}`, 'closed');
    });
    await page.reload();
    await page.waitForSelector(byTestId('composer'));
  });

  it('fits a screen of 375 pixels without scrolling sideways', async () => {
    const { page } = open;
    await page.setViewportSize({ width: 375, height: 700 });
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.querySelector('.message-list')?.scrollWidth,
    ]);
    expect(widths).toEqual([375, 375]);
  });
});
