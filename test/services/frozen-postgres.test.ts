import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { keysOf } from '../helpers/keys-of.ts';
import { PLACES } from '../helpers/post-analyze.ts';
import { runApp } from '../helpers/run-app.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';
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

test('while PostgreSQL hangs, people are acknowledged and told, and afterwards everything comes once', async () => {
  const rehearsal = await startWorkspace();
  const { driver } = rehearsal;
  const databaseUrl = await freshDatabase();
  const app = await runApp({
    SLACK_BOT_TOKEN: rehearsal.botToken,
    SLACK_APP_TOKEN: rehearsal.appToken,
    SLACK_API_URL: rehearsal.apiUrl,
    DATABASE_URL: `${databaseUrl}?query_timeout=${QUERY_MS}`,
  });
  try {
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
    const lesson = await postLesson(rehearsal, { channel, learner });
    const thaw = await freeze(databaseUrl);

    const told = () => driver.ephemerals(learner).length;
    const before = told();
    expect((await driver.command(learner, channel, '/kakehashi lesson prepare')).ok).toBe(true);
    expect((await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep)).ok).toBe(true);
    // Both are told privately that it did not work, after the query was given up.
    await rehearsal.waitFor(() => told() >= before + 2);
    await rehearsal.waitFor(() => app.errors().includes('timeout'));

    thaw();
    await driver.command(learner, channel, '/kakehashi lesson prepare');
    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    const files = () => driver.messages(channel, lesson.ts).flatMap((message) => message.files ?? []);
    await rehearsal.waitFor(() => files().length === 7);
    await rehearsal.waitFor(() => driver.messages(channel).filter((m) => (m.replyCount ?? 0) >= 3).length === 2);
    const keys = keysOf(rehearsal, channel, lesson.ts);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await app.terminate()).toBe(0);
  } finally {
    await app.kill();
    await rehearsal.close();
  }
});
