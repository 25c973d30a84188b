import { afterAll, beforeAll, expect, it } from 'vitest';
import { eraseRunTexts } from '../../../src/flow/runs/erase-run-texts.ts';
import { filesOf } from '../../../src/messages/files-of.ts';
import { runFilesKey, runKey } from '../../../src/messages/post-keys.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { course } from '../../helpers/course.ts';
import { recordedCompute } from '../../helpers/recorded-compute.ts';
import { cohortOf, fresh, lessonOf, runOf } from '../../store/fixtures.ts';

const GOAL = 'Kanarienvogel sings.';
const process = 'business-understanding';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

/** A finished run with a typed goal and its files, which a colleague has taken in direct messages. */
async function finished() {
  const { store } = opened;
  const cohort = cohortOf();
  const lesson = lessonOf(cohort, { process });
  const run = runOf(lesson, { parameters: { sentence: GOAL } });
  const { teamId } = cohort;
  await store.cohorts.create(cohort);
  await store.lessons.create(teamId, lesson);
  await store.runs.create(teamId, run);
  const { dataset, locale } = cohort;
  const asked = { process, data: dataset, parameters: run.parameters, history: {}, earlier: [], locale } as const;
  const outcome = await recordedCompute.run(asked, () => {}, new AbortController().signal);
  await store.runs.complete(teamId, run.id, { ...outcome, previous: {} });
  const files = outcome.artifacts.map((file) => ({ id: fresh('artifact'), runId: run.id, ...file }));
  for (const file of files) await store.artifacts.add(teamId, file);
  const shown = files.map(({ id, filename }) => ({ artifactId: id, title: filename, altText: '', isImage: false }));
  const findings = { type: 'findings', lessonId: lesson.id, runId: run.id, process, summary: outcome.summary } as const;
  const add = (key: string, content: Parameters<typeof store.posts.add>[0]['content'], channelId = cohort.channelId) =>
    store.posts.add({ teamId, channelId, locale, key, content });
  const direct = { type: 'files', runId: run.id, process, channel: cohort.channelId, files: shown } as const;
  await add(runFilesKey(run.id, 'files'), { ...direct, files: [...shown] }, 'U0COLLEAGUE');
  return { cohort, run, files, shown, findings, add };
}

const contentOf = async (teamId: string, key: string) => (await opened.store.posts.byKey(teamId, key))?.content;
const erase = ({ cohort }: Awaited<ReturnType<typeof finished>>) =>
  opened.store.transaction((tx) =>
    eraseRunTexts({ course, random: { uuid: () => fresh('renewed') } }, tx, cohort, new Set([GOAL])),
  );

it.each([
  ['in the message that was the run’s progress', 'progress', false],
  ['in the messages of a run of the release before: findings, and each file', 'findings', true],
])(
  'takes a typed goal out of findings and files %s, and out of the copies in direct messages',
  async (_name, part, isOld) => {
    const made = await finished();
    const { cohort, run, files, shown, findings, add } = made;
    const { teamId } = cohort;
    if (isOld)
      await add(runKey(run.id, 'progress'), {
        type: 'run-progress',
        runId: run.id,
        process,
        share: 1,
        stage: 'done',
        state: 'done',
      });
    await add(runKey(run.id, part), findings);
    if (isOld)
      for (const [nth, file] of shown.entries())
        await add(runKey(run.id, files[nth]?.kind ?? ''), { type: 'file', runId: run.id, process, ...file });
    expect(JSON.stringify(await contentOf(teamId, runKey(run.id, part)))).toContain(GOAL);

    const erased = await erase(made);
    expect(erased).toMatchObject({ texts: 1, files: 2 });
    expect([...erased.channels].toSorted()).toEqual([...(isOld ? [cohort.channelId] : []), 'U0COLLEAGUE'].toSorted());
    const after = await contentOf(teamId, runKey(run.id, part));
    expect(after).toMatchObject({ type: 'findings' });
    expect(JSON.stringify(after)).not.toContain(GOAL);
    const direct = filesOf((await contentOf(teamId, runFilesKey(run.id, 'files'))) ?? findings);
    expect(direct.map(({ title }) => title)).toEqual(shown.map(({ title }) => title));
    for (const [nth, { artifactId }] of direct.entries()) {
      const kept = await opened.store.artifacts.byId(teamId, artifactId);
      expect(Buffer.concat(kept?.slices ?? []).toString()).toMatch(/—/u);
      expect(Buffer.concat(kept?.slices ?? []).toString()).not.toContain(GOAL);
      if (!isOld) continue;
      const alone = await contentOf(teamId, runKey(run.id, files[nth]?.kind ?? ''));
      expect(alone).toMatchObject({ type: 'file', artifactId });
    }
  },
);
