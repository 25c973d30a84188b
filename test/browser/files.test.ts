import { WebClient } from '@slack/web-api';
import type { Browser, Locator, Page } from 'playwright-core';
import { type StandIn, startStandIn } from 'slack-stand-in';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { findBarriers } from './run-axe.ts';

const LOOKS = (['light', 'dark'] as const).flatMap((colours) =>
  (['en', 'ja'] as const).flatMap((language) => [1280, 375].map((width) => ({ colours, language, width }))),
);
type Look = (typeof LOOKS)[number];
const WIDE: Look = { colours: 'light', language: 'en', width: 1280 };
const MB = 1024 * 1024;

const WORDS = {
  en: {
    type: 'Files like notes.txt can’t be used here. Choose one of these types: csv, tsv.',
    large: 'big.csv is too large. Choose a file of at most 10 MB.',
    empty: 'none.csv is empty. Choose another file.',
    one: 'Only one file fits here. Remove the other one first.',
    largest: 'big.csv is too large. Choose a file of at most 50 MB.',
    offline: 'rows.csv couldn’t be uploaded: the server isn’t answering',
    deleted: 'This file was deleted.',
  },
  ja: {
    type: 'notes.txt の種類のファイルは使えません。次の種類から選んでください：csv, tsv。',
    large: 'big.csv は大きすぎます。10 MB以下のファイルを選んでください。',
    empty: 'none.csv は空のファイルです。別のファイルを選んでください。',
    one: '選べるファイルは1件だけです。先に選んだファイルを外してください。',
    largest: 'big.csv は大きすぎます。50 MB以下のファイルを選んでください。',
    offline: 'rows.csv をアップロードできませんでした：サーバーが応答しません',
    deleted: 'このファイルは削除されました。',
  },
};

