import { isProcess, type ProcessId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { errorSentence } from '../../messages/error-sentence.ts';
import { lessonKey, runKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Parameters } from '../../steps/finished.ts';
import type { RunOutcome } from '../../steps/outcome.ts';
import type { Run, RunIds } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { findLesson } from '../members/find-cohort.ts';
import { gatherEarlier, gatherHistory, missingBefore } from './gather-history.ts';
import { failRun, followProgress, progressContent, showRest } from './run-progress.ts';

/** After this many attempts that ended in a programming error, a run is reported as failed. */
export const RUN_ATTEMPTS = 3;
/** A run that has been begun so often without an end takes its process with it, and it was not chance that others ended it: it is not begun once more. */
const RUN_BEGINNINGS = 5;
/** After so many beginnings without an end a run rests before the next: others get on meanwhile, and a machine that is coming up again and again is up by then. */
const BEGINNINGS_WITHOUT_REST = 2;
/** The first rest; each is twice the one before. */
const REST_MS = 15_000;

/**
 * Puts a run into the queue and its progress message into the lesson's thread. A process whose predecessors were never
 * run is not begun, unless they are to be run first: then they come before it, each in its turn, in the same thread.
 * @returns the run, or the processes that are missing before it, in order
 * @throws AppError stale_button, run_active when the lesson has a run that is not finished or whose findings nobody has seen
 */
export async function requestRun(
  deps: FlowDeps,
  input: {
    teamId: string;
    lessonId: string;
    userId: string;
    /** Of the lesson, when absent. */
    process?: ProcessId;
    /** What the learner changed; the rest have their defaults. */
    parameters: Parameters;
    missingFirst?: boolean;
  },
): Promise<{ run: Run } | { missing: ProcessId[] }> {
  const { store } = deps;
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId, input.userId);
  const process = input.process ?? lesson.process;
  if (!isProcess(process)) throw new AppError('stale_button');
  const missing = await missingBefore(store, cohort, process);
  if (missing.length > 0 && input.missingFirst !== true) return { missing };
  const [first = process, ...next] = [...missing, process];
  const run = await store.transaction(async (tx) => {
    if (await isUnseen(tx, cohort, lesson.id, process)) throw new AppError('run_active');
    return addRun(deps, tx, cohort, {
      lessonId: lesson.id,
      process: first,
      parameters: missing.length > 0 ? {} : input.parameters,
      requestedBy: input.userId,
      next,
    });
  });
  await announce(deps, cohort);
  await enqueueRun(deps, input.teamId, run.id);
  return { run };
}

/** Whoever presses again because nothing has come yet, as Slack is slow, wants no second run. */
async function isUnseen(tx: Store, cohort: Cohort, lessonId: string, process: ProcessId): Promise<boolean> {
  const run = await tx.runs.latestDone(cohort.teamId, cohort.id, process);
  if (run?.lessonId !== lessonId) return false;
  const findings = await tx.posts.byKey(cohort.teamId, runKey(run.id, 'findings'));
  return findings !== undefined && findings.ts === undefined && findings.state !== 'failed';
}

