import { AppError } from '../../errors.ts';
import { errorSentence } from '../../messages/error-sentence.ts';
import type { FlowDeps } from '../port.ts';
import { enqueueRun } from './enqueue-run.ts';
import { gatherEarlier, gatherHistory } from './gather-history.ts';
import { publishOutcome } from './publish-outcome.ts';
import { failRun, followProgress, showRest } from './run-progress.ts';

/** After this many attempts that ended in a programming error, a run is reported as failed. */
export const RUN_ATTEMPTS = 3;
/** A run that has been begun so often without an end takes its process with it, and it was not chance that others ended it: it is not begun once more. */
const RUN_BEGINNINGS = 5;
/** After so many beginnings without an end a run rests before the next: others get on meanwhile, and a machine that is coming up again and again is up by then. */
const BEGINNINGS_WITHOUT_REST = 2;
/** The first rest; each is twice the one before. */
const REST_MS = 15_000;

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
    const next = await publishOutcome(deps, cohort, { ...run, previous }, outcome);
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
