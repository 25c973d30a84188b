import type { ContentOf } from '../../messages/content.ts';
import { runKey } from '../../messages/post-keys.ts';
import { RESTING, runProgressContent } from '../../messages/run-progress-content.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import type { RunsPort } from './port.ts';

/** What it takes to show how far a run is. */
type ProgressPort = Announcer & Pick<RunsPort, 'clock'> & { store: StoreOf<'posts' | 'runs'> };

/** The shortest time between two updates of a progress message. Slack allows about one call a second in a channel. */
const PROGRESS_INTERVAL_MS = 1000;
/** Updates a run's progress message while the step runs. `settled` waits for the last update. */
export function followProgress(needs: ProgressPort, cohort: Cohort, run: Run) {
  let last = Number.NEGATIVE_INFINITY;
  let chain: Promise<unknown> = Promise.resolve();
  return {
    report(share: number, stage: string): void {
      const now = needs.clock.now().getTime();
      if (now - last < PROGRESS_INTERVAL_MS) return;
      last = now;
      const content = runProgressContent(run, { share, stage, state: 'running' });
      chain = chain
        .then(() => show(needs, cohort, content))
        .catch((error: unknown) => needs.log.warn({ err: error, runId: run.id }, 'progress was not shown'));
    },
    settled: () => chain,
  };
}

/** Shows that a run rests. Until then, its message shows where it was when its process ended. */
export function showRest(needs: ProgressPort, cohort: Cohort, run: Run): Promise<void> {
  return show(needs, cohort, runProgressContent(run, { share: 0, stage: RESTING, state: 'queued' }));
}

/**
 * Marks a run as failed, and shows why.
 * @param message a sentence; a general one is shown when undefined
 */
export function failRun(needs: ProgressPort, cohort: Cohort, run: Run, message: string | undefined): Promise<void> {
  const error = message === undefined ? {} : { error: message };
  return show(needs, cohort, runProgressContent(run, { share: 0, stage: 'failed', state: 'failed', ...error }));
}

/** Stores and shows a run's state, unless another worker has ended the run. */
async function show(
  needs: ProgressPort,
  { teamId, channelId }: Cohort,
  content: ContentOf<'run-progress'>,
): Promise<void> {
  const { runId, state } = content;
  const shown = await needs.store.transaction(async (tx) => {
    if (!(await tx.runs.setState(teamId, runId, state))) return false;
    await tx.posts.revise(teamId, runKey(runId, 'progress'), content);
    return true;
  });
  if (shown) await announce(needs, { teamId, channelId });
}
