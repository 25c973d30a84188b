import { isProcess } from '../../course/lesson-id.ts';
import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { revealedRoles, speakingRoles } from '../../exercise/remark.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { RequestsPort } from './port.ts';

/** A person who can tell the data scientist something in a lesson. */
export interface Speaker {
  lesson: LessonPost;
  cohort: Cohort;
  /** The roles in which they can speak, those first in which they haven't yet; never empty. */
  roles: RoleId[];
  /** The roles whose model remarks they may see. */
  revealed: RoleId[];
}

/**
 * Finds in which roles a person can tell the data scientist something in a lesson.
 * @throws AppError lesson_asks_nobody where the lesson has no data scientist to hear it; and as findLesson does
 */
export async function findSpeaker(
  {
    store,
    course,
  }: Pick<RequestsPort, 'course'> & {
    store: Pick<Store, 'cohorts' | 'lessons' | 'members' | 'requests' | 'roles'>;
  },
  { teamId, lessonId, userId }: { teamId: string; lessonId: string; userId: string },
): Promise<Speaker> {
  const { lesson, cohort } = await findLesson(store, teamId, lessonId, userId);
  const { offers } = course.lessonInfo(cohort.locale, lesson.process);
  const holdings = await store.roles.list(teamId, cohort.id);
  const held = holdings.filter((each) => each.userId === userId).map(({ role }) => role);
  const roles = isProcess(lesson.process) ? speakingRoles({ offers, held }) : [];
  if (roles.length === 0) throw new AppError('lesson_asks_nobody', { process: lesson.process });
  const revealed = revealedRoles(await store.requests.ofLesson(teamId, cohort.id, lesson.process), userId);
  const isRevealed = (role: RoleId): number => Number(revealed.includes(role));
  return { lesson, cohort, roles: roles.toSorted((a, b) => isRevealed(a) - isRevealed(b)), revealed };
}
