import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { listFiles } from '../../../src/flow/runs/list-files.ts';
import { sendFiles } from '../../../src/flow/runs/send-files.ts';
import { titlesOf } from '../../../src/messages/files-of.ts';
import { runFilesKey } from '../../../src/messages/post-keys.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import type { Cohort } from '../../../src/team/cohort.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { at, cohortOf, fresh, lessonOf, runOf } from '../../store/fixtures.ts';

let opened: OpenStore;
let cohort: Cohort;
let runId: string;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  cohort = cohortOf();
  const lesson = lessonOf(cohort);
  const run = runOf(lesson);
  runId = run.id;
  await opened.store.cohorts.create(cohort);
  await opened.store.lessons.create(cohort.teamId, lesson);
  await opened.store.runs.create(cohort.teamId, run);
});

const keep = (kind: string, mediaType = 'text/markdown', more: object = {}) =>
  opened.store.artifacts.add(cohort.teamId, {
    id: fresh('file'),
    runId,
    kind,
    filename: `${kind}.md`,
    mediaType,
    content: Uint8Array.of(1, 2, 3),
    ...more,
  });
const needs = () => ({
  store: opened.store,
  jobs: { enqueue: async () => {} },
  log: memoryLog(),
  random: { uuid: randomUUID },
  chat: { personOf: async () => ({ locale: 'en' as const, tz: 'Etc/UTC' }) as never },
});
const asked = (userId = 'ada') => ({ teamId: cohort.teamId, runId, userId });
const postOf = (id: string, part?: string) => opened.store.posts.byKey(cohort.teamId, runFilesKey(id, part));

it('lists the files of a run with their sizes, without its charts', async () => {
  await keep('chart-a', 'image/png');
  await keep('report');
  await keep('model', 'application/json', { encoding: 'br', size: 27_000_000 });
  const { files } = await listFiles(needs(), asked());
  expect(files.map(({ kind, size }) => [kind, size])).toEqual([
    ['report', 3],
    ['model', 27_000_000],
  ]);
});

it('knows no size of a large file that an earlier release has stored', async () => {
  await keep('model', 'application/json', { encoding: 'br' });
  await opened.pool.query('UPDATE kakehashi.artifact SET size = NULL WHERE team_id = $1', [cohort.teamId]);
  const { files } = await listFiles(needs(), asked());
  expect(files).toMatchObject([{ kind: 'model' }]);
  expect(files[0]).not.toHaveProperty('size');
});

it('sends what was picked, once for each form', async () => {
  await keep('report');
  await keep('notebook');
  const send = (id: string, kinds: string[]) => sendFiles(needs(), { ...asked(), kinds, id });
  await Promise.all([send('v1', ['notebook']), send('v1', ['notebook'])]);
  // A form that is delivered again sends nothing else.
  await send('v1', ['report', 'notebook']);
  expect(await postOf('v1')).toMatchObject({
    channelId: 'ada',
    content: { type: 'run-files', to: 'ada', channel: cohort.channelId, process: 'analyze' },
  });
  expect(titlesOf((await postOf('v1', 'files'))?.content as never)).toEqual(['notebook.md']);
  await send('v2', ['report', 'notebook']);
  expect(titlesOf((await postOf('v2', 'files'))?.content as never)).toEqual(['report.md', 'notebook.md']);
});

it('says that the files are deleted, when they are, and refuses people who have left', async () => {
  await keep('chart-a', 'image/png');
  await expect(listFiles(needs(), asked())).rejects.toMatchObject({ code: 'files_gone' });
  await keep('report');
  const gone = sendFiles(needs(), { ...asked(), kinds: ['notebook'], id: 'v3' });
  await expect(gone).rejects.toMatchObject({ code: 'files_gone' });
  await opened.store.members.setDeparted(cohort.teamId, cohort.id, 'gus', at(5));
  await expect(listFiles(needs(), asked('gus'))).rejects.toMatchObject({ code: 'not_in_cohort' });
  await expect(listFiles(needs(), { ...asked(), runId: 'none' })).rejects.toMatchObject({ code: 'stale_button' });
});
