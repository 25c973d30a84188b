import type { ProcessId } from '../course/types.ts';
import type { Cohort, Run, Store } from '../ports.ts';
import type { Content } from './content.ts';
import { announce, type FlowDeps } from './deps.ts';

/** A progress message changes at most once in this time: Slack allows about one call a second in a channel. */
const PROGRESS_INTERVAL_MS = 1000;
/** Stage of a run that waits because it was begun in vain more than once. */
export const RESTING = 'resting';

/** Outbox key of a message of a run: `progress`, `findings`, `chart-<id>`, or an artifact's kind. */
export function runKey(runId: string, part: string): string {
  return `run:${runId}:${part}`;
}

/** What the progress message of a run shows. `share` is from 0 to 1; `error` is a sentence. */
export function progressContent(
  runId: string,
  process: ProcessId,
  share: number,
  stage: string,
  state: Run['state'],
  error?: string,
): Content {
  return { type: 'run-progress', runId, process, share, stage, state, ...(error === undefined ? {} : { error }) };
}

/** Shows how far a run is while it is computed. */
export function followProgress(deps: FlowDeps, cohort: Cohort, run: Run) {
  let last = Number.NEGATIVE_INFINITY;
  let chain: Promise<unknown> = Promise.resolve();
  return {
    report(share: number, stage: string): void {
      const now = deps.clock.now().getTime();
      if (now - last < PROGRESS_INTERVAL_MS) return;
      last = now;
      const content = progressContent(run.id, run.process, share, stage, 'running');
      const show = async (tx: Store) => {
        // Of a run that another worker has ended, nothing is drawn back.
        if (await tx.runs.setState(cohort.teamId, run.id, 'running'))
          await tx.posts.revise(cohort.teamId, runKey(run.id, 'progress'), content);
      };
      chain = chain
        .then(() => deps.store.transaction(show))
        .then(() => announce(deps, cohort))
        .catch((error: unknown) => deps.log.warn({ err: error, runId: run.id }, 'progress was not shown'));
    },
    settled: () => chain,
  };
}

/** Shows that a run waits: its message still says where it was when its process ended. */
export async function showRest(deps: FlowDeps, cohort: Cohort, run: Run): Promise<void> {
  const { store } = deps;
  if (!(await store.runs.setState(cohort.teamId, run.id, 'queued'))) return;
  const content = progressContent(run.id, run.process, 0, RESTING, 'queued');
  await store.posts.revise(cohort.teamId, runKey(run.id, 'progress'), content);
  await announce(deps, cohort);
}

/** Ends a run that cannot be brought to its end, and says why; in general words when absent. */
export async function failRun(deps: FlowDeps, cohort: Cohort, run: Run, message: string | undefined): Promise<void> {
  const { store } = deps;
  // Another worker may have brought it to its end meanwhile.
  if (!(await store.runs.setState(cohort.teamId, run.id, 'failed'))) return;
  await store.posts.revise(
    cohort.teamId,
    runKey(run.id, 'progress'),
    progressContent(run.id, run.process, 0, 'failed', 'failed', message),
  );
  await announce(deps, cohort);
}
