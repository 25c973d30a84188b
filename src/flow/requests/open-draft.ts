import type { RequestKind } from '../../course/request-kind.ts';
import type { RoleId } from '../../course/role.ts';
import type { Draft } from '../../exercise/draft.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { RequestsPort } from './port.ts';
import { suggestDraft } from './suggest-draft.ts';

/** A request as the form holds it. */
export interface Written {
  roles: RoleId[];
  kind?: RequestKind;
  text: string;
  /** By which day the answer is needed: YYYY-MM-DD; absent where the cohort's pace decides. */
  due?: string;
}

/** Fills the form with what this person left there, or else with the step's draft for a first request. */
export async function openDraft(
  { store, course }: Pick<RequestsPort, 'course'> & { store: Pick<Store, 'drafts' | 'requests' | 'runs'> },
  cohort: Cohort,
  lesson: LessonPost,
  userId: string,
): Promise<Written & { isKept: boolean }> {
  const kept = await store.drafts.of({ ...cohort, cohortId: cohort.id, process: lesson.process, userId });
  if (kept !== undefined && !isBlank(kept)) {
    const { offers } = course.lessonInfo(cohort.locale, lesson.process);
    const { kind, text, due } = kept;
    // The course may have changed since: it may no longer offer a role in this lesson.
    const roles = kept.roles.filter((role) => offers.includes(role));
    return {
      roles,
      text,
      ...(kind === undefined ? {} : { kind }),
      ...(due === undefined ? {} : { due }),
      isKept: true,
    };
  }
  return { roles: [], text: (await suggestDraft(store, cohort, lesson, userId)) ?? '', isKept: false };
}

function isBlank({ roles, kind, text, due }: Draft): boolean {
  return roles.length === 0 && kind === undefined && due === undefined && text.trim() === '';
}
