import type { ContentOf } from '../../messages/content.ts';
import { scheduleNoteKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Schedule } from '../../team/schedule.ts';
import type { SchedulePort } from './port.ts';
import { scheduledWords } from './tell-what-is-next.ts';

type Note = ContentOf<'schedule-note'>;
/** What a line says, without what comes next. */
export type Noted = Note extends infer Each
  ? Each extends Note
    ? Omit<Each, 'type' | 'next' | 'onHold'>
    : never
  : never;

/**
 * Says in the channel, in one line that mentions nobody, what has happened to its schedule and what is next. Call it once a change, in the
 * transaction that makes it: the line has no key that a repeated change would find.
 * @param schedule undefined when it is over, or when another message tells what is next
 */
export async function noteSchedule(
  { clock, random }: Pick<SchedulePort, 'clock' | 'random'>,
  tx: Pick<Store, 'posts'>,
  cohort: Cohort,
  { noted, schedule }: { noted: Noted; schedule: Schedule | undefined },
): Promise<void> {
  const { teamId, channelId, locale } = cohort;
  const { next, paused } = scheduledWords(cohort, schedule, { asks: false, now: clock.now() });
  // A line that tells of the pause need not say that the schedule is on hold.
  const isOnHold = paused === true && noted.what !== 'paused';
  const content: Note = {
    type: 'schedule-note',
    ...noted,
    ...(next === undefined ? {} : { next }),
    ...(isOnHold ? { onHold: true as const } : {}),
  };
  await tx.posts.add({ teamId, channelId, locale, key: scheduleNoteKey(cohort.id, random.uuid()), content });
}
