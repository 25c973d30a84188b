import { PROCESS_IDS } from '../../course/lesson-id.ts';
import { AppError } from '../../errors.ts';
import { errorSentence } from '../../messages/error-sentence.ts';
import type { StoreOf } from '../../ports/store.ts';
import { namesOf } from '../../team/own-data.ts';
import { findTable } from '../data/find-table.ts';
import { findFollowed, nameConfirmed, nameDecisions } from '../decisions/find-followed.ts';
import { findConfirmed } from '../decisions/find-standing.ts';
import { enqueueRun } from './enqueue-run.ts';
import { gatherEarlier, gatherHistory } from './gather-history.ts';
import type { RunsPort } from './port.ts';
import { publishOutcome } from './publish-outcome.ts';
import { failRun, followProgress, showRest } from './run-progress.ts';

/** A run fails for good when this many attempts end in a programming error. */
export const RUN_ATTEMPTS = 3;
/** A run fails when this many attempts ended with their process: the run probably crashes it. */
const MAX_UNENDED = 5;
/** After this many such attempts, a run rests before the next one. Other runs get on, and a machine that keeps restarting may be stable by then. */
const UNENDED_WITHOUT_REST = 2;
/** The first rest. Each rest is twice as long as the one before. */
const REST_MS = 15_000;

/**
 * Job: runs the step, updates its progress message, and posts findings and files in the thread.
 * @returns `retryInMs` when the run has to rest before its next attempt
 * @throws the error of a failed attempt when there is another one; any error once `signal` is aborted, which is no failure
 */
export async function executeRun(
  needs: Omit<RunsPort, 'compute' | 'store'> & {
    store: StoreOf<'artifacts' | 'cohorts' | 'decisions' | 'erasures' | 'lessons' | 'ownData' | 'posts' | 'runs'>;
    compute: Pick<RunsPort['compute'], 'run'>;
  },
  job: { teamId: string; runId: string },
  context: { attempt: number; signal: AbortSignal },
): Promise<{ retryInMs?: number } | undefined> {
  const { store, course, clock } = needs;
  const run = await store.runs.byId(job.teamId, job.runId);
  const cohort = run && (await store.cohorts.byId(job.teamId, run.cohortId));
  if (run === undefined || cohort === undefined || run.state === 'done' || run.state === 'failed') return;
  const retryInMs = restMs(await store.runs.attempts(job.teamId, run.id), clock.now());
  if (retryInMs > 0) {
    await showRest(needs, cohort, run);
    return { retryInMs };
  }
  const begun = await store.runs.begin(job.teamId, run.id, clock.now());
  if (begun === undefined) return;
  if (begun > MAX_UNENDED) {
    needs.log.error({ runId: run.id, begun: begun - 1 }, 'a run ended its process each time; it is given up');
    await failRun(needs, cohort, run, errorSentence(course, cohort.locale, new AppError('run_crashed')));
    return;
  }
  const progress = followProgress(needs, cohort, run);
  try {
    const next = await publishOutcome(needs, cohort, async () => {
      const fresh = (await store.runs.byId(job.teamId, run.id)) ?? run;
      const { process, parameters } = fresh;
      const course = { ...cohort, dataset: fresh.dataset ?? cohort.dataset };
      const { history, previous } = await gatherHistory(store, course, process);
      const earlier = await gatherEarlier(store, course, process, previous);
      const data = await findTable(needs, course);
      const followed = await findFollowed(store, course, { process, parameters, history });
      const built = PROCESS_IDS.filter((id) => id === process || id in history);
      const decisions = [
        ...nameDecisions(followed, cohort.locale, needs.course),
        ...nameConfirmed(await findConfirmed(store, course), built, cohort.locale, needs.course),
      ];
      const outcome = await needs.compute.run(
        { process, data, parameters, history, earlier, decisions, locale: cohort.locale },
        progress.report,
        context.signal,
      );
      await progress.settled();
      return { run: fresh, previous, outcome, followed, ...(typeof data === 'string' ? {} : { table: namesOf(data) }) };
    });
    if (next !== undefined) await enqueueRun(needs, job.teamId, next.id);
  } catch (error) {
    await progress.settled();
    const expected = error instanceof AppError && !error.retryable;
    if (context.signal.aborted || (!expected && context.attempt < RUN_ATTEMPTS)) {
      // The process survived, so this attempt does not count.
      await store.runs.undoAttempt(job.teamId, run.id);
      throw error;
    }
    if (!expected) needs.log.error({ err: error, runId: run.id }, 'a run failed for good');
    const message = error instanceof AppError ? errorSentence(course, cohort.locale, error) : undefined;
    await failRun(needs, cohort, run, message);
  }
  return;
}

/** How long a run rests before its next attempt, in ms; 0 when it may start now, or not at all. */
function restMs({ count, last }: { count: number; last?: Date }, now: Date): number {
  if (last === undefined || count < UNENDED_WITHOUT_REST || count >= MAX_UNENDED) return 0;
  const rest = REST_MS * 2 ** (count - UNENDED_WITHOUT_REST);
  return Math.min(rest, Math.max(0, last.getTime() + rest - now.getTime()));
}
