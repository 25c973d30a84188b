import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockDeeds } from '../../src/demo/clock-deeds.ts';
import { createMovableClock } from '../../src/demo/create-movable-clock.ts';
import { playOthersDeed } from '../../src/demo/play-others-deed.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { WAIT_MS } from '../helpers/patience.ts';
import { type Kakehashi, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { byTestId, hasChromium, launchChromium } from './launch-chromium.ts';
import { chooseRole, modalOf, press, submit, threadOf, walkToLesson } from './walk-page.ts';

describe.skipIf(!hasChromium)('the rehearsal’s deeds', () => {
  let dir: string;
  let kakehashi: Kakehashi;
  let browser: Browser;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
    const clock = createMovableClock(dir);
    kakehashi = await startKakehashi('socket', { now: clock.read });
    const { rehearsal, service } = kakehashi;
    rehearsal.deeds.push(
      playOthersDeed({ rehearsal, flow: service.flow, teamId: TEAM }),
      ...clockDeeds({ clock, rehearsal, flow: service.flow, teamId: TEAM }),
    );
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await kakehashi?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it('let one person see a request answered and reviewed, and then the next reminder', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(WAIT_MS);
    await walkToLesson(page, kakehashi.rehearsal.url, 'en');
    const thread = threadOf(page);
    const ask = async (role: string, text: string) => {
      await press(thread, ACTIONS.openAsk);
      const modal = await modalOf(page, VIEWS.ask);
      await chooseRole(modal, role);
      await modal.locator(`[data-block-id=${BLOCKS.kind}] input`).first().check();
      await modal.locator(`[data-block-id=${BLOCKS.text}] textarea`).fill(text);
      await submit(modal);
    };
    await ask('domain-expert', 'What does a blank in Pool_QC mean?');
    await page.click(`${byTestId('deed')}[data-deed-id=play-others]`);
    await page.getByText('The others are done. Answers: 2. Reviews: 3.').waitFor();
    await page.locator(byTestId('reply-link')).nth(1).press('Enter');
    await thread.getByText('(Played by the rehearsal)').nth(2).waitFor();
    await page.locator(byTestId('reply-link')).first().press('Enter');

    await ask('it-auditor', 'May the addresses stay?');
    await page.locator(`[data-action-id="${ACTIONS.openReply}"]`).last().waitFor();
    const before = await page.locator(byTestId('clock')).first().getAttribute('datetime');
    await page.click(`${byTestId('deed')}[data-deed-id=next-reminder]`);
    // The asker is told of the reviews first.
    await page.getByText('Told of reviews: 1.').waitFor();
    await page.click(`${byTestId('deed')}[data-deed-id=next-reminder]`);
    await page.getByText('Reminded: 1.').waitFor();
    const after = await page.locator(byTestId('clock')).first().getAttribute('datetime');
    // A working day after the request, which is some moments older than `before`.
    expect(Date.parse(after ?? '') - Date.parse(before ?? '')).toBeGreaterThan(23 * 3_600_000);
  });
});
