import type { ModalView } from '@slack/types';
import { isProcess } from '../../../course/lesson-id.ts';
import { coverageOf } from '../../../exercise/coverage.ts';
import { revealedRoles, rolesTold, speakingRoles } from '../../../exercise/remark.ts';
import { isRequest, rolesPresentedTo } from '../../../exercise/request.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import type { Actor } from '../../app/actor.ts';
import type { EdgeWith } from '../../app/edge.ts';
import { wordsIn } from '../../messages/words.ts';
import { coverageView } from './coverage-view.ts';

/**
 * Builds the modal about what a cohort has asked in a lesson so far.
 * @throws AppError stale_button
 */
export async function coverageFor(
  edge: EdgeWith<'store'>,
  { teamId, userId, words }: Actor,
  lessonId: string,
): Promise<ModalView> {
  const { store } = edge.flow;
  const { lesson, cohort } = await findLesson(store, teamId, lessonId, userId);
  const { exampleRequests } = words.course.lesson(words.locale, lesson.process);
  const asked = await store.requests.ofLesson(teamId, cohort.id, lesson.process);
  const coverage = coverageOf(
    exampleRequests,
    asked
      .filter(isRequest)
      .map(({ id, assignments, kind, text }) => ({ id, roles: assignments.map(({ role }) => role), kind, text })),
  );
  return coverageView(wordsIn(words, cohort.channelId), {
    process: lesson.process,
    lessonId,
    coverage: { ...coverage, examples: exampleRequests },
    told: rolesTold(asked),
    presented: rolesPresentedTo(asked),
    tellers: isProcess(lesson.process)
      ? speakingRoles({ ...words.course.lessonInfo(words.locale, lesson.process), held: [] })
      : [],
    hasRevealed: revealedRoles(asked, userId).length > 0,
  });
}
