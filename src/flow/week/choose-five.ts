import type { WeekAhead } from '../../messages/content.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { WeekPort, WeekStores } from './port.ts';

/**
 * Chooses what a person can do in five minutes: answer, else review, else ask in the newest lesson, else take its quick check. Nothing, when all
 * of it is done.
 */
export async function chooseFive(
  { course }: Pick<WeekPort, 'course'>,
  store: Pick<WeekStores, 'lessons' | 'quickChecks' | 'requests'>,
  cohorts: readonly Cohort[],
  { userId, waiting, reviews }: { userId: string; waiting: number; reviews: number },
): Promise<WeekAhead['five']> {
  if (waiting > 0) return { do: 'answer' };
  if (reviews > 0) return { do: 'review' };
  for (const { teamId, id: cohortId, channelId: channel, locale } of cohorts) {
    const lesson = await store.lessons.latest(teamId, cohortId);
    if (lesson === undefined) continue;
    const { id: lessonId, process } = lesson;
    const about = { lessonId, process, channel };
    const asks = course.lessonInfo(locale, process).offers.length > 0;
    if (asks && (await store.requests.countAskedBy(teamId, cohortId, process, userId)) === 0)
      return { do: 'ask', ...about };
    const answers = await store.quickChecks.latestOf(teamId, { cohortId, process, userId });
    if (course.lesson(locale, process).quickCheck.length > 0 && answers.size === 0)
      return { do: 'quick-check', ...about };
  }
  return undefined;
}
