import type { Post } from '../../messages/post.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { Outbox } from './outbox.ts';

/**
 * Enqueues the job that shows a run's charts in the message of its findings, when Slack has them, if the operator wants it. It's called before the
 * delivery is stored, so a process that dies in between calls it again.
 */
export async function showChartsLater(
  { jobs, log, rate, chartBlocks }: Pick<Outbox, 'jobs' | 'log' | 'rate' | 'chartBlocks'>,
  { teamId, key, content }: Post,
): Promise<void> {
  if (!chartBlocks || content.type !== 'files' || key !== runKey(content.runId, 'charts')) return;
  const { runId } = content;
  try {
    await jobs.enqueue('show-charts', { teamId, runId }, { id: `show-charts-${runId}`, delayMs: rate.againMs });
  } catch (error) {
    log.warn({ err: error, runId }, 'could not enqueue the charts of findings; they stay below');
  }
}
