import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { addressOf, type LongChannel, rehearseLongChannel } from '../helpers/rehearse-long-channel.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';

const SIZE = { messages: 2000, replies: 200 };
const LIST = '.pane .message-list';
/** The browser's search in a page (`window.find`). */
interface Searching {
  find(words: string): boolean;
}

/** Counts drawn rows: a row formats its time each time it is drawn. */
const countFormats = () => {
  const { prototype } = Intl.DateTimeFormat;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format')!;
  Object.assign(window, { formats: 0 });
  Object.defineProperty(prototype, 'format', {
    ...format,
    get() {
      (window as unknown as { formats: number }).formats += 1;
      return format.get?.call(this);
    },
  });
};

describe.skipIf(!hasChromium)('a channel of 2,000 messages', () => {
  let long: LongChannel;
  let browser: Browser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    long = await rehearseLongChannel(SIZE);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await long.rehearsal.close();
  });
  beforeEach(async () => {
    ({ page, errors } = await openWatchedPage(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }));
    await page.addInitScript(countFormats);
    await page.goto(addressOf(long.rehearsal, 'U0DAVID'));
    await page.waitForFunction(
      ([list, count]) => document.querySelectorAll(`${list} .message`).length >= Number(count),
      [LIST, SIZE.messages] as const,
    );
  });
  afterEach(async () => {
    await page.context().close();
    expect(errors).toEqual([]);
  });

  const newest = (of = page) => of.locator(`${LIST} ${byTestId('message')}`).last();
  const isAtEnd = (selector: string) =>
    page.waitForFunction((list) => {
      const element = document.querySelector(list);
      return element !== null && element.scrollHeight - element.clientHeight - element.scrollTop < 2;
    }, selector);
  const formats = () => page.evaluate(() => (window as unknown as { formats: number }).formats);

  it('opens at its end and stays there when a message arrives', async () => {
    await isAtEnd(LIST);
    await long.rehearsal.driver.message('U0MEI', long.channel, 'the newest of all');
    await newest().getByText('the newest of all').waitFor();
    await isAtEnd(LIST);
  });

  it('draws only the new message', async () => {
    await isAtEnd(LIST);
    const before = await formats();
    expect(before).toBeGreaterThan(SIZE.messages);
    await long.rehearsal.driver.message('U0MEI', long.channel, 'only this');
    await newest().getByText('only this').waitFor();
    await page.locator(byTestId('composer')).pressSequentially('and while one writes');
    expect((await formats()) - before).toBeLessThan(100);
  });

  it('keeps the scroll position of a reader further up', async () => {
    await isAtEnd(LIST);
    await page.evaluate((list) => document.querySelector(list)?.scrollTo(0, 0), LIST);
    const first = page.locator(`${LIST} ${byTestId('message')}`).first();
    const top = () => first.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    await page.waitForFunction((list) => document.querySelector(list)?.scrollTop === 0, LIST);
    const before = await top();
    await long.rehearsal.driver.message('U0MEI', long.channel, 'far below');
    await page.locator('.below').waitFor();
    expect(await top()).toBe(before);
  });

  it('lets the browser search the whole channel, not only the visible part', async () => {
    await isAtEnd(LIST);
    const found = (words: string) => page.evaluate((text) => (window as unknown as Searching).find(text), words);
    expect(await found('Run 1001')).toBe(true);
    expect(await found('Run 1002')).toBe(false);
  });

  it('shows a thread of 200 replies beside the channel, at the end of the thread', async () => {
    await page.goto(addressOf(long.rehearsal, 'U0DAVID', long.thread));
    await page.waitForFunction(
      (count) => document.querySelectorAll('.thread-pane .message').length === count,
      SIZE.replies + 1,
    );
    await long.rehearsal.driver.message('U0DAVID', long.channel, 'my reply', long.thread);
    await page.locator(byTestId('thread-pane')).getByText('my reply').waitFor();
    await isAtEnd('.thread-pane .message-list');
  });

  it('gives screen readers every message', async () => {
    // The tree for screen readers differs from the tree for the browser's own tools.
    const spoken = await launchChromium(['--force-renderer-accessibility']);
    onTestFinished(() => spoken.close());
    const { page } = await openWatchedPage(spoken, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await page.goto(addressOf(long.rehearsal, 'U0DAVID'));
    await newest(page).waitFor();
    const session = await page.context().newCDPSession(page);
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const { nodes } = await session.send('Accessibility.queryAXTree', {
      backendNodeId: root.backendNodeId,
      role: 'article',
    });
    expect(nodes.length).toBeGreaterThanOrEqual(SIZE.messages);
  });
});
