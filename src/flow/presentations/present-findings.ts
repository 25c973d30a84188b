import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { checkStatements, textOf, type WrittenStatement } from '../../exercise/presentation.ts';
import type { Request } from '../../exercise/request.ts';
import { figuresOf } from '../../steps/figures-of.ts';
import type { RequestsPort } from '../requests/port.ts';
import { sendToRoles } from '../requests/send-to-roles.ts';
import { openPresenting } from './open-presenting.ts';

/**
 * Sends what a run has found to a role, as sendToRoles does: up to three statements to confirm, each with the figure that shows it.
 * @param input.requestId made when the form opens, so that a submission that Slack delivers twice is one presentation
 * @throws AppError role_needed, role_not_offered; and as openPresenting and checkStatements do
 */
export async function presentFindings(
  needs: RequestsPort,
  input: {
    teamId: string;
    lessonId: string;
    runId: string;
    requestId: string;
    askerId: string;
    role: RoleId | undefined;
    written: readonly WrittenStatement[];
  },
): Promise<Request> {
  const { course } = needs;
  const { requestId: id, askerId, role } = input;
  const { lesson, cohort, run } = await openPresenting(needs, { ...input, userId: askerId });
  const { offers } = course.lessonInfo(cohort.locale, lesson.process);
  if (role === undefined) throw new AppError('role_needed');
  if (!offers.includes(role)) throw new AppError('role_not_offered', { role, process: lesson.process });
  // Everybody who is in the course reads the figures in its language.
  const figures = figuresOf(run.process, run.findings, cohort.locale, course.t);
  const statements = checkStatements(input.written, { figures, dataset: run.dataset ?? cohort.dataset });
  const text = textOf(statements);
  return sendToRoles(needs, { lesson, cohort }, { id, askerId, roles: [role], kind: 'presentation', text, statements });
}
