import type { RequestKind } from '../../course/request-kind.ts';
import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { dueAtEndOf } from '../../exercise/due-date.ts';
import type { Request } from '../../exercise/request.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import { findWorkingHours } from './find-working-hours.ts';
import type { RequestsPort } from './port.ts';
import { sendToRoles } from './send-to-roles.ts';

/** The most roles that one request asks. Nobody feels addressed by a broadcast. */
export const MAX_ASKED = 3;

/**
 * Sends a learner's request to the roles that they chose, as sendToRoles does.
 * @param input.requestId made when the modal opens, so that a submission that Slack delivers twice is one request
 * @throws AppError role_needed, too_many_asked, role_not_offered, due_invalid; and as findLesson and checkText do
 */
export async function askRole(
  needs: RequestsPort,
  input: {
    teamId: string;
    lessonId: string;
    requestId: string;
    askerId: string;
    roles: RoleId[];
    kind: RequestKind;
    text: string;
    /** By which day of the asker the answer is needed: YYYY-MM-DD. */
    due?: string | undefined;
  },
): Promise<Request> {
  const { store, course } = needs;
  const { requestId: id, askerId, kind } = input;
  const text = checkText(input.text);
  const found = await findLesson(store, input.teamId, input.lessonId, askerId);
  const { lesson, cohort } = found;
  const { offers } = course.lessonInfo(cohort.locale, lesson.process);
  const roles = [...new Set(input.roles)];
  if (roles.length === 0) throw new AppError('role_needed');
  if (roles.length > MAX_ASKED) throw new AppError('too_many_asked', { max: MAX_ASKED, count: roles.length });
  const stranger = roles.find((role) => !offers.includes(role));
  if (stranger !== undefined) throw new AppError('role_not_offered', { role: stranger, process: lesson.process });
  const dueAt = input.due && dueAtEndOf(input.due, needs.clock.now(), await findWorkingHours(needs, cohort, askerId));
  return sendToRoles(needs, found, { id, askerId, roles, kind, text, ...(dueAt ? { dueAt } : {}) });
}
