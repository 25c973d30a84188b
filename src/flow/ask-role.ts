import type { RequestKind, RoleId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import { checkText } from '../exercise/check-text.ts';
import { type Load, routeRequest } from '../exercise/route-request.ts';
import type { Request } from '../ports.ts';
import { announce, type FlowDeps } from './deps.ts';
import { findLesson } from './find-cohort.ts';
import { requestContent, requestKey } from './request-content.ts';
import { threadOf } from './thread-of.ts';

/**
 * Posts a learner's request in the lesson's thread and routes it to the teammate who holds the role.
 * `requestId` is made when the modal opens, so that a submission delivered twice is one request.
 * @throws AppError stale_button, role_not_offered, text_empty, text_too_long
 */
export async function askRole(
  deps: FlowDeps,
  input: {
    teamId: string;
    lessonId: string;
    requestId: string;
    askerId: string;
    role: RoleId;
    kind: RequestKind;
    text: string;
  },
): Promise<Request> {
  const { store, clock, course } = deps;
  const text = checkText(input.text);
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId);
  const { offers, name } = course.lessonInfo(cohort.locale, lesson.process);
  if (!offers.includes(input.role)) {
    throw new AppError('role_not_offered', { role: input.role, process: name });
  }
  const request = await store.transaction(async (tx) => {
    const existing = await tx.requests.byId(input.teamId, input.requestId);
    if (existing !== undefined) return existing;
    const loads = await tx.requests.load(input.teamId, cohort.id);
    const { assignee, why } = routeRequest({
      role: input.role,
      asker: input.askerId,
      facilitator: cohort.facilitatorId,
      holdings: await tx.roles.list(input.teamId, cohort.id),
      loads: new Map(
        loads.map((l): [string, Load] => [l.userId, { open: l.open, lastAskedAt: l.lastAskedAt.getTime() }]),
      ),
    });
    const made: Request = {
      id: input.requestId,
      cohortId: cohort.id,
      lessonId: lesson.id,
      process: lesson.process,
      askerId: input.askerId,
      role: input.role,
      kind: input.kind,
      text,
      ...(assignee === undefined ? {} : { assigneeId: assignee }),
      why,
      state: 'asked',
      createdAt: clock.now(),
    };
    await tx.requests.create(input.teamId, made);
    await tx.posts.add({
      ...threadOf(cohort, lesson.id),
      key: requestKey(made.id),
      content: requestContent(made, { done: 0, invited: 0 }),
    });
    return made;
  });
  await announce(deps, cohort);
  return request;
}
