import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  clientFor,
  errorOf,
  HANA,
  HOUSE,
  rehearse,
  section,
  socketApp,
} from '../../packages/slack-stand-in/test/helpers.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';

const WIDE = { width: 1400, height: 900 };
const PHONE = { width: 375, height: 720 };

/** Opens one person's page in a stand-in without an app. With `ackTimeoutMs` 0, deliveries fail at once. `asked` lists the page's requests. */
async function openRehearsal({ as = 'U0DAVID', viewport = WIDE, events = [] as string[], ackTimeoutMs = 0 } = {}) {
  const rehearsal = await rehearse({ events, ackTimeoutMs });
  const browser = await launchChromium();
  const permissions = ['clipboard-read', 'clipboard-write'];
  const { page, errors } = await openWatchedPage(browser, { viewport, locale: 'en-GB', permissions });
  onTestFinished(async () => {
    await browser.close();
    expect(errors).toEqual([]);
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${rehearsal.url}/?as=${as}&at=${HOUSE}`);
  await page.waitForSelector(byTestId('composer'));
  const client = clientFor(rehearsal);
  const post = (text: string) => client.chat.postMessage({ channel: HOUSE, text });
  return { rehearsal, page, asked, client, post };
}

const rows = (page: Page) => page.locator(byTestId('log-row'));
const row = (page: Page, hasText: string) => page.locator(byTestId('log-row'), { hasText });
const panel = (page: Page) => page.locator(byTestId('inspector'));
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function openInspector(page: Page): Promise<void> {
  await page.click(byTestId('inspector-toggle'));
  await panel(page).waitFor();
}

const WRONG = [section('fine'), section('x'.repeat(3001)), { type: 'header', txt: 'a' }] as never[];

describe.skipIf(!hasChromium)('the inspector', () => {
  it('opens and closes by its button and by Alt+I, and gives the focus back', async () => {
    const { page } = await openRehearsal();
    const toggle = page.locator(byTestId('inspector-toggle'));
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    await toggle.click();
    await panel(page).waitFor();
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await page.click(byTestId('inspector-close'));
    await panel(page).waitFor({ state: 'detached' });

    await page.focus(byTestId('composer'));
    await page.keyboard.press('Alt+i');
    await panel(page).waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await page.keyboard.type('hello');
    expect(await page.inputValue(byTestId('composer'))).toBe('hello');
  });

  it('asks for the log only while it is open', async () => {
    const { page, asked, post } = await openRehearsal();
    await post('before');
    await page.getByText('before').waitFor();
    const ofLog = () => asked.filter((path) => path.startsWith('/rehearsal/api/log'));
    expect(ofLog()).toEqual([]);
    await openInspector(page);
    await row(page, 'before').waitFor();
    expect(ofLog()).toEqual(['/rehearsal/api/log/events', '/rehearsal/api/log']);
  });

  it('lists what passes, as it happens, with result and duration', async () => {
    const { rehearsal, page, post } = await openRehearsal({ events: ['message.channels'], ackTimeoutMs: 3000 });
    await openInspector(page);
    await panel(page).getByText('Nothing has passed').waitFor();
    await rehearsal.driver.message(HANA, HOUSE, 'Is anybody there?');
    const delivered = row(page, 'Is anybody there?');
    await delivered.getByText('waiting').waitFor();
    await socketApp(rehearsal, (app) => app.message(async () => {}));
    await delivered.getByText('ok').waitFor();
    expect(await delivered.textContent()).toMatch(/To the app.*message.*佐藤 花.*\d+ ms/);
    await post('Good <b>morning</b>');
    await row(page, '#house-prices · Good <b>morning</b>').first().getByText('ok').waitFor();
    expect(await rows(page).locator('b').count()).toBe(0);
  });

  it('filters by words, by direction and by failure', async () => {
    const { rehearsal, page, client, post } = await openRehearsal();
    await post('apples');
    await post('pears');
    await errorOf(client.chat.postMessage({ channel: 'C0NONE', text: 'apples' }));
    await rehearsal.driver.command(HANA, HOUSE, '/kakehashi apples');
    await openInspector(page);
    const shows = (count: number) => page.locator(byTestId('log-count'), { hasText: `${count} of 4` }).waitFor();
    await shows(4);
    await page.fill(byTestId('log-filter'), 'ＡＰＰＬＥＳ');
    await shows(3);
    await page.selectOption(byTestId('log-direction'), 'from-app');
    await shows(2);
    await page.check(byTestId('log-failures'));
    await shows(1);
    expect(await rows(page).textContent()).toContain('channel_not_found');
    await page.fill(byTestId('log-filter'), 'nothing like it');
    await panel(page).getByText('Nothing matches the filter.').waitFor();
    await page.press(byTestId('log-filter'), 'Escape');
    await page.uncheck(byTestId('log-failures'));
    await page.selectOption(byTestId('log-direction'), 'both');
    await shows(4);
    await page.fill(byTestId('log-filter'), '佐藤');
    await shows(1);
  });

  it('shows payload and answer, and copies them', async () => {
    const { page, post } = await openRehearsal();
    const { ts } = await post('Good <b>morning</b>');
    await openInspector(page);
    await row(page, 'chat.postMessage').click();
    const payload = page.locator(byTestId('log-payload'));
    const answer = page.locator(byTestId('log-answer'));
    await answer.getByText(`"${ts}"`).first().waitFor();
    expect(await payload.locator('pre').textContent()).toBe(
      `{\n  "channel": "${HOUSE}",\n  "text": "Good <b>morning</b>"\n}`,
    );
    await payload.getByRole('button').click();
    await payload.getByText('Copied').first().waitFor();
    expect(JSON.parse(await clipboard(page))).toEqual({ channel: HOUSE, text: 'Good <b>morning</b>' });
    await answer.getByRole('button').click();
    await answer.getByText('Copied').first().waitFor();
    expect(JSON.parse(await clipboard(page))).toMatchObject({ ok: true, ts });
  });

  it('says why Slack would refuse, block by block, and takes the blocks to the Block Kit Builder', async () => {
    const { page, client } = await openRehearsal();
    await errorOf(client.chat.postMessage({ channel: HOUSE, text: 'a', blocks: WRONG }));
    await openInspector(page);
    await row(page, 'invalid_blocks').click();
    const groups = page.locator(byTestId('refusal-group'));
    await groups.first().waitFor();
    const told = await groups.evaluateAll((all) =>
      all.map((group) => [
        group.querySelector('h5')?.textContent,
        [...group.querySelectorAll('li')].map((li) => [...li.children].map((part) => part.textContent)),
      ]),
    );
    expect(told).toEqual([
      ['Block 2: section', [['must be less than 3001 characters', '/blocks/1/text/text']]],
      [
        'Block 3: header',
        [
          ['invalid additional property: txt', '/blocks/2'],
          ['missing required field: text', '/blocks/2'],
        ],
      ],
    ]);
    expect(await groups.last().locator('pre').textContent()).toContain('"txt": "a"');

    const link = page.locator(byTestId('open-builder'));
    expect(await link.evaluate((a: HTMLAnchorElement) => [a.target, a.rel])).toEqual(['_blank', 'noreferrer']);
    const [address, carried = ''] = String(await link.getAttribute('href')).split('#');
    expect(address).toBe('https://app.slack.com/block-kit-builder/');
    expect(JSON.parse(decodeURIComponent(carried))).toEqual({ blocks: WRONG });
    await page.click(byTestId('copy-builder'));
    await panel(page).getByRole('button', { name: 'Copied' }).waitFor();
    expect(JSON.parse(await clipboard(page))).toEqual({ blocks: WRONG });
  });

  it('explains in Japanese to those who read it, beside the words of Slack', async () => {
    const { page, client } = await openRehearsal({ as: HANA });
    await errorOf(client.chat.postMessage({ channel: HOUSE, text: 'a', blocks: WRONG }));
    await openInspector(page);
    await row(page, 'invalid_blocks').click();
    const reason = page.locator(byTestId('refusal')).locator('li').first();
    await reason.waitFor();
    expect(await reason.locator('> *').allTextContents()).toEqual([
      '3001 文字より短くしてください。',
      'must be less than 3001 characters',
      '/blocks/1/text/text',
    ]);
  });

  it('checks blocks that were refused, once they are edited', async () => {
    const { page, client } = await openRehearsal();
    await errorOf(client.chat.postMessage({ channel: HOUSE, text: 'a', blocks: [{ type: 'header' } as never] }));
    await openInspector(page);
    await row(page, 'invalid_blocks').click();
    await page.click(byTestId('check-this'));
    const draft = page.locator(byTestId('check-draft'));
    expect(JSON.parse(await draft.inputValue())).toEqual({ blocks: [{ type: 'header' }] });
    const result = page.locator(byTestId('check-result'));
    await page.click(byTestId('check'));
    await result.getByText('missing required field: text').waitFor();
    await draft.fill('[{"type": "header", "text": {"type": "plain_text", "text": "Hello"}}]');
    await draft.press('Control+Enter');
    await result.getByText('Slack would take this.').waitFor();
    await result.getByText('Checked as a message').waitFor();
    await draft.fill('{"type": "modal", "blocks": []}');
    await draft.press('Control+Enter');
    await result.getByText('missing required field: title').waitFor();
    await result.getByText('Checked as a modal').waitFor();
    await draft.fill('[{');
    await draft.press('Control+Enter');
    await result.getByText('This isn’t JSON').waitFor();
    await page.click(byTestId('inspector-close'));
    await openInspector(page);
    await page.click(byTestId('inspector-check'));
    expect(await draft.inputValue()).toBe('[{');
  });

  it('can be used by keyboard alone', async () => {
    const { page, post } = await openRehearsal();
    for (const text of ['one', 'two', 'three']) await post(text);
    await page.keyboard.press('Alt+i');
    await rows(page).nth(2).waitFor();
    await page.focus(byTestId('log-list'));
    const chosen = () => page.locator(`${byTestId('log-row')}[aria-selected=true]`).getAttribute('data-n');
    await page.keyboard.press('ArrowUp');
    expect(await chosen()).toBe('3');
    await page.keyboard.press('Home');
    expect(await chosen()).toBe('1');
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).toBe('2');
    expect(await page.getAttribute(byTestId('log-list'), 'aria-activedescendant')).toBe('log-2');
    await page.locator(byTestId('log-payload')).getByText('"two"').waitFor();
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    expect(await focused()).toBe('log-detail');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('log-list');
    await page.keyboard.press('End');
    expect(await chosen()).toBe('3');

    const size = page.getByRole('separator', { name: 'Height of the inspector' });
    const height = async () => (await panel(page).boundingBox())?.height ?? 0;
    const before = await height();
    await size.press('ArrowUp');
    expect(await height()).toBeCloseTo(before + WIDE.height * 0.05, 0);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
  });

  it('takes the whole of a narrow screen, one thing after the other', async () => {
    const { page, client } = await openRehearsal({ viewport: PHONE });
    await errorOf(client.chat.postMessage({ channel: HOUSE, text: 'a', blocks: WRONG }));
    await openInspector(page);
    expect(await panel(page).boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
    await row(page, 'invalid_blocks').click();
    await page.locator(byTestId('refusal')).waitFor();
    expect(await page.locator(byTestId('log-list')).isVisible()).toBe(false);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('.inspector *')].filter(
        (one) => one.getBoundingClientRect().right > innerWidth + 1,
      ),
    );
    expect(wide).toHaveLength(0);
    await page.click(byTestId('log-back'));
    await page.locator(byTestId('log-list')).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });

  it('lists no more rows than can be read, and finds the others by the filter', async () => {
    const { rehearsal, page, post } = await openRehearsal();
    await post('the first');
    const headers = { authorization: `Bearer ${rehearsal.botToken}` };
    const call = () => fetch(`${rehearsal.apiUrl}auth.test`, { method: 'POST', headers });
    for (let round = 0; round < 32; round += 1) await Promise.all(Array.from({ length: 10 }, call));
    await openInspector(page);
    await panel(page).getByText('21 older entries aren’t listed.').waitFor();
    expect(await rows(page).count()).toBe(300);
    const isAtEnd = () => {
      const list = document.querySelector('.log-list')!;
      return list.scrollHeight - list.clientHeight - list.scrollTop < 2;
    };
    expect(await page.evaluate(isAtEnd)).toBe(true);
    await page.fill(byTestId('log-filter'), 'the first');
    await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 1, byTestId('log-row'));
  });

  it('copies the blocks of a message for the Block Kit Builder from its menu', async () => {
    const { page, client } = await openRehearsal();
    await client.chat.postMessage({ channel: HOUSE, text: 'a', blocks: [section('Take me along')] });
    const message = page.locator(byTestId('message'), { hasText: 'Take me along' });
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
    await message.locator(byTestId('copy-builder')).click();
    await page.locator(byTestId('toast'), { hasText: 'Copied' }).waitFor();
    expect(JSON.parse(await clipboard(page))).toMatchObject({ blocks: [section('Take me along')] });
  });
});
