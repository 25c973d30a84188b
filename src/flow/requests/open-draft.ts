import type { RequestKind, RoleId } from '../../course/types.ts';
import type { Draft } from '../../exercise/draft.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { FlowDeps } from '../deps.ts';
import { suggestDraft } from './suggest-draft.ts';

/** A request as it stands in the form. */
export interface Written {
  roles: RoleId[];
  kind?: RequestKind;
  text: string;
}

/** What the form begins with: what this person left there, else the draft that a step wrote for the first request. */
export async function openDraft(
  deps: FlowDeps,
  cohort: Cohort,
  lesson: LessonPost,
  userId: string,
): Promise<Written & { isKept: boolean }> {
  const kept = await deps.store.drafts.of({ ...cohort, cohortId: cohort.id, process: lesson.process, userId });
  if (kept !== undefined && !isBlank(kept)) {
    const { offers } = deps.course.lessonInfo(cohort.locale, lesson.process);
    const { kind, text } = kept;
    // A role may have left the lesson since.
    const roles = kept.roles.filter((role) => offers.includes(role));
    return { roles, text, ...(kind === undefined ? {} : { kind }), isKept: true };
  }
  return { roles: [], text: (await suggestDraft(deps, cohort, lesson, userId)) ?? '', isKept: false };
}

function isBlank({ roles, kind, text }: Draft): boolean {
  return roles.length === 0 && kind === undefined && text.trim() === '';
}
