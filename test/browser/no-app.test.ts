import { startStandIn } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { say } from './walk-page.ts';

describe.skipIf(!hasChromium)('the rehearsal page without an app', () => {
  it.each([
    ['en-GB', 'U0DAVID'],
    ['ja-JP', 'U0HANA'],
    ['fr-FR', 'U0HANA'],
  ])('starts, in a browser that speaks %s, as %s', async (locale, person) => {
    const rehearsal = await startStandIn({ port: 0, delivery: { mode: 'socket' }, appInfo: APP_INFO });
    const browser = await launchChromium();
    try {
      const { page, errors } = await openWatchedPage(browser, { locale });
      await page.goto(rehearsal.url);
      await page.waitForSelector(`${byTestId('acting-as')}[data-user-id=${person}]`);
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
      await rehearsal.close();
    }
  });

  it('says once, in words, that a command did not get through, and keeps what was typed', async () => {
    const rehearsal = await startStandIn({ port: 0, delivery: { mode: 'socket' }, appInfo: APP_INFO });
    const browser = await launchChromium();
    try {
      const { page } = await openWatchedPage(browser, { locale: 'en-GB' });
      await page.goto(`${rehearsal.url}/?as=U0DAVID&at=C0HOUSE`);
      await page.waitForSelector(byTestId('composer'));
      const answered = page.waitForResponse((response) => response.url().endsWith('/command'));
      await say(page, '/kakehashi');
      await answered;
      await page.waitForFunction(
        (selector) => document.querySelector<HTMLTextAreaElement>(selector)?.value === '/kakehashi',
        byTestId('composer'),
      );
      expect(await page.locator(byTestId('toast')).allInnerTexts()).toEqual([
        expect.stringMatching(/^\/kakehashi failed because/),
      ]);
    } finally {
      await browser.close();
      await rehearsal.close();
    }
  });
});
