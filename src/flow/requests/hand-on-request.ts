import type { RoleId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { checkMayAnswer, stateOf, withAssignment } from '../../exercise/request-state.ts';
import { routeRequest } from '../../exercise/route-request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { type Presence, presenceOf, unavailable } from '../members/find-presence.ts';
import { reviewCounts } from '../reviews/review-counts.ts';
import { routingFor } from './gather-routing.ts';
import { passOver } from './reassign-request.ts';

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
  { userId, now, presence }: { userId: string; now: Date; presence: Presence },
): Promise<string[]> {
  const away = await unavailable(store, cohort, presence, now);
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
  const presence = await presenceFor(deps, deed);
  await change(deps, deed, async (tx, cohort, request, assignment) => {
    const others = await otherHolders(tx, cohort, request, assignment, { userId: deed.userId, now, presence });
    if (deed.to !== undefined && !others.includes(deed.to))
      throw new AppError('nobody_else', { role: assignment.role });
    const routing = await routingFor(tx, cohort, request.askerId, { now, presence });
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

/** Whom of those who could take a request over nobody should ask now. */
export async function presenceFor(deps: FlowDeps, { teamId, requestId }: Omit<Deed, 'userId'>): Promise<Presence> {
  const request = await deps.store.requests.byId(teamId, requestId);
  const cohort = request && (await deps.store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) throw new AppError('request_gone');
  const roles = request.assignments.map(({ role }) => role);
  return presenceOf(deps, cohort, roles);
}

/**
 * Gives a request that has lain too long, or whose person is away, to somebody else, as passOver does.
 * @param stale the assignment as it was when it was found; if it has changed since, nothing happens
 * @returns whether it has gone to somebody else; what nobody else can answer waits for those who are away
 */
export async function handOver(
  deps: FlowDeps,
  cohort: Cohort,
  requestId: string,
  { stale, because }: { stale: Assignment; because: 'late' | 'away' },
): Promise<boolean> {
  const presence = await presenceOf(deps, cohort, [stale.role]);
  const done = await deps.store.transaction(async (tx) => {
    const request = await tx.requests.lock(cohort.teamId, requestId);
    const assignment = request?.assignments.find(({ role }) => role === stale.role);
    if (request === undefined || assignment?.assigneeId === undefined) return undefined;
    if (assignment.assigneeId !== stale.assigneeId || assignment.reminders !== stale.reminders) return undefined;
    return passOver(deps, tx, cohort, request, { role: stale.role, because, presence, keep: because === 'away' });
  });
  if (done !== undefined) await announce(deps, cohort);
  return done !== undefined;
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
