import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Call, type PageFixture, startPageFixture } from './page-fixture.mjs';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether there is a browser to test in. */
export const hasChromium = existsSync(EXECUTABLE);

export const byTestId = (id: string) => `[data-testid=${id}]`;

export interface OpenPage {
  page: Page;
  fixture: PageFixture;
  errors: string[];
  /** The last call to an endpoint, once there are `count` of them. */
  nthCall(endpoint: string, count: number): Promise<Call>;
  countCalls(endpoint: string): number;
  close(): Promise<void>;
}

/** A fresh fixture server with the page open in it. */
export async function openPage(query = '', viewport = { width: 1440, height: 900 }): Promise<OpenPage> {
  const fixture = await startPageFixture();
  const browser: Browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS });
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(fixture.address + query);
  await page.waitForSelector(`${byTestId('message')}, ${byTestId('home')}`);
  const callsTo = (endpoint: string) => fixture.calls.filter((call) => call.endpoint === endpoint);
  return {
    page,
    fixture,
    errors,
    countCalls: (endpoint) => callsTo(endpoint).length,
    nthCall: async (endpoint, count) => {
      while (callsTo(endpoint).length < count) {
        await page.waitForResponse((response) => response.url().endsWith(`/${endpoint}`), { timeout: 10_000 });
      }
      return callsTo(endpoint)[count - 1]!;
    },
    close: async () => {
      await browser.close();
      await fixture.close();
    },
  };
}
