/**
 * Takes the documentation's pictures from the real app: `npm run screenshots`. Needs Chromium (`CHROMIUM_PATH`).
 * The app's data is in a temporary folder.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.ts';
import { startDemo } from '../src/demo/start-demo.ts';
import { createLog } from '../src/log.ts';
import { ACTIONS } from '../src/slack/app/ids.ts';
import { byTestId, launchChromium, openWatchedPage } from '../test/browser/launch-chromium.ts';
import { threadOf, walkToCharts, walkToLesson } from '../test/browser/walk-page.ts';

const target = fileURLToPath(new URL('../docs/images/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'screenshots-'));
const config = readConfig({ KAKEHASHI_DIR: folder });
const { rehearsal, stop } = await startDemo(config, createLog({ level: 'error', pretty: false }));
const browser = await launchChromium();
try {
  await mkdir(target, { recursive: true });
  const { page, errors } = await openWatchedPage(browser, {
    viewport: { width: 1280, height: 880 },
    colorScheme: 'light',
    locale: 'en-GB',
  });
  await walkToLesson(page, rehearsal.url, 'en');
  await walkToCharts(page);
  // A reload removes the notice about messages below, which would cover the picture.
  await page.reload();
  const chart = threadOf(page).locator(byTestId('image')).first();
  await chart.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  // The end of the findings with their buttons, and below it the charts.
  const ask = threadOf(page).locator(`[data-action-id="${ACTIONS.openAsk}"]`).last();
  await ask.evaluate((element) => {
    const list = element.closest('.message-list');
    const top = list?.getBoundingClientRect().top ?? 0;
    const last = element.closest('.block')?.previousElementSibling?.getBoundingClientRect().top ?? 0;
    if (list !== null) list.scrollTop += last - top - 8;
  });
  await page.mouse.move(640, 20);
  await page.screenshot({ path: join(target, 'rehearsal.png'), animations: 'disabled' });
  if (errors.length > 0) throw new Error(`The page reported: ${errors.join('; ')}`);
} finally {
  await browser.close();
  await stop();
  await rm(folder, { recursive: true, force: true });
}