async function addRun(
  { clock, random }: FlowDeps,
  tx: Store,
  cohort: Cohort,
  wanted: Pick<Run, 'lessonId' | 'process' | 'parameters' | 'requestedBy' | 'next'>,
): Promise<Run> {
  const { run, created } = await tx.runs.create(cohort.teamId, {
    ...wanted,
    id: random.uuid(),
    cohortId: cohort.id,
    state: 'queued',
    createdAt: clock.now(),
  });
  if (!created) throw new AppError('run_active');
  await tx.posts.add({
    ...threadOf(cohort, run.lessonId),
    key: runKey(run.id, 'progress'),
    content: progressContent(run.id, run.process, 0, 'queued', 'queued'),
  });
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

/**
 * Job: runs the step, keeps its progress message true, and puts findings, charts and report into the thread.
 * @returns `retryInMs` when it was begun in vain so often that it has to rest first
 * @throws what made the run fail, for another attempt; anything once `signal` is aborted: then it is no failure
 */
export async function executeRun(
  deps: FlowDeps,
  job: { teamId: string; runId: string },
  context: { attempt: number; signal: AbortSignal },
): Promise<{ retryInMs?: number } | undefined> {
  const { store, course, clock } = deps;
  const run = await store.runs.byId(job.teamId, job.runId);
  const cohort = run && (await store.cohorts.byId(job.teamId, run.cohortId));
  if (run === undefined || cohort === undefined || run.state === 'done' || run.state === 'failed') return;
  const retryInMs = restOf(await store.runs.beginnings(job.teamId, run.id), clock.now());
  if (retryInMs > 0) {
    await showRest(deps, cohort, run);
    return { retryInMs };
  }
  const begun = await store.runs.begin(job.teamId, run.id, clock.now());
  if (begun === undefined) return;
  if (begun > RUN_BEGINNINGS) {
    deps.log.error({ runId: run.id, begun: begun - 1 }, 'a run ended its process each time; it is given up');
    await failRun(deps, cohort, run, errorSentence(course, cohort.locale, new AppError('run_crashed')));
    return;
  }
  const progress = followProgress(deps, cohort, run);
  try {
    const { process, parameters } = run;
    const { history, previous } = await gatherHistory(store, cohort, process);
    const earlier = await gatherEarlier(store, cohort, process, previous);
    const outcome = await deps.compute.run(
      { process, dataset: cohort.dataset, parameters, history, earlier, locale: cohort.locale },
      progress.report,
      context.signal,
    );
    await progress.settled();
    const next = await publish(deps, cohort, { ...run, previous }, outcome);
    if (next !== undefined) await enqueueRun(deps, job.teamId, next.id);
  } catch (error) {
    await progress.settled();
    const expected = error instanceof AppError && !error.retryable;
    if (context.signal.aborted || (!expected && context.attempt < RUN_ATTEMPTS)) {
      // Whoever can say so has not been ended by the run.
      await store.runs.handBack(job.teamId, run.id);
      throw error;
    }
    if (!expected) deps.log.error({ err: error, runId: run.id }, 'a run failed for good');
    const message = expected ? errorSentence(course, cohort.locale, error) : undefined;
    await failRun(deps, cohort, run, message);
  }
  return;
}

/** How long a run has to wait until it may be begun again, in ms; 0 when it may, or is begun no more. */
function restOf({ count, last }: { count: number; last?: Date }, now: Date): number {
  if (last === undefined || count < BEGINNINGS_WITHOUT_REST || count >= RUN_BEGINNINGS) return 0;
  const rest = REST_MS * 2 ** (count - BEGINNINGS_WITHOUT_REST);
  return Math.min(rest, Math.max(0, last.getTime() + rest - now.getTime()));
}

/** Puts what a run gave into the thread, and the run that follows it into the queue's books. @returns the latter */
async function publish(
  deps: FlowDeps,
  cohort: Cohort,
  run: Run & { previous: RunIds },
  outcome: RunOutcome,
): Promise<Run | undefined> {
  const thread = threadOf(cohort, run.lessonId);
  const next = await deps.store.transaction(async (tx) => {
    if (!(await tx.runs.complete(cohort.teamId, run.id, { ...outcome, previous: run.previous }))) return undefined;
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
        summary: outcome.summary,
      },
    });
    await addFiles(tx, deps, thread, run, outcome);
    await quoteFindings(tx, cohort, run, outcome.headline);
    const [process, ...rest] = run.next;
    if (process === undefined) return undefined;
    const { lessonId, requestedBy } = run;
    return addRun(deps, tx, cohort, { lessonId, process, parameters: {}, requestedBy, next: rest });
  });
  await announce(deps, cohort);
  return next;
}

/** The communication exercise quotes what this cohort's own run found. */
async function quoteFindings(tx: Store, cohort: Cohort, run: Run, headline: string): Promise<void> {
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

async function addFiles(
  tx: Store,
  { random }: FlowDeps,
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
      content: { type: 'file', runId: run.id, artifactId, title, altText, isImage },
    });
  }
}
