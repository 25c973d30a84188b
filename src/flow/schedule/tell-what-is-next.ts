import type { LessonId } from '../../course/lesson-id.ts';
import type { NextLesson, Scheduled } from '../../messages/content.ts';
import { lessonContent } from '../../messages/lesson-content.ts';
import { lessonKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { Schedule } from '../../team/schedule.ts';
import type { SchedulePort } from './port.ts';
import { datesAhead } from './preview-schedule.ts';

/**
 * The values of a lesson's sentence about its schedule.
 * @param schedule undefined when it is over
 * @param lesson.asks whether the lesson has roles to ask, so that the next lesson may wait for it
 */
export function scheduledWords(
  cohort: Pick<Cohort, 'paused'>,
  schedule: Schedule | undefined,
  { asks, now }: { asks: boolean; now: Date },
): Scheduled {
  if (schedule === undefined) return {};
  if (schedule.paused || cohort.paused) return { paused: true };
  const next = nextLesson(schedule, { asks, now });
  return next === undefined ? {} : { next };
}

/** The next lesson of a schedule that runs, after now. */
function nextLesson(schedule: Schedule, { asks, now }: { asks: boolean; now: Date }): NextLesson | undefined {
  const [next] = datesAhead(schedule, now);
  const waits = asks && schedule.whenUnfinished === 'wait';
  return next && { process: next.process, at: next.at.toISOString(), waits };
}

/** Whether a lesson has roles to ask. A lesson without them is finished when it is posted. */
export function asksSomebody({ course }: Pick<SchedulePort, 'course'>, cohort: Cohort, process: LessonId): boolean {
  return course.lessonInfo(cohort.locale, process).offers.length > 0;
}

/**
 * Updates what the channel's messages say comes next, so that none names a date that has passed: the newest scheduled lesson tells it, and
 * the newest line about the schedule while no lesson has come after it. Older ones no longer do.
 */
export async function tellWhatIsNext(
  deps: Pick<SchedulePort, 'course' | 'clock'>,
  tx: Pick<Store, 'lessons' | 'posts' | 'schedules'>,
  cohort: Cohort,
  schedule: Schedule | undefined,
): Promise<void> {
  const { teamId } = cohort;
  const now = deps.clock.now();
  const lessonId = await tx.schedules.lastPosted(teamId, cohort.id);
  const newest = lessonId === undefined ? undefined : await tx.lessons.byId(teamId, lessonId);
  const tell = ({ id, process }: LessonPost, words: Scheduled) =>
    tx.posts.revise(teamId, lessonKey(id), lessonContent(id, process, words));
  if (newest !== undefined) {
    const asks = asksSomebody(deps, cohort, newest.process);
    await tell(newest, scheduledWords(cohort, schedule, { asks, now }));
  }
  const telling = await tx.posts.lockTellingNext(cohort);
  for (const [index, { key, content }] of telling.entries()) {
    if (content.type === 'lesson' && content.lessonId !== newest?.id) {
      const older = await tx.lessons.byId(teamId, content.lessonId);
      if (older !== undefined) await tell(older, { followed: true });
    }
    if (content.type !== 'schedule-note') continue;
    const { next: _, ...rest } = content;
    const { next } = index < telling.length - 1 ? {} : scheduledWords(cohort, schedule, { asks: false, now });
    await tx.posts.revise(teamId, key, next === undefined ? rest : { ...rest, next });
  }
}
