import { AppError } from '../../errors.ts';
import { calendarKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { type Announcer, announce } from '../announce.ts';
import { findCohort } from '../members/find-cohort.ts';
import { currentSchedule } from './current-schedule.ts';
import type { SchedulePort } from './port.ts';
import { writeCalendar } from './write-calendar.ts';

/**
 * Sends a member the dates of their cohort's schedule as a calendar file, in their direct messages with the app.
 * @param input.id id of the press, so that one that Slack delivers twice sends it once
 * @throws AppError cohort_missing, not_in_cohort; schedule_missing when nothing is scheduled
 */
export async function sendCalendar(
  needs: Announcer &
    Pick<SchedulePort, 'chat' | 'clock' | 'course' | 'random'> & {
      store: StoreOf<'artifacts' | 'cohorts' | 'lessons' | 'members' | 'posts' | 'schedules'>;
    },
  { place, userId, id }: { place: Place; userId: string; id: string },
): Promise<void> {
  const { store, chat, random, clock } = needs;
  const { teamId, channelId } = place;
  const cohort = await findCohort(store, place, userId);
  const { locale } = await chat.personOf(teamId, userId);
  const to = { teamId, channelId: userId, locale };
  const key = calendarKey(id);
  await store.transaction(async (tx) => {
    const schedule = await currentSchedule(needs, tx, cohort);
    if (schedule === undefined) throw new AppError('schedule_missing');
    const lead = { type: 'calendar' as const, to: userId, channel: channelId };
    if (!(await tx.posts.add({ ...to, key, content: lead }))) return;
    const artifactId = random.uuid();
    const now = clock.now();
    await tx.artifacts.add(teamId, {
      id: artifactId,
      kind: 'calendar',
      filename: 'lessons.ics',
      mediaType: 'text/calendar',
      content: new TextEncoder().encode(writeCalendar(needs, { schedule, place, locale, now })),
    });
    const file = { type: 'file' as const, artifactId, title: 'lessons.ics', altText: '', isImage: false };
    await tx.posts.add({ ...to, key: calendarKey(id, 'file'), content: file });
  });
  await announce(needs, to);
}
