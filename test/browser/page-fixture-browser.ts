import type { Page } from 'playwright-core';
import { byTestId, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { type Call, type PageFixture, startPageFixture } from './page-fixture.mjs';

export interface OpenPage {
  page: Page;
  fixture: PageFixture;
  errors: string[];
  /** Waits for `count` calls to an endpoint and returns the last one. */
  nthCall(endpoint: string, count: number): Promise<Call>;
  countCalls(endpoint: string): number;
  close(): Promise<void>;
}

/** Starts a fixture server and opens its page. */
export async function openPage(query = '', viewport = { width: 1440, height: 900 }): Promise<OpenPage> {
  const fixture = await startPageFixture();
  const browser = await launchChromium();
  const { page, errors } = await openWatchedPage(browser, { viewport, locale: 'ja-JP' });
  await page.goto(fixture.address + query);
  await page.waitForSelector(`${byTestId('message')}, ${byTestId('home')}`);
  const callsTo = (endpoint: string) => fixture.calls.filter((call) => call.endpoint === endpoint);
  return {
    page,
    fixture,
    // Ignores the error of one fixture image, whose address is external on purpose.
    get errors() {
      return errors.filter((error) => !error.includes('nowhere.invalid'));
    },
    countCalls: (endpoint) => callsTo(endpoint).length,
    nthCall: async (endpoint, count) => {
      while (callsTo(endpoint).length < count) {
        await page.waitForResponse((response) => response.url().endsWith(`/${endpoint}`));
      }
      return callsTo(endpoint)[count - 1]!;
    },
    close: async () => {
      await browser.close();
      await fixture.close();
    },
  };
}
