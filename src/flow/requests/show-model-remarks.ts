import { PROCESS_IDS } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { revealedRoles } from '../../exercise/remark.ts';
import type { Store } from '../../ports/store.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { RequestsPort } from './port.ts';

/** What a role could tell the data scientist in a process. */
export interface ModelRemarks {
  role: RoleId;
  remarks: readonly string[];
}

/**
 * Shows what the course would have told the data scientist in a lesson, for each role in which this person has told them something.
 * @throws AppError remark_locked before that; and as findLesson does
 */
export async function showModelRemarks(
  {
    store,
    course,
  }: Pick<RequestsPort, 'course'> & { store: Pick<Store, 'cohorts' | 'lessons' | 'members' | 'requests'> },
  { teamId, lessonId, userId, locale }: { teamId: string; lessonId: string; userId: string; locale: Locale },
): Promise<ModelRemarks[]> {
  const { lesson, cohort } = await findLesson(store, teamId, lessonId, userId);
  const process = PROCESS_IDS.find((id) => id === lesson.process);
  const sent = process === undefined ? [] : await store.requests.ofLesson(teamId, cohort.id, process);
  const shown = revealedRoles(sent, userId).flatMap((role) => {
    const card = course.roleCard(locale, lesson.process, role);
    return card === undefined ? [] : [{ role, remarks: card.remarks }];
  });
  if (shown.length === 0) throw new AppError('remark_locked');
  return shown;
}
