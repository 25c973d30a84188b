import type { RequestKind, RoleId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { stateOf } from '../../exercise/request-state.ts';
import { routeRoles } from '../../exercise/route-request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import { findPresence, type Presence } from '../members/find-presence.ts';
import { answerAsStandIn } from './answer-as-stand-in.ts';
import { gatherRouting } from './gather-routing.ts';

/** One request may ask this many roles: more is a broadcast, to which nobody feels asked. */
export const MAX_ASKED = 3;

/**
 * Posts a learner's request in the lesson's thread and routes it to a teammate for each role asked. A role that nobody else
 * holds is answered by its stand-in at once, where the cohort has stand-ins.
 * `requestId` is made when the modal opens, so that a submission delivered twice is one request.
 * @throws AppError stale_button, role_needed, too_many_asked, role_not_offered, text_empty, text_too_long
 */
export async function askRole(
  deps: FlowDeps,
  input: {
    teamId: string;
    lessonId: string;
    requestId: string;
    askerId: string;
    roles: RoleId[];
    kind: RequestKind;
    text: string;
  },
): Promise<Request> {
  const { store, course } = deps;
  const text = checkText(input.text);
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId, input.askerId);
  const { offers, name } = course.lessonInfo(cohort.locale, lesson.process);
  const roles = [...new Set(input.roles)];
  if (roles.length === 0) throw new AppError('role_needed');
  if (roles.length > MAX_ASKED) throw new AppError('too_many_asked', { max: MAX_ASKED, count: roles.length });
  const stranger = roles.find((role) => !offers.includes(role));
  if (stranger !== undefined) throw new AppError('role_not_offered', { role: stranger, process: name });
  const presence = await findPresence(deps, cohort, roles);
  const request = await store.transaction(async (tx) => {
    // The picks are reserved one burst after the other, so that they spread evenly.
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const existing = await tx.requests.byId(input.teamId, input.requestId);
    if (existing !== undefined) return existing;
    const assignments = await assign(deps, tx, cohort, { ...input, roles, presence });
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
      createdAt: deps.clock.now(),
    };
    await tx.requests.create(input.teamId, made);
    await tx.drafts.remove({ ...cohort, cohortId: cohort.id, process: lesson.process, userId: input.askerId });
    await tx.posts.add({
      ...threadOf(cohort, lesson.id),
      key: requestKey(made.id),
      content: requestContent(made, { done: 0, invited: 0 }),
    });
    return answerAsStandIn(deps, tx, cohort, made);
  });
  await announce(deps, cohort);
  return request;
}

async function assign(
  deps: FlowDeps,
  tx: Store,
  cohort: Cohort,
  { askerId, roles, presence }: { askerId: string; roles: RoleId[]; presence: Presence },
): Promise<Assignment[]> {
  const now = deps.clock.now();
  const routed = routeRoles({ ...(await gatherRouting(tx, cohort, askerId, { now, presence })), roles });
  return routed.map(({ role, assignee, why }) => ({
    role,
    ...(assignee === undefined ? {} : { assigneeId: assignee }),
    why,
    state: 'asked',
    askedAt: now,
    passed: [],
    reminders: 0,
    // Looked at once by the reminders, which know the hours of the one who is asked.
    ...(assignee === undefined ? {} : { remindAt: now }),
  }));
}
