import { PROCESS_IDS } from '../../course/lesson-id.ts';
import { isRequest } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import { type Suggestion, suggestWords } from '../../exercise/suggest-words.ts';
import type { StoreOf } from '../../ports/store.ts';
import { workingDaysBetween } from '../../team/add-working-days.ts';
import type { Cohort } from '../../team/cohort.ts';
import { workingHoursBetween } from '../../team/working-hours.ts';
import { findWorkingHours } from '../requests/find-working-hours.ts';
import type { WeekPort } from './port.ts';

/** Chooses what a facilitator may say next, from how the newest lesson goes. Days are working days of the facilitator. */
export async function gatherSuggestions(
  needs: Pick<WeekPort, 'chat' | 'clock'> & {
    store: StoreOf<'lessons' | 'members' | 'replies' | 'requests' | 'roles'>;
  },
  cohort: Cohort,
  silent: number,
): Promise<Suggestion[]> {
  const { store, clock } = needs;
  const { teamId, id } = cohort;
  const hours = await findWorkingHours(needs, cohort, cohort.facilitatorId);
  const daysSince = (at: Date) => workingDaysBetween(workingHoursBetween(at, clock.now(), hours), hours);
  const lesson = await store.lessons.latest(teamId, id);
  const isAsking = lesson !== undefined && PROCESS_IDS.some((process) => process === lesson.process);
  const sent = isAsking ? await store.requests.ofLesson(teamId, id, lesson.process) : [];
  const requests = sent.filter((each) => isRequest(each) && each.lessonId === lesson?.id);
  const replies = (await Promise.all(requests.map((request) => store.replies.of(teamId, request.id)))).flat();
  const waiting = (await store.requests.openIn(teamId, id)).flatMap(({ assignments }) => assignments.filter(isOpen));
  const oldest = waiting.map(({ askedAt }) => askedAt).sort((a, b) => a.getTime() - b.getTime())[0];
  return suggestWords({
    ...(isAsking ? { lessonDays: daysSince(lesson.createdAt) } : {}),
    requests: requests.map(({ text }) => text),
    replies: replies.filter(({ source }) => source === 'modal' || source === 'thread'),
    ...(oldest === undefined ? {} : { waitsDays: daysSince(oldest) }),
    holders: new Set((await store.roles.list(teamId, id)).map(({ userId }) => userId)).size,
    silent,
  });
}
