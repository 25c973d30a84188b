import type { Course, RoleId } from '../../course/types.ts';
import type { Request } from '../../exercise/request.ts';
import { nearestModelRequest } from '../../exercise/stand-in.ts';
import type { Cohort } from '../../team/cohort.ts';

/** Who has written a reply that no person has. */
export const STAND_IN = 'stand-in';

/**
 * What a role's stand-in says: the course's reply to the model request nearest to this one; where there is none, and when it is
 * asked back, what the role would want to know first (its role card); then that a person is needed.
 * @param nth how often it has answered this request before
 */
export function composeStandInReply(
  course: Course,
  cohort: Cohort,
  request: Request,
  { role, nth }: { role: RoleId; nth: number },
): string {
  const { process, kind, text } = request;
  const near = nearestModelRequest(course.lesson(cohort.locale, process), { role, kind, text });
  if (near !== undefined && nth === 0) return near.reply;
  if (nth > 1) return course.t(cohort.locale, 'stand-in.no-more');
  const questions = course.roleCard(cohort.locale, process, role).map((question) => `• ${question}`);
  return course.t(cohort.locale, questions.length === 0 ? 'stand-in.nothing' : 'stand-in.asks-first', {
    questions: questions.join('\n'),
  });
}
