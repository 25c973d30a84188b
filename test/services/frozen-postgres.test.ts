import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { createManualTimers } from 'slack-stand-in';
import { expect, onTestFinished, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { PLACES } from '../helpers/post-analyze.ts';
import { runApp, slackEnv } from '../helpers/run-app.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';
import { expectEachOnce } from './expect-each-once.ts';
import { freshDatabase } from './fresh-database.ts';

const { channel, learner } = PLACES.en;
/** How long a query may take, instead of the app's 30 seconds. `pg` reads it from the address. A busy machine needs far less. */
const QUERY_MS = 5000;

/** Stops PostgreSQL's processes, as a machine does that hangs. @returns a function that lets them go on */
async function freeze(databaseUrl: string): Promise<() => void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
  );
  const folder = (await client.query<{ data_directory: string }>('SHOW data_directory')).rows[0]?.data_directory ?? '';
  await client.end();
  const postmaster = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const pids = [postmaster, ...rows.map(({ pid }) => pid)];
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch (error) {
        // A connection's process may have ended meanwhile.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  };
  onTestFinished(() => signal('SIGCONT'));
  signal('SIGSTOP');
  return () => signal('SIGCONT');
}

test('while PostgreSQL hangs, Slack gets no acknowledgement and tells people, and afterwards everything comes once', async () => {
  const timers = createManualTimers();
  const rehearsal = await startWorkspace({ timers });
  const { driver } = rehearsal;
  const databaseUrl = await freshDatabase();
  const app = await runApp({
    ...slackEnv(rehearsal),
    DATABASE_URL: `${databaseUrl}?query_timeout=${QUERY_MS}`,
  });
  try {
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
    const lesson = await postLesson(rehearsal, { channel, learner });
    const thaw = await freeze(databaseUrl);

    const command = driver.command(learner, channel, '/kakehashi lesson prepare');
    const press = driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    // The app can't store either, and says so in its log once the query was given up.
    await expect.poll(() => app.errors().split('could not be stored, so').length).toBe(3);
    // Slack waits three seconds for an acknowledgement.
    timers.advance(3000);
    expect([(await command).ok, (await press).ok]).toEqual([false, false]);

    thaw();
    await driver.command(learner, channel, '/kakehashi lesson prepare');
    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    await expectEachOnce(rehearsal, channel, lesson.ts);
    expect(await app.terminate()).toBe(0);
  } finally {
    await app.kill();
    await rehearsal.close();
  }
});
