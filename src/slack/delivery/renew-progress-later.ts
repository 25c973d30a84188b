import type { Content } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import type { Outbox } from './outbox.ts';

/** Messages whose versions tell that a course has gone on. A request's message changes with each of its states, answers and reviews. */
const TELLS_OF_WORK: readonly Content['type'][] = ['request', 'lesson', 'findings'];
/** Changes of so many messages' time become one version of the progress message: 15 seconds at Slack's pace. */
const MESSAGES = 15;

/**
 * Enqueues the job that brings the channel's progress message up to date, if it has one. Changes within some seconds share a job, whose id is
 * the end of these seconds: a change that comes while a job works gets the next one. It's called at a delivery, so a process that dies in
 * between calls it again.
 */
export async function renewProgressLater(
  { store, jobs, log, rate }: Pick<Outbox, 'store' | 'jobs' | 'log' | 'rate'>,
  post: Post,
): Promise<void> {
  if (!TELLS_OF_WORK.includes(post.content.type)) return;
  if ((await store.posts.newestProgress(post)) === undefined) return;
  const cohort = await store.cohorts.inChannel(post);
  if (cohort === undefined) return;
  const { teamId, id: cohortId } = cohort;
  const everyMs = Math.max(1, MESSAGES * rate.everyMs);
  // The queue's delays follow the machine's clock.
  const now = Date.now();
  const at = (Math.floor(now / everyMs) + 1) * everyMs;
  try {
    await jobs.enqueue(
      'renew-progress',
      { teamId, cohortId },
      { id: `renew-progress-${cohortId}-${at}`, delayMs: at - now },
    );
  } catch (error) {
    log.warn({ err: error, cohortId }, 'could not enqueue a new version of the progress message; the next change will');
  }
}
