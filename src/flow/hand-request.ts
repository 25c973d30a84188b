import type { RoleId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import { checkText } from '../exercise/check-text.ts';
import { checkMayAnswer, isOpen, stateOf, withAssignment } from '../exercise/request-state.ts';
import { routeRequest } from '../exercise/route-request.ts';
import type { Assignment, Cohort, Request, Store } from '../ports.ts';
import { announce, type FlowDeps } from './deps.ts';
import { requestContent, requestKey } from './request-content.ts';
import { reviewCounts } from './review-counts.ts';
import { routingFor } from './routing-for.ts';
import { answerAsStandIn } from './stand-in.ts';
import { threadOf } from './thread-of.ts';

interface Deed {
  teamId: string;
  requestId: string;
  userId: string;
}

/** Who else may take an assignment over: holders of the role who are neither asker, away, nor have handed it on already. */
export async function otherHolders(
  store: Store,
  cohort: Cohort,
  request: Request,
  { role, passed }: Assignment,
  { userId, now }: { userId: string; now: Date },
): Promise<string[]> {
  const away = new Set(await store.members.away(cohort.teamId, now));
  const asked = new Set(request.assignments.map(({ assigneeId }) => assigneeId));
  const holdings = await store.roles.list(cohort.teamId, cohort.id);
  return [...new Set(holdings.filter((held) => held.role === role).map((held) => held.userId))].filter(
    (user) =>
      user !== request.askerId && user !== userId && !away.has(user) && !passed.includes(user) && !asked.has(user),
  );
}

/**
 * Says that one will answer. Pressing twice changes nothing.
 * @throws AppError as checkMayAnswer does
 */
export async function acceptRequest(deps: FlowDeps, deed: Deed): Promise<void> {
  await change(deps, deed, async (_tx, _cohort, request, assignment) =>
    withAssignment(request, assignment.role, { state: 'accepted', assigneeId: deed.userId }),
  );
}

/**
 * Hands a request on to another holder of the role, with the reason said in the thread.
 * @param deed.to whom, when the person knows better than the routing
 * @throws AppError as checkMayAnswer does; nobody_else, text_empty, text_too_long
 */
export async function handOnRequest(deps: FlowDeps, deed: Deed & { reason: string; to?: string }): Promise<void> {
  const reason = checkText(deed.reason);
  const now = deps.clock.now();
  await change(deps, deed, async (tx, cohort, request, assignment) => {
    const others = await otherHolders(tx, cohort, request, assignment, { userId: deed.userId, now });
    if (deed.to !== undefined && !others.includes(deed.to))
      throw new AppError('nobody_else', { role: assignment.role });
    const routing = await routingFor(tx, cohort, request.askerId, now);
    const holdings = others.map((userId) => ({ userId, role: assignment.role }));
    const assignee = deed.to ?? routeRequest({ ...routing, holdings, role: assignment.role, standIns: false }).assignee;
    if (assignee === undefined || !others.includes(assignee)) {
      throw new AppError('nobody_else', { role: assignment.role });
    }
    await tx.posts.add({
      ...threadOf(cohort, request.lessonId),
      key: requestKey(request.id, `handed-on:${assignment.role}:${assignment.passed.length}`),
      content: {
        type: 'handed-on',
        requestId: request.id,
        from: deed.userId,
        to: assignee,
        role: assignment.role,
        reason,
      },
    });
    return withAssignment(request, assignment.role, {
      assigneeId: assignee,
      why: 'handed-on',
      state: 'asked',
      askedAt: now,
      passed: [...assignment.passed, deed.userId],
      reminders: 0,
      remindAt: now,
    });
  });
}

/**
 * Says that the request is not this role's business: feedback to the asker on whom to ask.
 * @param deed.instead the role that would know
 * @throws AppError as checkMayAnswer and checkText do
 */
export async function declineRequest(deps: FlowDeps, deed: Deed & { reason: string; instead?: RoleId }): Promise<void> {
  const reason = checkText(deed.reason);
  await change(deps, deed, async (tx, cohort, request, assignment) => {
    await tx.posts.add({
      ...threadOf(cohort, request.lessonId),
      key: requestKey(request.id, `declined:${assignment.role}`),
      content: {
        type: 'declined',
        requestId: request.id,
        lessonId: request.lessonId,
        asker: request.askerId,
        by: deed.userId,
        role: assignment.role,
        reason,
        ...(deed.instead === undefined ? {} : { instead: deed.instead }),
      },
    });
    return withAssignment(request, assignment.role, { state: 'declined', assigneeId: deed.userId });
  });
}

/**
 * Gives a request that has lain too long to somebody else, and tells the asker: another holder of the role, else the stand-in
 * where the cohort has one, else the facilitator, else whoever can help.
 * @param stale the assignment as it was when it was found; if it has changed since, nothing happens
 */
export async function handOver(deps: FlowDeps, cohort: Cohort, requestId: string, stale: Assignment): Promise<boolean> {
  const { teamId } = cohort;
  const now = deps.clock.now();
  const done = await deps.store.transaction(async (tx) => {
    const request = await tx.requests.lock(teamId, requestId);
    const assignment = request?.assignments.find(({ role }) => role === stale.role);
    if (request === undefined || assignment === undefined || !isOpen(assignment)) return false;
    const from = assignment.assigneeId;
    if (from === undefined || from !== stale.assigneeId || assignment.reminders !== stale.reminders) return false;
    const routing = await routingFor(tx, cohort, request.askerId, now);
    const passed = [...assignment.passed, from];
    const not = new Set([...(routing.not ?? []), ...passed]);
    const { assignee, why } = routeRequest({ ...routing, not, role: assignment.role });
    const { assigneeId: _, remindAt: __, ...rest } = assignment;
    const next: Assignment = {
      ...rest,
      ...(assignee === undefined ? {} : { assigneeId: assignee, remindAt: now }),
      why: why === 'sole-holder' || why === 'least-busy' ? 'handed-on' : why,
      state: 'asked',
      askedAt: now,
      passed,
      reminders: 0,
    };
    const assignments = request.assignments.map((each) => (each.role === stale.role ? next : each));
    const reviews = await reviewCounts(tx, teamId, requestId);
    const saved = { ...request, assignments, state: stateOf(assignments, reviews) };
    await tx.requests.save(teamId, saved);
    await tx.posts.revise(teamId, requestKey(requestId), requestContent(saved, reviews));
    await tx.posts.add({
      ...threadOf(cohort, request.lessonId),
      key: requestKey(requestId, `handed-over:${stale.role}:${assignment.passed.length}`),
      content: {
        type: 'handed-over',
        requestId,
        asker: request.askerId,
        from,
        role: stale.role,
        ...(assignee === undefined ? {} : { to: assignee }),
        why: next.why,
      },
    });
    await answerAsStandIn(deps, tx, cohort, saved);
    return true;
  });
  if (done) await announce(deps, cohort);
  return done;
}

/** Changes the assignment that waits for this person, with the request locked, and its message with it. */
async function change(
  deps: FlowDeps,
  { teamId, requestId, userId }: Deed,
  work: (tx: Store, cohort: Cohort, request: Request, assignment: Assignment) => Promise<Request>,
): Promise<void> {
  const cohort = await deps.store.transaction(async (tx) => {
    const found = await tx.requests.lock(teamId, requestId);
    const { request, assignment } = checkMayAnswer(found, userId);
    const cohortOf = await tx.cohorts.byId(teamId, request.cohortId);
    if (cohortOf === undefined) throw new AppError('request_gone');
    const changed = await work(tx, cohortOf, request, assignment);
    const reviews = await reviewCounts(tx, teamId, requestId);
    const saved = { ...changed, state: stateOf(changed.assignments, reviews) };
    await tx.requests.save(teamId, saved);
    await tx.posts.revise(teamId, requestKey(requestId), requestContent(saved, reviews));
    return cohortOf;
  });
  await announce(deps, cohort);
}
