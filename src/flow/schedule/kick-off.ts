import type { ContentOf } from '../../messages/content.ts';
import { cohortKey } from '../../messages/post-keys.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Schedule } from '../../team/schedule.ts';
import { scheduledWords } from './tell-what-is-next.ts';

/**
 * Tells the channel what to expect of the weeks to come, and how many messages they bring. A course has it once. Runs inside the caller's
 * transaction.
 * @returns false when the course has had it
 */
export async function kickOff(
  { clock }: { clock: Clock },
  tx: Pick<Store, 'posts'>,
  cohort: Cohort,
  { by, schedule, weekly }: { by: string; schedule: Schedule; weekly: boolean },
): Promise<boolean> {
  const { teamId, channelId, locale } = cohort;
  const { next } = scheduledWords(cohort, schedule, { asks: false, now: clock.now() });
  const content: ContentOf<'kick-off'> = {
    type: 'kick-off',
    by,
    lessons: schedule.lessons.length,
    ...(next === undefined ? {} : { first: next }),
    ...(weekly ? { weekly: true as const } : {}),
  };
  return tx.posts.add({ teamId, channelId, locale, key: cohortKey(cohort.id, 'kick-off'), content });
}
