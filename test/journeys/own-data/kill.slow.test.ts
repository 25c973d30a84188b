import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { salesCsv } from '../../helpers/bring-table.ts';
import { ROUNDS } from '../../helpers/languages.ts';
import { PLACES } from '../../helpers/post-analyze.ts';
import { httpEnv, type RunningApp, runPatiently, slackEnv } from '../../helpers/run-app.ts';
import { startCohort } from '../../helpers/start-cohort.ts';
import { startWorkspace } from '../../helpers/start-workspace.ts';

const ROW_NAMES = { en: 'a sale', ja: '売上' };

/**
 * Kills the real process while it asks for a table's file, downloads it, or shows what came of it: the form goes on each time. Most of the time,
 * a round waits for what the killed process held to run out, so all rounds are played at once.
 */
test.concurrent.each(ROUNDS)(
  'a form about a table goes on when SIGKILL hits the app during any part of the reading, in $locale over $delivery',
  async ({ locale, delivery }) => {
    const { channel, learner } = PLACES[locale];
    const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
    const rehearsal = await startWorkspace();
    const { driver, waitFor } = rehearsal;
    const http = delivery === 'http' ? await httpEnv(rehearsal) : undefined;
    const env = { ...(http?.env ?? slackEnv(rehearsal)), KAKEHASHI_DIR: dir };
    let app: RunningApp = await runPatiently(env);
    if (http !== undefined) await rehearsal.setDelivery(http.delivery);
    const killDuring = async (deed: () => Promise<unknown>, ...points: [string, 'before' | 'after'][]) => {
      let done: Promise<unknown> | undefined;
      for (const [method, unanswered] of points) {
        const before = rehearsal.calls.length;
        rehearsal.faults.add(method, { unanswered });
        if (done === undefined) done = deed();
        else app = await runPatiently(env);
        await waitFor(() =>
          rehearsal.calls.slice(before).some(({ result }) => JSON.stringify(result).includes('unanswered')),
        );
        await done;
        await app.kill();
      }
      app = await runPatiently(env);
    };
    const shows = (callbackId: string) => waitFor(() => driver.modal(learner)?.callbackId === callbackId);
    try {
      await startCohort(rehearsal, { channel, facilitator: learner }, { locale });
      const file = await driver.uploadFile(learner, { name: 'sales.csv', bytes: Buffer.from(salesCsv()) });
      await driver.command(learner, channel, '/kakehashi data');
      await shows(VIEWS.bringData);
      await killDuring(
        () => driver.submit(learner, undefined, { [BLOCKS.file]: [file] }),
        ['files.info', 'before'],
        ['views.update', 'before'],
        ['views.update', 'after'],
      );
      await shows(VIEWS.chooseData);
      await killDuring(
        () => driver.submit(learner, undefined, { [BLOCKS.rowName]: ROW_NAMES[locale] }),
        ['files.info', 'after'],
        ['views.update', 'before'],
      );
      await shows(VIEWS.allowData);
      await killDuring(
        () => driver.submit(learner, undefined, { [BLOCKS.text]: 'Mia' }),
        ['chat.postMessage', 'after'],
      );
      const told = () => driver.messages(channel).filter(({ text }) => text.includes('sales.csv'));
      await waitFor(() => told().length > 0);
      expect(told()).toHaveLength(1);
      expect(await app.interrupt()).toBe(0);
    } finally {
      await app.kill();
      await rehearsal.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
);
