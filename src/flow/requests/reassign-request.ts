import type { RoleId } from '../../course/role.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import { type Routed, routeRequest } from '../../exercise/route-request.ts';
import type { Content } from '../../messages/content.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { remarkField } from '../../messages/request-content.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Presence } from '../members/find-presence.ts';
import { answerAsStandIn } from './answer-as-stand-in.ts';
import { gatherRouting } from './gather-routing.ts';
import type { ChangePort } from './port.ts';
import { saveRequest } from './save-request.ts';
import { threadOfRequest } from './thread-of-request.ts';

/**
 * Why a request goes to somebody else. `found`: nobody was asked before, and now there is somebody to ask. `sent`: its asker sends it to a
 * person, because the stand-in had no answer. `workshop`: the stand-in answers, so that a workshop goes on.
 */
type Because = Exclude<Extract<Content, { type: 'handed-over' }>['because'], 'waits' | undefined>;

interface Reassigning {
  role: RoleId;
  because: Because;
  presence: Presence;
  keep?: boolean;
  to?: { userId: string; holds: boolean };
}

/**
 * Gives one role's assignment to somebody else, and tells the asker. In order of preference: another holder of the role,
 * the stand-in where the cohort has one and the asker doesn't want a person, the facilitator, anybody who can help. Runs inside the caller's transaction, with
 * the request locked.
 * @param options.keep leaves the assignment unchanged when there is nobody else
 * @param options.to somebody who was chosen, and whether they hold the role; they get it by accepting or answering
 * @returns the request as saved; undefined when nothing changed
 */
export async function reassignRequest(
  needs: Pick<ChangePort, 'clock' | 'course'>,
  tx: Pick<
    Store,
    'buddies' | 'decisions' | 'members' | 'news' | 'ownData' | 'posts' | 'replies' | 'requests' | 'reviews' | 'roles'
  >,
  cohort: Cohort,
  request: Request,
  { role, because, presence, keep, to }: Reassigning,
): Promise<Request | undefined> {
  const assignment = request.assignments.find((each) => each.role === role);
  if (assignment === undefined || !isOpen(assignment)) return undefined;
  const now = needs.clock.now();
  const from = assignment.assigneeId;
  const routing = await gatherRouting(tx, cohort, request.askerId, { now, presence });
  const passed = [...assignment.passed, ...(from === undefined ? [] : [from])];
  const { assignee, why, away }: Routed =
    to === undefined
      ? routeRequest({
          ...routing,
          // In a workshop, nobody has time to wait for another person.
          ...(because === 'workshop' ? { holdings: [] } : {}),
          passed,
          role,
          standIns: routing.standIns === true && because !== 'sent',
        })
      : { assignee: to.userId, why: to.holds ? 'handed-on' : 'offered' };
  // Somebody else who is away is no better than the person who has it.
  if ((why === 'nobody' && (keep === true || from === undefined)) || (why === 'away' && keep === true))
    return undefined;
  const { assigneeId: _, remindAt: __, away: ___, ...rest } = assignment;
  const isHolder = why === 'sole-holder' || why === 'least-busy' || why === 'drawn';
  const next: Assignment = {
    ...rest,
    ...(assignee === undefined ? {} : { assigneeId: assignee, remindAt: now }),
    why: isHolder && from !== undefined ? 'handed-on' : why,
    state: 'asked',
    askedAt: now,
    passed,
    reminders: 0,
    ...(away === undefined ? {} : { away }),
  };
  const leaver = because === 'away' && from !== undefined ? routing.away?.get(from) : undefined;
  const absent = [...(leaver === undefined ? [] : [leaver]), ...(away ?? []).filter(({ userId }) => userId !== from)];
  const assignments = request.assignments.map((each) => (each.role === role ? next : each));
  const saved = await saveRequest(tx, cohort.teamId, { ...request, assignments });
  await tx.posts.add({
    ...(await threadOfRequest(tx, cohort, request)),
    key: requestKey(
      request.id,
      // Somebody who was waited for has had it before, and may be handed over again.
      assignment.why === 'waits'
        ? `handed-over:${role}:waited-${assignment.askedAt.getTime()}`
        : `${from === undefined ? (because === 'sent' ? 'sent' : 'found') : 'handed-over'}:${role}:${assignment.passed.length}`,
    ),
    content: {
      type: 'handed-over',
      ...remarkField(request),
      requestId: request.id,
      asker: request.askerId,
      ...(from === undefined ? {} : { from }),
      role,
      ...(assignee === undefined ? {} : { to: assignee }),
      why: next.why,
      because,
      ...(absent.length === 0 ? {} : { away: absent }),
    },
  });
  return answerAsStandIn(needs, tx, cohort, saved.request);
}
