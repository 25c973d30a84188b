import { lessonKey, runKey } from '../../messages/post-keys.ts';
import { runProgressContent } from '../../messages/run-progress-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import { rowOf } from '../../steps/row-words.ts';
import type { Run, RunIds } from '../../steps/run.ts';
import type { RunOutcome } from '../../steps/step-outcome.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import { writeWhatWasRead } from '../write-what-was-read.ts';
import { addRun } from './add-run.ts';
import type { RunsPort } from './port.ts';

/**
 * Completes a run: posts its findings and files in the thread, and stores the run that follows it, if any.
 * @param compute reads the run and runs its step; again when texts were erased meanwhile, which it may have read
 * @returns the run that follows, for the caller to enqueue
 */
export async function publishOutcome(
  needs: Announcer &
    Pick<RunsPort, 'clock' | 'random'> & { store: StoreOf<'artifacts' | 'erasures' | 'lessons' | 'posts' | 'runs'> },
  cohort: Cohort,
  compute: () => Promise<{ run: Run; previous: RunIds; outcome: RunOutcome }>,
): Promise<Run | undefined> {
  const next = await writeWhatWasRead(needs.store, cohort.teamId, compute, async (tx, { run, previous, outcome }) => {
    const thread = threadOf(cohort, run.lessonId);
    if (!(await tx.runs.complete(cohort.teamId, run.id, { ...outcome, previous }))) return undefined;
    await tx.posts.revise(
      cohort.teamId,
      runKey(run.id, 'progress'),
      runProgressContent(run, { share: 1, stage: 'done', state: 'done' }),
    );
    await tx.posts.add({
      ...thread,
      key: runKey(run.id, 'findings'),
      content: {
        type: 'findings',
        lessonId: run.lessonId,
        runId: run.id,
        process: run.process,
        summary: outcome.summary,
        ...rowOf(outcome.findings),
      },
    });
    await addFiles(tx, needs, thread, run, outcome);
    await quoteFindings(tx, cohort, run, outcome.headline);
    const [process, ...rest] = run.next;
    if (process === undefined) return undefined;
    const { lessonId, requestedBy } = run;
    return addRun(needs, tx, cohort, { lessonId, process, parameters: {}, requestedBy, next: rest });
  });
  await announce(needs, cohort);
  return next;
}

async function addFiles(
  tx: Pick<Store, 'artifacts' | 'posts'>,
  { random }: Pick<RunsPort, 'random'>,
  thread: ReturnType<typeof threadOf>,
  run: Run,
  { charts, artifacts }: RunOutcome,
): Promise<void> {
  const files = [
    ...charts.map((chart) => ({
      kind: `chart-${chart.id}`,
      filename: `${run.process}-${chart.id}.png`,
      mediaType: 'image/png',
      content: chart.png,
      title: chart.title,
      altText: chart.altText,
      isImage: true,
    })),
    ...artifacts.map((file) => ({
      ...file,
      title: file.filename,
      altText: '',
      isImage: false,
    })),
  ];
  for (const { title, altText, isImage, ...file } of files) {
    const artifactId = random.uuid();
    await tx.artifacts.add(thread.teamId, { id: artifactId, runId: run.id, ...file });
    await tx.posts.add({
      ...thread,
      key: runKey(run.id, file.kind),
      content: { type: 'file', runId: run.id, process: run.process, artifactId, title, altText, isImage },
    });
  }
}

/** Quotes the cohort's own findings in the communication exercise. */
async function quoteFindings(
  tx: Pick<Store, 'lessons' | 'posts'>,
  cohort: Cohort,
  run: Run,
  headline: string,
): Promise<void> {
  const lesson = await tx.lessons.byId(cohort.teamId, run.lessonId);
  if (lesson?.process !== run.process) return;
  await tx.posts.revise(cohort.teamId, lessonKey(run.lessonId, 'communication'), {
    type: 'lesson-part',
    lessonId: run.lessonId,
    process: run.process,
    part: 'communication',
    headline,
  });
}