describe.skipIf(!hasChromium)('files on the rehearsal’s page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function open({ colours, language, width }: Look) {
    const rehearsal = await startStandIn({
      port: 0,
      delivery: { mode: 'socket' },
      appInfo: APP_INFO,
      ackTimeoutMs: 100,
    });
    onTestFinished(() => rehearsal.close());
    const { page, errors } = await openWatchedPage(browser, {
      viewport: { width, height: 800 },
      colorScheme: colours,
      reducedMotion: 'reduce',
      locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    });
    onTestFinished(async () => {
      await page.context().close();
      // The browser reports a server that is away.
      expect(errors.filter((error) => !error.includes('net::ERR_'))).toEqual([]);
    });
    const as = language === 'ja' ? 'U0HANA' : 'U0DAVID';
    await page.goto(`${rehearsal.url}/?as=${as}&at=C0HOUSE`);
    await page.locator(byTestId('composer')).waitFor();
    return { page, rehearsal, as, words: WORDS[language] };
  }

  /** Opens a modal that asks for one table. */
  async function openModal({ page, rehearsal, as }: { page: Page; rehearsal: StandIn; as: string }): Promise<Locator> {
    const text = (words: string) => ({ type: 'plain_text', text: words }) as const;
    await new WebClient(rehearsal.botToken, { slackApiUrl: rehearsal.apiUrl }).views.open({
      trigger_id: rehearsal.driver.trigger(as),
      view: {
        type: 'modal',
        title: text('Our own data'),
        submit: text('Use it'),
        blocks: [
          {
            type: 'input',
            block_id: 'data',
            label: text('The table'),
            hint: text('Its first row names the columns.'),
            element: { type: 'file_input', action_id: 'file', filetypes: ['csv', 'tsv'], max_files: 1 },
          },
        ],
      },
    });
    const modal = page.locator(byTestId('modal'));
    await modal.waitFor();
    return modal;
  }

  /** Drops files as a mouse does. Their content is the letter a. */
  async function drop(target: Locator, ...files: { name: string; size: number }[]): Promise<void> {
    const dataTransfer = await target.page().evaluateHandle((all) => {
      const transfer = new DataTransfer();
      for (const { name, size } of all) transfer.items.add(new File([new Uint8Array(size).fill(97)], name));
      return transfer;
    }, files);
    await target.dispatchEvent('dragover', { dataTransfer });
    await target.dispatchEvent('drop', { dataTransfer });
  }
  const errorIn = (place: Locator) => place.locator(byTestId('file-error'));
  const submission = ({ deliveries }: StandIn) => deliveries.find(({ body }) => body.type === 'view_submission')?.body;

  it.each(LOOKS)('reach a channel and a modal: $colours, $language, $width pixels', async (look) => {
    const opened = await open(look);
    const { page, rehearsal, words } = opened;
    const found: Record<string, string[]> = {};
    const lookAt = async (state: string) => {
      const barriers = await findBarriers(page);
      if (barriers.length > 0) found[state] = barriers;
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
    };
    const composer = page.locator('.composer');
    const long = `${'a long name of a table '.repeat(4)}.tsv`;
    await drop(composer, { name: 'rows.csv', size: 2048 }, { name: long, size: 9 });
    const listed = composer.locator(`${byTestId('attachments')} li`);
    await listed.nth(1).locator('strong').waitFor();
    expect((await listed.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')).join('|')).toContain('CSV · 2.0 kB');
    await lookAt('chosen in the composer');
    await page.getByRole('button', { name: long }).click();
    await expect.poll(() => listed.count()).toBe(1);
    await page.waitForSelector(`${byTestId('composer')}:focus`);
    await drop(composer, { name: 'big.csv', size: 50 * MB + 1 });
    expect(await errorIn(composer).textContent()).toBe(words.largest);
    await lookAt('too large for the composer');
    await page.click(byTestId('send'));
    const card = page.locator(byTestId('file')).last();
    await card.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), card.click()]);
    expect(download.suggestedFilename()).toBe('rows.csv');
    expect(await listed.count()).toBe(0);
    expect(await errorIn(composer).textContent()).toBe('');
    const [sent] = rehearsal.driver.rawMessages('C0HOUSE');
    expect(sent).toMatchObject({ subtype: 'file_share', user: opened.as, files: [{ name: 'rows.csv', size: 2048 }] });
    await rehearsal.driver.deleteFile(opened.as, sent?.files[0].id);
    await page.getByText(words.deleted).waitFor();
    await lookAt('a deleted file');

    const modal = await openModal(opened);
    const place = modal.locator(byTestId('file-input'));
    await lookAt('an empty file input');
    await modal.locator(byTestId('modal-submit')).click();
    await page.waitForSelector(`${byTestId('file-input')} input[aria-invalid=true]:focus`);
    await lookAt('a file input that must not stay empty');
    for (const [name, size, sentence] of [
      ['notes.txt', 9, words.type],
      ['big.csv', 10 * MB + 1, words.large],
      ['none.csv', 0, words.empty],
    ] as const) {
      await drop(place, { name, size });
      await expect.poll(() => errorIn(place).textContent()).toBe(sentence);
    }
    await lookAt('a file that is refused');
    await drop(place, { name: 'rows.csv', size: 10 * MB });
    await place.getByText('10.0 MB').waitFor();
    expect(await errorIn(place).textContent()).toBe('');
    await drop(place, { name: 'more.csv', size: 9 });
    await expect.poll(() => errorIn(place).textContent()).toBe(words.one);
    await lookAt('a chosen file');
    await modal.locator(byTestId('modal-submit')).click();
    const body = await rehearsal.waitFor(() => submission(rehearsal));
    expect(body.view.state.values.data.file.files).toMatchObject([
      { name: 'rows.csv', size: 10 * MB, user: opened.as },
    ]);
    // No app answers.
    await page.locator(byTestId('toast')).waitFor();
    expect(found).toEqual({});
  });

  it('are chosen, removed and submitted with the keyboard', async () => {
    const opened = await open(WIDE);
    const { page, rehearsal } = opened;
    const modal = await openModal(opened);
    const input = modal.locator('input[type=file]');
    expect(await input.getAttribute('accept')).toBe('.csv,.tsv');
    // Playwright takes the browser's own dialog over as long as someone listens.
    page.on('filechooser', () => {});
    const choose = async () => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      expect(chooser.isMultiple()).toBe(false);
      await chooser.setFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') });
      await modal.getByRole('button', { name: 'Remove rows.csv' }).waitFor();
    };
    await input.focus();
    // Its name for a screen reader is that of the label and of the button.
    await modal.getByRole('button', { name: 'The table Choose a file' }).and(page.locator(':focus')).waitFor();
    await choose();
    await page.keyboard.press('Tab');
    await modal.getByRole('button', { name: 'Remove rows.csv' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForSelector('input[type=file]:focus');
    expect(await modal.locator(byTestId('attachments')).count()).toBe(0);
    await choose();
    await modal.locator(byTestId('modal-submit')).focus();
    await page.keyboard.press('Enter');
    const body = await rehearsal.waitFor(() => submission(rehearsal));
    expect(body.view.state.values.data.file.files).toMatchObject([{ name: 'rows.csv' }]);
    // No app answers.
    await page.locator(byTestId('toast')).waitFor();
  });

  it('hold the modal and the message until they are uploaded', async () => {
    const opened = await open(WIDE);
    const { page, rehearsal } = opened;
    let release = () => {};
    await page.route('**/rehearsal/api/upload?*', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.continue();
    });
    const composer = page.locator('.composer');
    await page.fill(byTestId('composer'), 'our rows');
    await drop(composer, { name: 'rows.csv', size: 9 });
    await composer.getByText('Uploading rows.csv…').waitFor();
    await page.press(byTestId('composer'), 'Enter');
    expect(rehearsal.driver.messages('C0HOUSE')).toEqual([]);
    await expect.poll(() => page.getAttribute(byTestId('send'), 'aria-disabled')).toBe('true');
    release();
    await composer.getByRole('button', { name: 'Remove rows.csv' }).waitFor();
    await page.press(byTestId('composer'), 'Enter');
    await page.locator(byTestId('file')).waitFor();

    const modal = await openModal(opened);
    const submit = modal.locator(byTestId('modal-submit'));
    await drop(modal.locator(byTestId('file-input')), { name: 'rows.csv', size: 9 });
    await expect.poll(() => submit.getAttribute('aria-disabled')).toBe('true');
    await submit.evaluate((button: HTMLButtonElement) => button.click());
    release();
    await modal.getByRole('button', { name: 'Remove rows.csv' }).waitFor();
    await expect.poll(() => submit.getAttribute('aria-disabled')).toBe('false');
    expect(submission(rehearsal)).toBeUndefined();
  });

  it.each(['en', 'ja'] as const)('say why when they cannot be uploaded: %s', async (language) => {
    const { page, words } = await open({ ...WIDE, language });
    await page.route('**/rehearsal/api/upload?*', (route) => route.abort());
    const composer = page.locator('.composer');
    await drop(composer, { name: 'rows.csv', size: 9 });
    await expect.poll(() => errorIn(composer).textContent()).toBe(words.offline);
  });

  it('do not replace the page when they are dropped beside the places for files', async () => {
    const { page } = await open(WIDE);
    const isKept = await page.locator('.sidebar').evaluate((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['a'], 'rows.csv'));
      const dropped = (type: string) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      return [dropped('dragover'), dropped('drop')].every((event) => !element.dispatchEvent(event));
    });
    expect(isKept).toBe(true);
  });
});
