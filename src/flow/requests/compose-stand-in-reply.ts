import type { Course } from '../../course/course.ts';
import type { RoleId } from '../../course/role.ts';
import { nearestExampleRequest } from '../../exercise/nearest-example-request.ts';
import type { Request } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';

/** Author of the replies that no person wrote. */
export const STAND_IN = 'stand-in';

/**
 * Writes what a role's stand-in says. The first reply is the course's answer to the nearest example request. Without such a
 * request, or the second time, the stand-in asks the questions on its role card. After that it says that a person is needed.
 * @param nth how many replies this stand-in has already given to this request
 */
export function composeStandInReply(
  course: Course,
  cohort: Cohort,
  request: Request,
  { role, nth }: { role: RoleId; nth: number },
): string {
  const { process, kind, text } = request;
  const near = nearestExampleRequest(course.lesson(cohort.locale, process), { role, kind, text });
  if (near !== undefined && nth === 0) return near.reply;
  if (nth > 1) return course.t(cohort.locale, 'stand-in.no-more');
  const questions = course.roleCard(cohort.locale, process, role).map((question) => `• ${question}`);
  return course.t(cohort.locale, questions.length === 0 ? 'stand-in.nothing' : 'stand-in.asks-first', {
    questions: questions.join('\n'),
  });
}
