import type { Pool } from 'pg';
import { sql as first } from './migrations/001-first.ts';
import { sql as chain } from './migrations/002-chain.ts';
import { sql as labelling } from './migrations/003-labelling.ts';
import { sql as assignments } from './migrations/004-assignments.ts';
import { sql as reminders } from './migrations/005-reminders.ts';
import { sql as talk } from './migrations/006-talk.ts';
import { sql as review } from './migrations/007-review.ts';
import { sql as draft } from './migrations/008-draft.ts';
import { sql as replies } from './migrations/009-replies.ts';
import { sql as presence } from './migrations/010-presence.ts';
import { sql as direct } from './migrations/012-direct.ts';
import { sql as language } from './migrations/013-language.ts';
import { sql as schedule } from './migrations/014-schedule.ts';
import { sql as halt } from './migrations/015-halt.ts';
import { sql as fleet } from './migrations/016-fleet.ts';
import { sql as attempts } from './migrations/017-attempts.ts';
import { sql as packed } from './migrations/018-packed.ts';
import { sql as begunAt } from './migrations/019-begun-at.ts';
import { sql as erasure } from './migrations/020-erasure.ts';
import { sql as retention } from './migrations/021-retention.ts';
import { sql as inbox } from './migrations/023-inbox.ts';
import { sql as lateFiles } from './migrations/024-late-files.ts';
import { sql as members } from './migrations/025-members.ts';
import { sql as erasureCount } from './migrations/026-erasure-count.ts';
import { sql as pace } from './migrations/027-pace.ts';
import { sql as dueDate } from './migrations/028-due-date.ts';
import { sql as ownHours } from './migrations/029-own-hours.ts';
import { sql as away } from './migrations/030-away.ts';
import { sql as told } from './migrations/031-told.ts';
import { sql as groups } from './migrations/032-groups.ts';
import { sql as directMessages } from './migrations/033-direct-messages.ts';
import { sql as next } from './migrations/034-next.ts';
import { sql as progress } from './migrations/035-progress.ts';
import { sql as home } from './migrations/036-home.ts';
import { sql as bestChart } from './migrations/037-best-chart.ts';
import { sql as ownData } from './migrations/040-own-data.ts';
import { sql as quickCheck } from './migrations/050-quick-check.ts';
import { sql as task } from './migrations/060-task.ts';
import { sql as decision } from './migrations/070-decision.ts';
import { sql as remark } from './migrations/080-remark.ts';
import { sql as presentation } from './migrations/090-presentation.ts';
import { sql as workshop } from './migrations/100-workshop.ts';
import { sql as projectPage } from './migrations/110-project-page.ts';
import { sql as canvas } from './migrations/111-canvas.ts';
import { sql as sixWeeks } from './migrations/120-six-weeks.ts';
import { sql as dailyNudge } from './migrations/130-daily-nudge.ts';
import { sql as ownQuestion } from './migrations/131-own-question.ts';
import { sql as realQuestion } from './migrations/132-real-question.ts';
import { sql as buddy } from './migrations/133-buddy.ts';
import { sql as notMine } from './migrations/134-not-mine.ts';
import { sql as survey } from './migrations/140-survey.ts';

/** Migrations in order. Add new ones; never change a released one. */
const MIGRATIONS: readonly { name: string; sql: string }[] = [
  { name: '001-first', sql: first },
  { name: '002-chain', sql: chain },
  { name: '003-labelling', sql: labelling },
  { name: '004-assignments', sql: assignments },
  { name: '005-reminders', sql: reminders },
  { name: '006-talk', sql: talk },
  { name: '007-review', sql: review },
  { name: '008-draft', sql: draft },
  { name: '009-replies', sql: replies },
  { name: '010-presence', sql: presence },
  { name: '012-direct', sql: direct },
  { name: '013-language', sql: language },
  { name: '014-schedule', sql: schedule },
  { name: '015-halt', sql: halt },
  { name: '016-fleet', sql: fleet },
  { name: '017-attempts', sql: attempts },
  { name: '018-packed', sql: packed },
  { name: '019-begun-at', sql: begunAt },
  { name: '020-erasure', sql: erasure },
  { name: '021-retention', sql: retention },
  { name: '023-inbox', sql: inbox },
  { name: '024-late-files', sql: lateFiles },
  { name: '025-members', sql: members },
  { name: '026-erasure-count', sql: erasureCount },
  { name: '027-pace', sql: pace },
  { name: '028-due-date', sql: dueDate },
  { name: '029-own-hours', sql: ownHours },
  { name: '030-away', sql: away },
  { name: '031-told', sql: told },
  { name: '032-groups', sql: groups },
  { name: '033-direct-messages', sql: directMessages },
  { name: '034-next', sql: next },
  { name: '035-progress', sql: progress },
  { name: '036-home', sql: home },
  { name: '037-best-chart', sql: bestChart },
  { name: '040-own-data', sql: ownData },
  { name: '050-quick-check', sql: quickCheck },
  { name: '060-task', sql: task },
  { name: '070-decision', sql: decision },
  { name: '080-remark', sql: remark },
  { name: '090-presentation', sql: presentation },
  { name: '100-workshop', sql: workshop },
  { name: '110-project-page', sql: projectPage },
  { name: '111-canvas', sql: canvas },
  { name: '120-six-weeks', sql: sixWeeks },
  { name: '130-daily-nudge', sql: dailyNudge },
  { name: '131-own-question', sql: ownQuestion },
  { name: '132-real-question', sql: realQuestion },
  { name: '133-buddy', sql: buddy },
  { name: '134-not-mine', sql: notMine },
  { name: '140-survey', sql: survey },
];

/** For a migration of much data, and for waiting while another process runs it. */
const PATIENT = { query_timeout: 3_600_000 };

/** Key of our advisory lock. No other program on the same database may use it. */
const LOCK = 4_817_203;

/** Migrates the schema `kakehashi`. A lock lets several processes start at once. @returns names of the migrations that it ran */
export async function migrate(pool: Pool): Promise<string[]> {
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    await client.query('BEGIN');
    await client.query({ text: 'SELECT pg_advisory_xact_lock($1)', values: [LOCK], ...PATIENT });
    await client.query('CREATE SCHEMA IF NOT EXISTS kakehashi');
    await client.query(
      'CREATE TABLE IF NOT EXISTS kakehashi.migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM kakehashi.migration');
    for (const { name, sql } of MIGRATIONS) {
      if (rows.some((row) => row.name === name)) continue;
      await client.query({ text: sql, ...PATIENT });
      await client.query('INSERT INTO kakehashi.migration (name) VALUES ($1)', [name]);
      applied.push(name);
    }
    await client.query('COMMIT');
    return applied;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** Names of the migrations that have not run on this database. */
export async function pendingMigrations(pool: Pick<Pool, 'query'>): Promise<string[]> {
  const table = await pool.query("SELECT to_regclass('kakehashi.migration') AS name");
  if (table.rows[0]?.name === null) return MIGRATIONS.map(({ name }) => name);
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM kakehashi.migration');
  return MIGRATIONS.map(({ name }) => name).filter((name) => !rows.some((row) => row.name === name));
}
