import { afterAll, beforeAll, expect, it } from 'vitest';
import { deleteData } from '../../../src/flow/data/delete-data.ts';
import { expire } from '../../../src/flow/upkeep/expire.ts';
import { recover } from '../../../src/flow/upkeep/recover.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { ownDataset, sharedDataset } from '../../../src/team/own-data.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { cutOffEverywhere } from '../../helpers/cut-off.ts';
import { eraseNeeds } from '../../helpers/erase-needs.ts';
import { ownDataOf } from '../../helpers/own-table.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { at, cohortOf, fresh, lessonOf, postOf, resultOf, runOf } from '../../store/fixtures.ts';

/** However a deletion ends, all of it has happened or nothing. What has happened needs only what each start does. */
let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

const needsOf = (store: Store) => ({ ...eraseNeeds(store), store, log: memoryLog() });

const DAY = 86_400_000;
/** A name that the table alone has. */
const COLUMN = 'takings';

/** A course with a run on a table, its files, what it found, a labelling round and a decision, as rows and as messages. */
async function ranOn(dataset: (id: string) => string) {
  const { store } = opened;
  const cohort = cohortOf();
  const { teamId, id: cohortId, channelId } = cohort;
  const id = fresh('table');
  const of = dataset(id);
  const lesson = lessonOf(cohort);
  const run = runOf(lesson, { dataset: of });
  await store.cohorts.create({ ...cohort, dataset: of });
  await store.roles.set(teamId, cohortId, cohort.facilitatorId, ['operator']);
  await store.lessons.create(teamId, lesson);
  const isOwn = of === ownDataset(id);
  if (isOwn) {
    await store.ownData.create(ownDataOf({ teamId, id, cohortId, state: 'kept', broughtBy: cohort.facilitatorId }));
    const table = { parts: [new TextEncoder().encode(COLUMN)], rows: 1, columns: 1, types: {}, hash: 'h', bytes: 7 };
    await store.ownData.keep(teamId, id, table);
    const settings = { target: COLUMN, row: 'a till slip', leftOut: [], choices: {} };
    await store.ownData.setSettings(teamId, id, settings);
    await store.ownData.use(teamId, cohortId, id);
  }
  await store.runs.create(teamId, run);
  await store.runs.complete(teamId, run.id, resultOf({ rows: 60 }, COLUMN));
  const title = `Analyze ${COLUMN}`;
  const file = { id: fresh('file'), runId: run.id, kind: 'report', title, altText: COLUMN, mediaType: 'text/markdown' };
  await store.artifacts.add(teamId, {
    ...file,
    filename: 'report.md',
    content: new TextEncoder().encode(COLUMN),
  });
  await store.decisions.add(teamId, {
    id: fresh('decision'),
    cohortId,
    process: 'prepare',
    what: { kind: 'keep-column', column: COLUMN },
    dataset: of,
    from: { source: 'request', requestId: 'r' },
    byId: 'bob',
    keptById: 'ada',
    at: at(5),
  });
  const about = { lessonId: lesson.id, runId: run.id, process: 'analyze' } as const;
  await store.posts.add({
    ...postOf(cohort),
    key: fresh('post'),
    content: { type: 'findings', ...about, summary: COLUMN },
  });
  const shown = { artifactId: file.id, title, altText: COLUMN, isImage: false };
  await store.posts.add({
    ...postOf(cohort),
    key: fresh('post'),
    content: { type: 'file', runId: run.id, ...shown },
  });
  return { cohort, id, place: { teamId, channelId }, teamId, run };
}

/** What is left of the table's names in rows. */
async function left(): Promise<string[]> {
  const { rows } = await opened.pool.query<{ row: string }>(
    `SELECT row FROM (SELECT 'run ' || r::text AS row FROM kakehashi.run r UNION ALL SELECT 'file ' || a.id || a::text FROM kakehashi.artifact a
       UNION ALL SELECT 'table ' || d::text FROM kakehashi.own_data d UNION ALL SELECT 'part ' || p.data_id || ' takings' FROM kakehashi.own_data_part p
       UNION ALL SELECT 'decision ' || c::text FROM kakehashi.decision c UNION ALL SELECT 'post ' || o::text FROM kakehashi.post o) all_rows
     WHERE row LIKE '%${COLUMN}%'`,
  );
  return rows.map(({ row }) => row);
}

/** The channels that a start finds to have something undelivered. */
async function foundAtStart(store: Store): Promise<string[]> {
  const channels: string[] = [];
  const enqueue = async (_job: string, payload: object) => {
    if ('channelId' in payload) channels.push(String(payload.channelId));
  };
  await recover({ ...needsOf(store), jobs: { enqueue } });
  return channels;
}

it('a facilitator’s deletion happens as a whole, or not at all', async () => {
  const { cohort, id, place, teamId } = await ranOn(ownDataset);
  const input = { teamId, dataId: id, userId: cohort.facilitatorId };
  const { cuts, changed } = await cutOffEverywhere(opened, ({ store }) => deleteData(needsOf(store), input));
  expect(cuts).toBeGreaterThan(20);
  expect(changed).toEqual([]);
  expect(await left()).toEqual([]);
  expect(await foundAtStart(opened.store)).toContain(place.channelId);
});

it('the end of a course’s retention happens as a whole, or not at all', async () => {
  const { cohort, place } = await ranOn(ownDataset);
  await opened.store.cohorts.setSettings({ ...cohort, retentionDays: 30 });
  let now = at(9).getTime() + 24 * DAY;
  const look = ({ store }: OpenStore) => expire({ ...needsOf(store), clock: { now: () => new Date(now) } });
  await look(opened);
  now += 7 * DAY;
  const { cuts, changed } = await cutOffEverywhere(
    opened,
    async (cut) => {
      // One process looks once an hour.
      now += DAY;
      await look(cut);
    },
    { watched: (row) => !row.startsWith('kakehashi.duty_lease ') },
  );
  expect(cuts).toBeGreaterThan(20);
  expect(changed).toEqual([]);
  expect(await left()).toEqual([]);
  expect(await foundAtStart(opened.store)).toContain(place.channelId);
});

it('an operator’s removal happens as a whole, or not at all', async () => {
  const { id } = await ranOn(sharedDataset);
  const { cuts, changed } = await cutOffEverywhere(opened, (cut) => cut.removeShared(id));
  expect(cuts).toBeGreaterThan(8);
  expect(changed).toEqual([]);
  expect((await left()).filter((row) => !row.startsWith('post '))).toEqual([]);
});
