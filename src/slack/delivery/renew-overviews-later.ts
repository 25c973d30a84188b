import type { Content } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Outbox } from './outbox.ts';

/**
 * Messages whose versions tell that a course has gone on. A request's message changes with each of its states, answers and reviews, and the
 * project page tells about the table that the course uses.
 */
const TELLS_OF_WORK: readonly Content['type'][] = ['request', 'lesson', 'findings', 'data-switched', 'own-data'];
/** Changes of so many messages' time become one version of an overview: 15 seconds at Slack's pace. */
const MESSAGES = 15;

/**
 * Enqueues the jobs that bring the channel's overviews, its progress message and its project page, up to date, if it has them. Changes within
 * some seconds share a job, whose id is the end of these seconds: a change that comes while a job works gets the next one. It's called at a
 * delivery, so a process that dies in between calls it again.
 */
export async function renewOverviewsLater(
  outbox: Pick<Outbox, 'store' | 'jobs' | 'log' | 'rate'>,
  post: Post,
): Promise<void> {
  const { store } = outbox;
  if (!TELLS_OF_WORK.includes(post.content.type)) return;
  const kinds = [
    ...((await store.posts.newestProgress(post)) === undefined ? [] : ['renew-progress' as const]),
    ...((await store.posts.projectPage(post)) === undefined ? [] : ['renew-page' as const]),
  ];
  if (kinds.length === 0) return;
  const cohort = await store.cohorts.inChannel(post);
  if (cohort !== undefined) for (const kind of kinds) await enqueue(outbox, kind, cohort);
}

/** Enqueues the job that shows the project page in a canvas. Versions within some seconds share a job. */
export async function showCanvasLater(
  { jobs, log, rate }: Pick<Outbox, 'jobs' | 'log' | 'rate'>,
  { teamId, channelId, content }: Post,
): Promise<void> {
  if (content.type !== 'project-page') return;
  const { at, delayMs } = endOfSpan(rate);
  try {
    await jobs.enqueue('show-canvas', { teamId, channelId }, { id: `show-canvas-${channelId}-${at}`, delayMs });
  } catch (error) {
    log.warn({ err: error, channel: channelId }, 'could not enqueue a new version of a canvas; the next change will');
  }
}

/** When the span of time ends whose changes share a job. */
function endOfSpan({ everyMs }: Outbox['rate']): { at: number; delayMs: number } {
  const spanMs = Math.max(1, MESSAGES * everyMs);
  // The queue's delays follow the machine's clock.
  const now = Date.now();
  const at = (Math.floor(now / spanMs) + 1) * spanMs;
  return { at, delayMs: at - now };
}

async function enqueue(
  { jobs, log, rate }: Pick<Outbox, 'jobs' | 'log' | 'rate'>,
  kind: 'renew-progress' | 'renew-page',
  { teamId, id: cohortId }: Cohort,
): Promise<void> {
  const { at, delayMs } = endOfSpan(rate);
  try {
    await jobs.enqueue(kind, { teamId, cohortId }, { id: `${kind}-${cohortId}-${at}`, delayMs });
  } catch (error) {
    log.warn({ err: error, cohortId, kind }, 'could not enqueue a new version of an overview; the next change will');
  }
}
