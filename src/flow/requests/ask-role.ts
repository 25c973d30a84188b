import type { RequestKind } from '../../course/request-kind.ts';
import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { dueAtEndOf } from '../../exercise/due-date.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { stateOf } from '../../exercise/request-state.ts';
import { routeRoles } from '../../exercise/route-request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import { findPresence, type Presence } from '../members/find-presence.ts';
import { answerAsStandIn } from './answer-as-stand-in.ts';
import { findWorkingHours } from './find-working-hours.ts';
import { gatherRouting } from './gather-routing.ts';
import type { RequestsPort } from './port.ts';

/** The most roles that one request asks. Nobody feels addressed by a broadcast. */
export const MAX_ASKED = 3;

/**
 * Posts a learner's request in the channel, where it has a thread of its own, and assigns it to a teammate for each role asked. If nobody else holds a
 * role and the cohort has stand-ins, the stand-in answers at once.
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
  const text = checkText(input.text);
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId, input.askerId);
  const { offers } = course.lessonInfo(cohort.locale, lesson.process);
  const roles = [...new Set(input.roles)];
  if (roles.length === 0) throw new AppError('role_needed');
  if (roles.length > MAX_ASKED) throw new AppError('too_many_asked', { max: MAX_ASKED, count: roles.length });
  const stranger = roles.find((role) => !offers.includes(role));
  if (stranger !== undefined) throw new AppError('role_not_offered', { role: stranger, process: lesson.process });
  const presence = await findPresence(needs, cohort, roles);
  const dueAt =
    input.due && dueAtEndOf(input.due, needs.clock.now(), await findWorkingHours(needs, cohort, input.askerId));
  const request = await store.transaction(async (tx) => {
    // Requests that are asked at once wait for each other, so that the routing sees how busy people are.
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const existing = await tx.requests.byId(input.teamId, input.requestId);
    if (existing !== undefined) return existing;
    const assignments = await assign(needs, tx, cohort, { ...input, roles, presence });
    const made: Request = {
      id: input.requestId,
      cohortId: cohort.id,
      lessonId: lesson.id,
      process: lesson.process,
      askerId: input.askerId,
      kind: input.kind,
      text,
      assignments,
      state: stateOf(assignments, { done: 0, invited: 0 }),
      createdAt: needs.clock.now(),
      ...(dueAt ? { dueAt } : {}),
    };
    await tx.requests.create(input.teamId, made);
    await tx.drafts.remove({ ...cohort, cohortId: cohort.id, process: lesson.process, userId: input.askerId });
    await tx.posts.add({
      teamId: cohort.teamId,
      channelId: cohort.channelId,
      locale: cohort.locale,
      key: requestKey(made.id),
      content: requestContent(made, { done: 0, invited: 0 }),
    });
    return answerAsStandIn(needs, tx, cohort, made);
  });
  await announce(needs, cohort);
  return request;
}

async function assign(
  needs: Pick<RequestsPort, 'clock'>,
  tx: Pick<Store, 'members' | 'requests' | 'roles'>,
  cohort: Cohort,
  { askerId, roles, presence }: { askerId: string; roles: RoleId[]; presence: Presence },
): Promise<Assignment[]> {
  const now = needs.clock.now();
  const routed = routeRoles({ ...(await gatherRouting(tx, cohort, askerId, { now, presence })), roles });
  return routed.map(({ role, assignee, why, away }) => ({
    role,
    ...(assignee === undefined ? {} : { assigneeId: assignee }),
    why,
    state: 'asked',
    askedAt: now,
    passed: [],
    reminders: 0,
    ...(away === undefined ? {} : { away }),
    // Due now, because the reminders know the working hours of the assignee and plan the next time.
    ...(assignee === undefined ? {} : { remindAt: now }),
  }));
}
