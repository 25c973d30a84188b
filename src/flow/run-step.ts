import type { ProcessId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import type { Cohort, Compute, Run, Store } from '../ports.ts';
import type { Content } from './content.ts';
import { announce, type FlowDeps } from './deps.ts';
import { findLesson } from './find-cohort.ts';
import { lessonKey } from './post-lesson.ts';

/** After this many attempts that ended in a programming error, a run is reported as failed. */
export const RUN_ATTEMPTS = 3;
/** A progress message changes at most once in this time: Slack allows about one call a second in a channel. */
const PROGRESS_INTERVAL_MS = 1000;

/**
 * Puts a run of a lesson's programming step into the queue and its progress message into the thread.
 * @throws AppError stale_button, run_active when the lesson has a run that is not finished
 */
export async function requestRun(
  deps: FlowDeps,
  input: { teamId: string; lessonId: string; userId: string; parameters: Record<string, number> },
): Promise<Run> {
  const { store, clock, random } = deps;
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId);
  const run = await store.transaction(async (tx) => {
    const made = await tx.runs.create(input.teamId, {
      id: random.uuid(),
      cohortId: cohort.id,
      lessonId: lesson.id,
      process: lesson.process,
      parameters: input.parameters,
      requestedBy: input.userId,
      state: 'queued',
      createdAt: clock.now(),
    });
    if (!made.created) throw new AppError('run_active');
    await tx.posts.add({
      ...threadOf(cohort, lesson.id),
      key: runKey(made.run.id, 'progress'),
      content: progressContent(made.run.id, lesson.process, 0, 'queued', 'queued'),
    });
    return made.run;
  });
  await announce(deps, cohort);
  await enqueueRun(deps, input.teamId, run.id);
  return run;
}

/** The run is in the store already: a queue that is down delays it until `recover` puts it again. */
async function enqueueRun({ jobs, log }: FlowDeps, teamId: string, runId: string): Promise<void> {
  try {
    await jobs.enqueue('run-step', { teamId, runId }, { id: `run-${runId}` });
  } catch (error) {
    log.warn({ err: error, runId }, 'could not enqueue a run; it is put again on recovery');
  }
}

/** Job: runs the step, keeps its progress message true, and puts findings, charts and report into the thread. */
export async function executeRun(
  deps: FlowDeps,
  job: { teamId: string; runId: string },
  context: { attempt: number },
): Promise<void> {
  const { store, course } = deps;
  const run = await store.runs.byId(job.teamId, job.runId);
  const cohort = run && (await store.cohorts.byId(job.teamId, run.cohortId));
  if (run === undefined || cohort === undefined || run.state === 'done' || run.state === 'failed') return;
  await store.runs.setState(job.teamId, run.id, 'running');
  const progress = followProgress(deps, cohort, run);
  try {
    const result = await deps.compute.run(
      { process: run.process, dataset: cohort.dataset, parameters: run.parameters, locale: cohort.locale },
      progress.report,
    );
    await progress.settled();
    await publish(deps, cohort, run, result);
  } catch (error) {
    await progress.settled();
    const expected = error instanceof AppError && !error.retryable;
    if (!expected && context.attempt < RUN_ATTEMPTS) throw error;
    if (!expected) deps.log.error({ err: error, runId: run.id }, 'a run failed for good');
    const message = expected ? course.t(cohort.locale, `error.${error.code}`, error.values) : undefined;
    await store.runs.setState(job.teamId, run.id, 'failed');
    await store.posts.revise(
      job.teamId,
      runKey(run.id, 'progress'),
      progressContent(run.id, run.process, 0, 'failed', 'failed', message),
    );
    await announce(deps, cohort);
  }
}

function followProgress(deps: FlowDeps, cohort: Cohort, run: Run) {
  let last = Number.NEGATIVE_INFINITY;
  let chain: Promise<unknown> = Promise.resolve();
  return {
    report(share: number, stage: string): void {
      const now = deps.clock.now().getTime();
      if (now - last < PROGRESS_INTERVAL_MS) return;
      last = now;
      const content = progressContent(run.id, run.process, share, stage, 'running');
      chain = chain
        .then(() => deps.store.posts.revise(cohort.teamId, runKey(run.id, 'progress'), content))
        .then(() => announce(deps, cohort))
        .catch((error: unknown) => deps.log.warn({ err: error, runId: run.id }, 'progress was not shown'));
    },
    settled: () => chain,
  };
}

type Result = Awaited<ReturnType<Compute['run']>>;

async function publish(deps: FlowDeps, cohort: Cohort, run: Run, result: Result): Promise<void> {
  const thread = threadOf(cohort, run.lessonId);
  await deps.store.transaction(async (tx) => {
    const { findings, headline } = result;
    if (!(await tx.runs.complete(cohort.teamId, run.id, { findings, headline }))) return;
    await tx.posts.revise(
      cohort.teamId,
      runKey(run.id, 'progress'),
      progressContent(run.id, run.process, 1, 'done', 'done'),
    );
    await tx.posts.add({
      ...thread,
      key: runKey(run.id, 'findings'),
      content: {
        type: 'findings',
        lessonId: run.lessonId,
        runId: run.id,
        process: run.process,
        summary: result.summary,
      },
    });
    await addFiles(tx, deps, thread, run, result);
    const communication = lessonKey(run.lessonId, 'communication');
    await tx.posts.revise(cohort.teamId, communication, {
      type: 'lesson-part',
      lessonId: run.lessonId,
      process: run.process,
      part: 'communication',
      headline,
    });
  });
  await announce(deps, cohort);
}

async function addFiles(
  tx: Store,
  { random }: FlowDeps,
  thread: ReturnType<typeof threadOf>,
  run: Run,
  result: Result,
): Promise<void> {
  const report = result.artifact;
  const files = [
    ...result.charts.map((chart) => ({
      kind: `chart-${chart.id}`,
      filename: `${run.process}-${chart.id}.png`,
      mediaType: 'image/png',
      content: chart.png,
      title: chart.title,
      altText: chart.altText,
      isImage: true,
    })),
    {
      kind: report.kind,
      filename: report.filename,
      mediaType: report.mediaType,
      content: new TextEncoder().encode(report.content),
      title: report.filename,
      altText: '',
      isImage: false,
    },
  ];
  for (const { title, altText, isImage, ...file } of files) {
    const artifactId = random.uuid();
    await tx.artifacts.add(thread.teamId, { id: artifactId, runId: run.id, ...file });
    await tx.posts.add({
      ...thread,
      key: runKey(run.id, file.kind),
      content: { type: 'file', runId: run.id, artifactId, title, altText, isImage },
    });
  }
}

function progressContent(
  runId: string,
  process: ProcessId,
  share: number,
  stage: string,
  state: Run['state'],
  error?: string,
): Content {
  return { type: 'run-progress', runId, process, share, stage, state, ...(error === undefined ? {} : { error }) };
}

/** Outbox key of a message of a run: `progress`, `findings`, `chart-<id>`, or an artifact's kind. */
export function runKey(runId: string, part: string): string {
  return `run:${runId}:${part}`;
}

function threadOf(cohort: Cohort, lessonId: string) {
  return {
    teamId: cohort.teamId,
    channelId: cohort.channelId,
    locale: cohort.locale,
    threadKey: lessonKey(lessonId),
  };
}
