import type { ProcessId } from '../../course/types.ts';
import type { Content } from '../../messages/content.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';

type Progress = Extract<Content, { type: 'run-progress' }>;

/** A progress message changes at most once in this time: Slack allows about one call a second in a channel. */
const PROGRESS_INTERVAL_MS = 1000;
/** Stage of a run that waits because it was begun in vain more than once. */
export const RESTING = 'resting';

/** What the progress message of a run shows. `share` is from 0 to 1; `error` is a sentence. */
export function progressContent(
  runId: string,
  process: ProcessId,
  share: number,
  stage: string,
  state: Run['state'],
  error?: string,
): Progress {
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
      chain = chain
        .then(() => show(deps, cohort, content))
        .catch((error: unknown) => deps.log.warn({ err: error, runId: run.id }, 'progress was not shown'));
    },
    settled: () => chain,
  };
}

/** Shows that a run waits: its message still says where it was when its process ended. */
export function showRest(deps: FlowDeps, cohort: Cohort, run: Run): Promise<void> {
  return show(deps, cohort, progressContent(run.id, run.process, 0, RESTING, 'queued'));
}

/** Ends a run that cannot be brought to its end, and says why; in general words when absent. */
export function failRun(deps: FlowDeps, cohort: Cohort, run: Run, message: string | undefined): Promise<void> {
  return show(deps, cohort, progressContent(run.id, run.process, 0, 'failed', 'failed', message));
}

/** Keeps and shows what state a run is in. What another worker has brought to its end meanwhile is not drawn back. */
async function show(deps: FlowDeps, { teamId, channelId }: Cohort, content: Progress): Promise<void> {
  const { runId, state } = content;
  const shown = await deps.store.transaction(async (tx) => {
    if (!(await tx.runs.setState(teamId, runId, state))) return false;
    await tx.posts.revise(teamId, runKey(runId, 'progress'), content);
    return true;
  });
  if (shown) await announce(deps, { teamId, channelId });
}
