import type { Course } from '../../course/course.ts';
import { isProcess } from '../../course/lesson-id.ts';
import { minutesOfParts } from '../../course/lesson-minutes.ts';
import { type LessonFacts, type OwnPath, pathOf } from '../../exercise/own-path.ts';
import { isRequest } from '../../exercise/request.ts';
import { selfReviewKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { nextLesson } from '../lessons/next-lesson.ts';
import { hasAnswer } from '../requests/has-answer.ts';

/** What it takes to see where someone stands. */
export interface PathPort {
  store: Pick<Store, 'lessons' | 'ownQuestions' | 'posts' | 'replies' | 'requests' | 'runs'>;
  course: Course;
}

/** Gathers where a person stands who takes the course alone. */
export async function gatherPath({ store, course }: PathPort, cohort: Cohort): Promise<OwnPath> {
  const { teamId, id: cohortId, locale } = cohort;
  const lessons = course.lessons(locale);
  const posted = await store.lessons.posted(teamId, cohortId);
  const facts: LessonFacts[] = [];
  for (const { id, number, available } of lessons) {
    if (!available) continue;
    const lessonId = posted.includes(id) ? (await store.lessons.latest(teamId, cohortId, id))?.id : undefined;
    facts.push({
      id,
      number,
      minutes: minutesOfParts(course.lesson(locale, id)),
      ...(lessonId === undefined ? {} : { lessonId }),
      hasRun: isProcess(id) && (await store.runs.done(teamId, cohortId, id, 1)).length > 0,
      ...(lessonId === undefined ? { hasAsked: false, answered: [] } : await askedIn(store, cohort, id)),
    });
  }
  const latest = (await store.lessons.latest(teamId, cohortId))?.process;
  const hasQuestions = (await store.ownQuestions.inCohort(teamId, cohortId)).length > 0;
  return pathOf(facts, { latest, following: nextLesson(lessons, posted), hasQuestions });
}

/** What was asked in a lesson: the answered requests, the newest first, and whether their asker has reviewed them. */
async function askedIn(
  store: PathPort['store'],
  { teamId, id }: Cohort,
  lesson: LessonFacts['id'],
): Promise<Pick<LessonFacts, 'hasAsked' | 'answered'>> {
  const requests = (await store.requests.ofLesson(teamId, id, lesson)).filter(isRequest);
  const answered: { requestId: string; isReviewed: boolean }[] = [];
  for (const request of requests.toReversed()) {
    if (!(await hasAnswer(store, teamId, request))) continue;
    const isReviewed = (await store.posts.byKey(teamId, selfReviewKey(request.id))) !== undefined;
    answered.push({ requestId: request.id, isReviewed });
  }
  return { hasAsked: requests.length > 0, answered };
}
