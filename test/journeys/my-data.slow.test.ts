import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { quickBlock } from '../../src/slack/modals/quick-check/quick-check-view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { bringTable, salesCsv, useTable } from '../helpers/bring-table.ts';
import { messagesSince } from '../helpers/messages-since.ts';
import { PLACES, postAnalyze, sayIn, TEAM, withButton } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0EMILY';

/** Finds the app's tables with a text anywhere in a row. */
async function tablesHolding(dir: string, text: string): Promise<string[]> {
  const { pool, close } = await openStore({ dir });
  try {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'kakehashi'`,
    );
    const holding: string[] = [];
    for (const { name } of rows) {
      const found = await pool.query(`SELECT 1 FROM kakehashi.${name} x WHERE strpos(x::text, $1) > 0 LIMIT 1`, [text]);
      if (found.rows.length > 0) holding.push(name);
    }
    return holding;
  } finally {
    await close();
  }
}

/** The text files that runs have made. */
async function filesOf(dir: string): Promise<string[]> {
  const { pool, store, close } = await openStore({ dir });
  try {
    const { rows } = await pool.query<{ team: string; id: string }>(
      `SELECT team_id AS team, id FROM kakehashi.artifact WHERE run_id IS NOT NULL AND media_type NOT LIKE 'image/%'`,
    );
    const files = await Promise.all(rows.map(({ team, id }) => store.artifacts.byId(team, id)));
    return files.map((file) => Buffer.concat(file?.slices ?? []).toString('utf8'));
  } finally {
    await close();
  }
}

/** A person views, exports and deletes their data. Afterwards no row and no message of the app names them. */
describe.each(LOCALES)('in %s', (locale) => {
  test('a learner facilitates, asks, gets an answer, reviews, and then deletes all their data', async () => {
    const { channel, learner } = PLACES[locale];
    const say = sayIn(locale);
    const secret = `Secret ${locale}`;
    const dir = await mkdtemp(join(tmpdir(), 'kakehashi-my-data-'));
    const kakehashi = await startKakehashi('socket', { dir });
    const { driver, waitFor } = kakehashi.rehearsal;
    try {
      const { ts: lessonTs } = await postAnalyze(kakehashi, locale);
      const messages = () => messagesSince(kakehashi.rehearsal, channel, lessonTs);
      const isList = ({ text }: { text: string }) =>
        text.startsWith(say('request-list.title', { n: '#' }).split('#')[0] ?? '');
      const holding = (text: string) => messages().filter((m) => !isList(m) && JSON.stringify(m).includes(text));
      const fill = async (user: string, ts: string, action: string, id: string, values: Record<string, string>) => {
        await driver.action(user, { channel, ts }, action);
        await waitFor(() => driver.modal(user)?.callbackId === id);
        expect((await driver.submit(user, undefined, values)).errors).toBeUndefined();
      };
      const ask = async (user: string, role: string, text: string) => {
        await fill(user, lessonTs, ACTIONS.openAsk, VIEWS.ask, { role, kind: 'information', text });
        return waitFor(() => holding(text)[0]);
      };
      // The learner asks, the expert answers, and the learner disagrees with a review.
      const mine = await ask(learner, 'domain-expert', `${secret} question, by Friday?`);
      await fill(EXPERT, mine.ts, ACTIONS.openReply, VIEWS.reply, { text: 'The answer stays.' });
      const mayBeReviewed = (ts: string) =>
        waitFor(() => JSON.stringify(messages().find((m) => m.ts === ts)).includes(`"${ACTIONS.openReview}"`));
      await mayBeReviewed(mine.ts);
      const view = await openReviewAs(kakehashi.rehearsal, 'U0MEI', { channel, ts: mine.ts });
      const ratings = { 'right-person': 'fully', 'right-kind': 'fully', specific: 'fully', usable: 'fully' };
      await driver.submit('U0MEI', view.id, { ...ratings, comment: 'The comment stays.' });
      const review = await waitFor(() => holding('The comment stays.')[0]);
      await fill(learner, review.ts, ACTIONS.openReviewDiffers, VIEWS.reviewDiffers, { text: `${secret} reaction` });
      await waitFor(() => holding(`${secret} reaction`)[0]);
      // The expert asks the learner's role. The learner answers and reviews.
      const role = locale === 'en' ? 'data-analyst' : 'data-scientist';
      await driver.command(learner, channel, '/kakehashi roles set');
      await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.setRoles);
      await driver.submit(learner, undefined, { person: 'U0LUCAS', roles: ['operator'] });
      const { offers } = kakehashi.service.flow.course.process(locale, 'analyze');
      if (offers.includes(role)) {
        const theirs = await ask(EXPERT, role, 'Their question stays, by Friday?');
        await fill(learner, theirs.ts, ACTIONS.openReply, VIEWS.reply, { text: `${secret} answer` });
        await waitFor(() => holding(`${secret} answer`)[0]);
      }
      const other = await ask(EXPERT, 'it-auditor', 'Another question stays, by Friday?');
      await fill('U0MEI', other.ts, ACTIONS.openReply, VIEWS.reply, { text: 'Another answer stays.' });
      await mayBeReviewed(other.ts);
      const opened = await openReviewAs(kakehashi.rehearsal, learner, { channel, ts: other.ts });
      await driver.submit(learner, opened.id, { ...ratings, comment: `${secret} comment` });
      await waitFor(() => holding(`${secret} comment`)[0]);

      const exercise = await withButton(kakehashi, channel, lessonTs, ACTIONS.openQuickCheck);
      const { quickCheck } = kakehashi.service.flow.course.lesson(locale, 'analyze');
      const answers = Object.fromEntries(
        quickCheck.map(({ id, options }) => [quickBlock(id, 1), options[0]?.id ?? '']),
      );
      await fill(learner, exercise.ts, ACTIONS.openQuickCheck, VIEWS.quickCheck, answers);
      await driver.closeView(learner);
      const { tasks, cohorts } = kakehashi.service.flow.store;
      const cohortId = (await cohorts.inChannel({ teamId: TEAM, channelId: channel }))?.id ?? '';
      await tasks.note(TEAM, { cohortId, process: 'analyze', task: 'fence', userId: learner, solved: true });
      // The learner brings a table, says who allows its use, and a step runs on it.
      const name = `${secret} sales.csv`;
      await bringTable(kakehashi, { channel, facilitator: learner, name, bytes: Buffer.from(salesCsv(40)) });
      await useTable(kakehashi, {
        facilitator: learner,
        values: { [BLOCKS.rowName]: 'a sale' },
        allowed: `${secret} permission (Mia)`,
      });
      await driver.closeView(learner);
      await driver.action(EXPERT, { channel, ts: lessonTs }, ACTIONS.runStep);
      await waitFor(() => holding(ACTIONS.openFiles)[0]);

      await driver.command(learner, channel, locale === 'en' ? '/kakehashi my-data' : '/kakehashi マイデータ');
      const shown = await waitFor(() => driver.modal(learner));
      expect(JSON.stringify(shown.blocks)).toContain(say('my-data.table.request', { n: 1 }));
      expect(JSON.stringify(shown.blocks)).toContain(say('my-data.table.own_data', { n: 1 }));
      await driver.action(learner, { viewId: shown.id }, ACTIONS.sendMyData);
      const file = await waitFor(() => driver.messages(`D${learner.slice(1)}`).flatMap((m) => m.files ?? [])[0]);
      const sent = await (await fetch(`${kakehashi.rehearsal.url}${file.url}`)).json();
      expect(sent.rows.request[0].body).toBe(`${secret} question, by Friday?`);
      expect(JSON.stringify(sent.rows)).toContain(`${secret} comment`);
      expect(sent.rows.quick_answer).toHaveLength(quickCheck.length);
      expect(sent.rows.task_try).toHaveLength(1);

      await driver.command(learner, channel, '/kakehashi my-data');
      const again = await waitFor(() => {
        const modal = driver.modal(learner);
        return JSON.stringify(modal?.blocks ?? []).includes(ACTIONS.deleteMyData) ? modal : undefined;
      });
      await driver.action(learner, { viewId: again.id }, ACTIONS.deleteMyData);
      await waitFor(() => JSON.stringify(driver.modal(learner)?.blocks ?? []).includes(say('my-data.none')));
      const apps = () =>
        messages()
          .concat(driver.messages(channel))
          .filter((m) => m.user === 'U0KAKEHASHI');
      await waitFor(() => apps().every((m) => !JSON.stringify(m).includes(secret)));
      await waitFor(() => apps().every((m) => !JSON.stringify([m.text, m.blocks]).includes(learner)));
      for (const words of ['The answer stays.', 'The comment stays.', 'Another question stays, by Friday?']) {
        expect(holding(words)).not.toEqual([]);
      }
      expect(kakehashi.log.errors).toEqual([]);
    } finally {
      await kakehashi.stop();
    }
    expect(await tablesHolding(dir, learner)).toEqual([]);
    expect(await tablesHolding(dir, secret)).toEqual([]);
    const files = await filesOf(dir);
    expect(files).toHaveLength(2);
    expect(files.filter((text) => text.includes(secret) || text.includes('permission (Mia)'))).toEqual([]);
    // The table itself is the team's, and stays in use.
    expect(files.some((text) => text.includes('revenue'))).toBe(true);
    expect(await tablesHolding(dir, 'The answer stays.')).toContain('reply');
    await rm(dir, { recursive: true, force: true });
  });
});
