import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { byTestId, hasChromium } from './launch-chromium.ts';
import { type OpenPage, openPage } from './page-fixture-browser.ts';

const THREADS = '[data-channel-id=threads]';
const placeOf = (id: string) => `${byTestId('channel-link')}[data-channel-id=${id}]`;

describe.skipIf(!hasChromium)('threads and unread messages', () => {
  let open: OpenPage;
  const openAs = async (person: string, viewport = { width: 1280, height: 700 }) => {
    open = await openPage(`?as=${person}&at=C01`, viewport);
    return open.page;
  };
  afterEach(async () => {
    expect(open.errors).toEqual([]);
    await open.close();
  });

  const lessonOf = (page: Page) => page.locator(byTestId('reply-link')).getAttribute('data-ts');
  let later = 0;
  const add = (user: string, text: string, more: object = {}) => {
    later += 1;
    const ts = `${Math.floor(Date.now() / 1000) + later}.000000`;
    open.fixture.addMessage({ channel: 'C01', ts, user, text, ...more });
    return ts;
  };
  /** How far a message is below the top of its list, in pixels. */
  const depthOf = (page: Page, selector: string) =>
    page.locator(selector).evaluate((element) => {
      const list = element.closest('.message-list')!;
      return element.getBoundingClientRect().top - list.getBoundingClientRect().top;
    });

  it('lead from the badge of a mention to its message in the thread', async () => {
    const page = await openAs('U01');
    const lesson = await lessonOf(page);
    expect(await page.locator(`${THREADS} .badge`).textContent()).toBe('1');
    await page.click(THREADS);
    const card = page.locator(`${byTestId('thread-card')}[data-ts="${lesson}"]`);
    expect(await card.textContent()).toContain('あなた宛て1件');
    await card.press('Enter');
    const pane = page.locator(byTestId('thread-pane'));
    const line = pane.locator(byTestId('new-line'));
    await line.waitFor();
    const below = await line.evaluate((element) => element.nextElementSibling?.textContent);
    expect(below).toContain('プールのない家は');
    expect(await page.locator(`${THREADS} .badge`).count()).toBe(0);
    // The card keeps its place until the person leaves the list.
    await page.keyboard.press('Escape');
    expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.reload();
    await page.locator(byTestId('threads')).waitFor();
    await card.press('Enter');
    await pane.waitFor();
    expect(await line.count()).toBe(0);
  });

  it('lead from the badge of a channel to the message that mentions the person', async () => {
    const page = await openAs('U01');
    expect(await page.locator(`${placeOf('C02')} .badge`).textContent()).toBe('1');
    for (let nth = 0; nth < 30; nth += 1) add('U03', `Later ${nth}`, { channel: 'C02' });
    await page.click(placeOf('C02'));
    await page.getByText('Later 29', { exact: true }).waitFor();
    const depth = await depthOf(page, `.message-named`);
    expect(depth).toBeGreaterThanOrEqual(0);
    expect(depth).toBeLessThan(100);
  });

  it('show a line above what is new in a channel, and open it there', async () => {
    const page = await openAs('U02');
    await page.click(placeOf('C02'));
    const first = add('U03', 'The first new one');
    for (let nth = 0; nth < 40; nth += 1) add('U04', `Another ${nth}`);
    await page.locator(`${placeOf('C01')} ${byTestId('unread')}`).waitFor();
    await page.click(placeOf('C01'));
    const line = page.locator(byTestId('new-line'));
    await line.waitFor();
    expect(await line.evaluate((element) => element.nextElementSibling?.getAttribute('data-ts'))).toBe(first);
    expect(Math.abs(await depthOf(page, `.pane [data-ts="${first}"]`))).toBeLessThan(90);
    await page.reload();
    await page.getByText('The first new one').waitFor();
    expect(await line.count()).toBe(0);
  });

  it('count only where the person follows, and the menu of a message changes that', async () => {
    const page = await openAs('U06');
    const threadTs = await lessonOf(page);
    const replies = () => page.locator(`${byTestId('reply-link')}[data-ts="${threadTs}"]`);
    const dot = page.locator(`${THREADS} ${byTestId('unread')}`);
    const fresh = replies().locator('.badge');
    const count = async (n: number) => replies().getByText(`${n} replies`).waitFor();
    add('U03', 'Nobody in particular', { threadTs });
    await count(4);
    expect([await dot.count(), await fresh.count()]).toEqual([0, 0]);

    const toggle = async (words: string) => {
      const message = page.locator(`.pane ${byTestId('message')}[data-ts="${threadTs}"]`);
      await message.focus();
      await message.getByLabel('More actions').last().click();
      const item = message.locator(byTestId('follow-thread'));
      expect(await item.textContent()).toBe(words);
      await item.click();
    };
    await toggle('Follow thread');
    expect(await dot.count()).toBe(0);
    add('U03', 'For those who follow', { threadTs });
    await dot.waitFor();
    expect(await fresh.count()).toBe(1);
    await toggle('Unfollow thread');
    await dot.waitFor({ state: 'detached' });
    add('U03', 'Nobody again', { threadTs });
    await count(6);
    expect(await dot.count()).toBe(0);
    add('U03', 'But <@U06>?', { threadTs });
    await page.locator(`${THREADS} .badge`).waitFor();
    await page.reload();
    expect(await page.locator(`${THREADS} .badge`).textContent()).toBe('1');
  });

  it('are told in words where there is nothing to read', async () => {
    const page = await openAs('U07', { width: 375, height: 700 });
    await page.click(byTestId('menu'));
    await page.click(THREADS);
    await page.getByText('フォロー中のスレッドはまだありません。').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });

  it('give the link to a message, also of a reply, with the pointer and on a touch screen', async () => {
    const page = await openAs('U02');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const lesson = await lessonOf(page);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const root = page.locator(`.pane ${byTestId('message')}[data-ts="${lesson}"]`);
    // The keyboard reaches the toolbar from the message.
    await root.locator(byTestId('copy-link')).press('Enter');
    await page.getByText('Link copied').waitFor();
    const place = `${new URL(page.url()).origin}/archives/C01/p`;
    expect(await clipboard()).toBe(`${place}${lesson?.replace('.', '')}`);
    await page.click(byTestId('reply-link'));
    const reply = page.locator(`${byTestId('thread-pane')} ${byTestId('message')}`).nth(1);
    await reply.hover();
    await reply.locator(byTestId('copy-link')).click();
    const ts = await reply.getAttribute('data-ts');
    await expect.poll(clipboard).toBe(`${place}${ts?.replace('.', '')}?thread_ts=${lesson}&cid=C01`);

    const phone = await page.context().browser()!.newContext({ hasTouch: true, isMobile: true, locale: 'en-GB' });
    await phone.grantPermissions(['clipboard-read', 'clipboard-write']);
    const touched = await phone.newPage();
    await touched.goto(page.url());
    const pressed = touched.locator(`${byTestId('thread-pane')} ${byTestId('message')}`).nth(1);
    await pressed.getByLabel('More actions').last().tap();
    expect(await pressed.locator(byTestId('copy-link')).isVisible()).toBe(false);
    await pressed.getByText('Copy link', { exact: true }).tap();
    await expect
      .poll(() => touched.evaluate(() => navigator.clipboard.readText()))
      .toBe(`${place}${ts?.replace('.', '')}?thread_ts=${lesson}&cid=C01`);
  });
});
