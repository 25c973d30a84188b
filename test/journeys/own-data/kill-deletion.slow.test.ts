import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTIONS, BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { allRows } from '../../helpers/all-rows.ts';
import { bringTable, salesCsv, useTable } from '../../helpers/bring-table.ts';
import { directOf, PLACES, sayIn } from '../../helpers/post-analyze.ts';
import { type RunningApp, runApp, slackEnv } from '../../helpers/run-app.ts';
import { postLesson, startCohort } from '../../helpers/start-cohort.ts';
import { freePort } from '../../helpers/start-kakehashi.ts';
import { startWorkspace } from '../../helpers/start-workspace.ts';

const { channel, learner } = PLACES.en;
/** Calls to Slack that a deletion makes. */
const CALLS = ['views.update', 'chat.update', 'files.delete', 'chat.postMessage'];

/**
 * Kills the real process while a table's deletion waits for Slack. The database has deleted the rows in one transaction by then; messages and files in
 * Slack follow. A call that isn't answered holds each channel at that point, so what is left to do doesn't depend on how long a kill takes.
 */
test('a deletion that SIGKILL interrupts is finished after the next start: no row, file, finding or job is left', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const rehearsal = await startWorkspace();
  const { driver, faults, waitFor } = rehearsal;
  const opsPort = await freePort();
  const env = { ...slackEnv(rehearsal), KAKEHASHI_DIR: dir, OPS_PORT: String(opsPort) };
  let app: RunningApp = await runApp(env);
  /** Does something, and kills the app once a call of the method isn't answered. */
  const killAt = async (
    deed: () => Promise<unknown>,
    method: string,
    unanswered: 'before' | 'after',
    held: readonly string[] = [method],
  ) => {
    const before = rehearsal.calls.length;
    faults.otherwise((called) => (held.includes(called) ? { unanswered } : undefined));
    await deed();
    await waitFor(() =>
      rehearsal.calls
        .slice(before)
        .some((call) => call.method === method && JSON.stringify(call.result).includes('unanswered')),
    );
    await app.kill();
  };
  const restart = async () => {
    app = await runApp(env);
  };
  const filesIn = (place: string, ts?: string) => driver.messages(place, ts).flatMap(({ files = [] }) => files);
  const holding = (ts: string, text: string) =>
    driver.messages(channel, ts).find(({ blocks }) => JSON.stringify(blocks ?? []).includes(text));
  try {
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
    const { ts } = await postLesson(rehearsal, { channel, learner });
    const bytes = Buffer.from(salesCsv().replaceAll('North', 'Northgate'));
    await bringTable({ rehearsal }, { channel, facilitator: learner, name: 'sales.csv', bytes });
    await useTable({ rehearsal }, { facilitator: learner, values: { [BLOCKS.rowName]: 'a sale' }, allowed: 'Mia' });
    await driver.closeView(learner);
    await waitFor(() => driver.messages(channel).some(({ text }) => text.includes('sales.csv')));
    await driver.action(learner, { channel, ts }, ACTIONS.runStep);
    const found = await waitFor(() => holding(ts, ACTIONS.openFiles));
    await waitFor(() => filesIn(channel, ts).length > 0);
    await driver.action(learner, { channel, ts: found.ts }, ACTIONS.openFiles);
    await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.files);
    await driver.submit(learner);
    await driver.closeView(learner);
    // The report, the notebook, and the table that it reads.
    await waitFor(() => filesIn(directOf(learner)).length === 3);
    await driver.command(learner, channel, '/kakehashi data');
    await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.bringData);
    const modal = driver.modal(learner)?.id ?? '';

    const pressed = rehearsal.calls.length;
    await killAt(() => driver.action(learner, { viewId: modal }, ACTIONS.deleteData), 'views.update', 'before', CALLS);
    // The press is done again, and finds the table deleted already.
    const isTold = () => JSON.stringify(rehearsal.calls.slice(pressed)).includes(sayIn('en')('error.stale_button'));
    const settle = async () => {
      await restart();
      await waitFor(isTold);
    };
    await killAt(settle, 'chat.update', 'before', ['chat.update', 'files.delete', 'chat.postMessage']);
    await killAt(restart, 'files.delete', 'before');
    await killAt(restart, 'files.delete', 'after');
    await killAt(restart, 'files.delete', 'after');
    await killAt(restart, 'chat.postMessage', 'before');
    await killAt(restart, 'chat.postMessage', 'after');
    faults.clear();
    await restart();

    const told = () => driver.messages(channel).filter(({ text }) => text.includes('7 files made from it'));
    await waitFor(() => told().length > 0 && filesIn(directOf(learner)).length + filesIn(channel, ts).length === 0);
    await waitFor(() => holding(ts, ACTIONS.openFiles) === undefined);
    // Slack shows the message since before the last kill, but this process has to find it there first, as long as it takes.
    const undelivered = async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${opsPort}/metrics`)).text();
      return Number(/^kakehashi_outbox_undelivered (\d+)$/mu.exec(metrics)?.[1]);
    };
    await expect.poll(undelivered).toBe(0);
    expect(told()).toHaveLength(1);
    expect(await app.interrupt()).toBe(0);
    // A kill may come before the press is noted as done. After three kills the app gives it up, and what it does is done by then.
    const wrong = app
      .errors()
      .split('\n')
      .filter((line) => line.includes('"level":50') && !line.includes('a deed is given up'));
    expect(wrong).toEqual([]);

    const { pool, close } = await openStore({ dir });
    const { rows } = await pool.query(
      `SELECT (SELECT count(*)::int FROM kakehashi.own_data_part) AS parts,
         (SELECT count(*)::int FROM kakehashi.artifact) AS files,
         (SELECT count(*)::int FROM kakehashi.run WHERE findings IS NOT NULL) AS findings,
         (SELECT count(*)::int FROM kakehashi.post WHERE delivered_revision < revision) AS undelivered,
         (SELECT count(*)::int FROM kakehashi.inbox WHERE done_at IS NULL) AS undone`,
    );
    const left = await allRows(pool);
    await close();
    expect(rows).toEqual([{ parts: 0, files: 0, findings: 0, undelivered: 0, undone: 0 }]);
    expect(left).not.toMatch(/^bullmq\.event \S*,failed,/mu);
    for (const name of ['shop_id', 'Northgate', 'a sale']) expect(left).not.toContain(name);
  } finally {
    await app.kill();
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
});
