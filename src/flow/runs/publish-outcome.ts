import type { FileInGroup } from '../../messages/content.ts';
import { inGroups } from '../../messages/files-of.ts';
import { lessonKey, runKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import { processOf } from '../../steps/apply-decisions.ts';
import { rowOf } from '../../steps/row-words.ts';
import type { Run, RunIds } from '../../steps/run.ts';
import type { RunOutcome } from '../../steps/step-outcome.ts';
import type { Cohort } from '../../team/cohort.ts';
import { storedTable, type TableNames } from '../../team/own-data.ts';
import { type Announcer, announce } from '../announce.ts';
import type { DecisionOnColumn } from '../decisions/find-standing.ts';
import { writeWhatWasRead } from '../write-what-was-read.ts';
import { addRun } from './add-run.ts';
import type { RunsPort } from './port.ts';

/**
 * Completes a run: its message shows the findings in place of the progress, one message below shows all charts, and the other files are
 * kept for those who ask for them. Stores the run that follows, if any.
 * @param compute reads the run and runs its step; again when texts were erased meanwhile, which it may have read
 * @returns the run that follows, for the caller to enqueue
 */
export async function publishOutcome(
  needs: Announcer &
    Pick<RunsPort, 'clock' | 'random'> & { store: StoreOf<'artifacts' | 'erasures' | 'lessons' | 'posts' | 'runs'> },
  cohort: Cohort,
  compute: () => Promise<{
    run: Run;
    previous: RunIds;
    outcome: RunOutcome;
    followed: readonly DecisionOnColumn[];
    table?: TableNames;
  }>,
): Promise<Run | undefined> {
  const next = await writeWhatWasRead(
    needs.store,
    cohort.teamId,
    compute,
    async (tx, { run, previous, outcome, followed, table }) => {
      const thread = threadOf(cohort, run.lessonId);
      if (!(await tx.runs.complete(cohort.teamId, run.id, { ...outcome, previous }))) return undefined;
      await showFindings(tx, thread, run, outcome, followed);
      const [best] = await addFiles(tx, needs, thread, run, outcome);
      const lesson = await tx.lessons.byId(cohort.teamId, run.lessonId);
      if (lesson?.process === run.process) {
        await quoteFindings(tx, cohort, run, { headline: outcome.headline, ...(table === undefined ? {} : { table }) });
        if (cohort.bestChart && best !== undefined) await showBestChart(tx, cohort, run, best);
      }
      const [process, ...rest] = run.next;
      if (process === undefined) return undefined;
      const { lessonId, requestedBy } = run;
      // On the same data, also when the course has changed its data meanwhile.
      return addRun(
        needs,
        tx,
        { ...cohort, dataset: run.dataset ?? cohort.dataset },
        { lessonId, process, parameters: {}, requestedBy, next: rest },
      );
    },
  );
  await announce(needs, cohort);
  return next;
}

async function showFindings(
  { posts }: Pick<Store, 'posts'>,
  thread: ReturnType<typeof threadOf>,
  run: Run,
  { summary, findings }: RunOutcome,
  followed: readonly DecisionOnColumn[],
): Promise<void> {
  const { lessonId, id: runId, process } = run;
  const decisions = followed
    .filter(({ what }) => processOf(what) === process)
    .map(({ what, byId, role }) => ({ what, byId, ...(role === undefined ? {} : { role }) }));
  const content = {
    type: 'findings' as const,
    lessonId,
    runId,
    process,
    summary,
    ...rowOf(findings),
    ...(decisions.length === 0 ? {} : { decisions }),
  };
  const key = runKey(runId, 'progress');
  const progress = await posts.byKey(thread.teamId, key);
  if (progress !== undefined && progress.state !== 'failed') await posts.revise(thread.teamId, key, content);
  // Somebody has deleted the message: there is nothing to edit.
  else await posts.add({ ...thread, key: runKey(runId, 'findings'), content });
}

/** @returns the charts, those that say most first */
async function addFiles(
  tx: Pick<Store, 'artifacts' | 'posts'>,
  { random }: Pick<RunsPort, 'random'>,
  thread: ReturnType<typeof threadOf>,
  run: Run,
  { charts, artifacts }: RunOutcome,
): Promise<FileInGroup[]> {
  const { id: runId, process } = run;
  const { teamId } = thread;
  const shown: FileInGroup[] = [];
  for (const { id, title, altText, png } of charts) {
    const artifactId = random.uuid();
    const names = { kind: `chart-${id}`, filename: `${process}-${id}.png`, mediaType: 'image/png' };
    await tx.artifacts.add(teamId, { id: artifactId, runId, ...names, content: png });
    shown.push({ artifactId, title, altText, isImage: true });
  }
  for (const file of artifacts) await tx.artifacts.add(teamId, { id: random.uuid(), runId, ...file });
  for (const [nth, files] of inGroups(shown).entries()) {
    const key = runKey(runId, nth === 0 ? 'charts' : `charts-${nth + 1}`);
    await tx.posts.add({ ...thread, key, content: { type: 'files', runId, process, files, ...wordless(teamId, run) } });
  }
  return shown;
}

/** Shows a chart in the channel, outside the thread, unless an earlier run of the lesson has done so. */
async function showBestChart(
  { posts }: Pick<Store, 'posts'>,
  { teamId, channelId, locale }: Cohort,
  run: Run,
  chart: FileInGroup,
): Promise<void> {
  const { id: runId, process, lessonId } = run;
  const content = { type: 'file' as const, runId, process, ...chart, ...wordless(teamId, run) };
  await posts.add({ teamId, channelId, locale, key: lessonKey(lessonId, 'best-chart'), content });
}

/** Slack keeps the comment above charts when they are deleted with their table. */
function wordless(teamId: string, { dataset = '' }: Run): { wordless?: true } {
  return storedTable(dataset, teamId) === undefined ? {} : { wordless: true };
}

/** Quotes the cohort's own findings in the communication exercise. @param quoted.table the table that they are about, if it's the course's own */
async function quoteFindings(
  tx: Pick<Store, 'posts'>,
  cohort: Cohort,
  run: Run,
  quoted: { headline: string; table?: TableNames },
): Promise<void> {
  await tx.posts.revise(cohort.teamId, lessonKey(run.lessonId, 'communication'), {
    type: 'lesson-part',
    lessonId: run.lessonId,
    process: run.process,
    part: 'communication',
    ...quoted,
  });
}
