import type { RoleId } from '../../course/types.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { isOpen, stateOf } from '../../exercise/request-state.ts';
import { routeRequest } from '../../exercise/route-request.ts';
import type { Content } from '../../messages/content.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { FlowDeps } from '../deps.ts';
import type { Presence } from '../members/find-presence.ts';
import { reviewCounts } from '../reviews/review-counts.ts';
import { answerAsStandIn } from './answer-as-stand-in.ts';
import { gatherRouting } from './gather-routing.ts';

/** Why a request goes from the one who was asked to somebody else; `found`: nobody was asked, and now there is somebody. */
export type Because = NonNullable<Extract<Content, { type: 'handed-over' }>['because']>;

/**
 * Gives one role's share of a request to somebody else, and tells the asker: another holder of the role, else the stand-in where
 * the cohort has one, else the facilitator, else whoever can help. Inside the caller's transaction, with the request locked.
 * @param options.keep leave it where it is when there is nobody else
 * @returns the request as it is now; undefined when nothing was changed
 */
export async function reassignRequest(
  deps: FlowDeps,
  tx: Store,
  cohort: Cohort,
  request: Request,
  { role, because, presence, keep }: { role: RoleId; because: Because; presence: Presence; keep?: boolean },
): Promise<Request | undefined> {
  const { teamId } = cohort;
  const assignment = request.assignments.find((each) => each.role === role);
  if (assignment === undefined || !isOpen(assignment)) return undefined;
  const now = deps.clock.now();
  const from = assignment.assigneeId;
  const routing = await gatherRouting(tx, cohort, request.askerId, { now, presence });
  const passed = [...assignment.passed, ...(from === undefined ? [] : [from])];
  const { assignee, why } = routeRequest({ ...routing, not: new Set([...(routing.not ?? []), ...passed]), role });
  if (why === 'nobody' && (keep === true || from === undefined)) return undefined;
  const { assigneeId: _, remindAt: __, ...rest } = assignment;
  const isHolder = why === 'sole-holder' || why === 'least-busy';
  const next: Assignment = {
    ...rest,
    ...(assignee === undefined ? {} : { assigneeId: assignee, remindAt: now }),
    why: isHolder && from !== undefined ? 'handed-on' : why,
    state: 'asked',
    askedAt: now,
    passed,
    reminders: 0,
  };
  const assignments = request.assignments.map((each) => (each.role === role ? next : each));
  const reviews = await reviewCounts(tx, teamId, request.id);
  const saved = { ...request, assignments, state: stateOf(assignments, reviews) };
  await tx.requests.save(teamId, saved);
  await tx.posts.revise(teamId, requestKey(request.id), requestContent(saved, reviews));
  await tx.posts.add({
    ...threadOf(cohort, request.lessonId),
    key: requestKey(request.id, `${from === undefined ? 'found' : 'handed-over'}:${role}:${assignment.passed.length}`),
    content: {
      type: 'handed-over',
      requestId: request.id,
      asker: request.askerId,
      ...(from === undefined ? {} : { from }),
      role,
      ...(assignee === undefined ? {} : { to: assignee }),
      why: next.why,
      because,
    },
  });
  return answerAsStandIn(deps, tx, cohort, saved);
}
