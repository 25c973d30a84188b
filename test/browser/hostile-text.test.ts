import { startStandIn } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';

/** Texts that run a script on a page which puts them into its HTML, or takes them for an address. */
const HOSTILE = [
  `<img src=x onerror="document.title='taken'">`,
  `<script>document.title='taken'</script>`,
  `"><svg onload="document.title='taken'">`,
  `<javascript:document.title='taken'|a link>`,
  `[a link](javascript:document.title='taken')`,
  `<https://example.com/"onmouseover="document.title='taken'|a link>`,
];

describe.skipIf(!hasChromium)('the rehearsal page', () => {
  it('shows hostile text as text, wherever it comes from', async () => {
    const rehearsal = await startStandIn({ port: 0, delivery: { mode: 'socket' }, appInfo: APP_INFO });
    const browser = await launchChromium();
    try {
      const post = (blocks: object[], text: string) =>
        fetch(`${rehearsal.apiUrl}chat.postMessage`, {
          method: 'POST',
          headers: { authorization: `Bearer ${rehearsal.botToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({ channel: 'C0HOUSE', text, blocks }),
        }).then((answer) => answer.json() as Promise<{ ok: boolean }>);
      for (const text of HOSTILE) {
        await rehearsal.driver.message('U0DAVID', 'C0HOUSE', text);
        const mrkdwn = { type: 'section', text: { type: 'mrkdwn', text } };
        const plain = { type: 'header', text: { type: 'plain_text', text: text.slice(0, 150) } };
        expect((await post([mrkdwn, plain, { type: 'markdown', text }], text)).ok).toBe(true);
      }
      const { page } = await openWatchedPage(browser, { locale: 'en-GB' });
      let dialogs = 0;
      page.on('dialog', (dialog) => {
        dialogs += 1;
        void dialog.dismiss();
      });
      await page.goto(`${rehearsal.url}/?as=U0DAVID&at=C0HOUSE`);
      await page.waitForSelector(byTestId('composer'));
      await page.waitForFunction((wanted) => document.body.textContent.split('taken').length > wanted, HOSTILE.length);
      const links = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      expect(links.filter((href) => !/^https?:/u.test(href))).toEqual([]);
      expect(await page.locator('[onerror], [onload], [onmouseover]').count()).toBe(0);
      expect(await page.title()).not.toContain('taken');
      expect(dialogs).toBe(0);
    } finally {
      await browser.close();
      await rehearsal.close();
    }
  });
});
