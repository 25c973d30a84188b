import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import type { ModalView } from '@slack/types';
import { coverageOf } from '../../../exercise/coverage.ts';
import type { Actor, Edge } from '../../edge.ts';
import { coverageView } from './coverage-view.ts';

/**
 * What a lesson's cohort has asked so far, seen privately by whoever looks.
 * @throws AppError stale_button
 */
export async function coverageFor(edge: Edge, { teamId, userId, words }: Actor, lessonId: string): Promise<ModalView> {
  const { store } = edge.flow;
  const { lesson, cohort } = await findLesson(store, teamId, lessonId, userId);
  const { modelRequests } = words.course.lesson(words.locale, lesson.process);
  const asked = await store.requests.ofLesson(teamId, cohort.id, lesson.process);
  const coverage = coverageOf(
    modelRequests,
    asked.map(({ id, assignments, kind, text }) => ({ id, roles: assignments.map(({ role }) => role), kind, text })),
  );
  return coverageView(words, {
    process: lesson.process,
    lessonId,
    coverage: { ...coverage, models: modelRequests },
  });
}
