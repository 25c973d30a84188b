import type { RoleId } from '../../course/role.ts';
import { type Assignment, isRequest, type Request } from '../../exercise/request.ts';
import { stateOf } from '../../exercise/request-state.ts';
import { routeRoles } from '../../exercise/route-request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import { blockOf } from '../../team/workshop.ts';
import { announce } from '../announce.ts';
import { findPresence, type Presence } from '../members/find-presence.ts';
import { answerAsStandIn } from './answer-as-stand-in.ts';
import { gatherRouting } from './gather-routing.ts';
import type { RequestsPort } from './port.ts';

/** What a person sends: the id is made when the form opens, so that a submission that Slack delivers twice is sent once. */
export type Sending = Pick<Request, 'id' | 'askerId' | 'kind' | 'as' | 'text' | 'statements' | 'dueAt'> & {
  roles: RoleId[];
};

/**
 * Posts what a person sends in the channel, where it has a thread of its own, and assigns it to a teammate for each role asked. If nobody
 * else holds a role and the cohort has stand-ins, the stand-in answers at once. The caller has checked what is sent, and by whom.
 */
export async function sendToRoles(
  needs: RequestsPort,
  { lesson, cohort }: { lesson: LessonPost; cohort: Cohort },
  { roles, ...sending }: Sending,
): Promise<Request> {
  const { teamId } = cohort;
  const presence = await findPresence(needs, cohort, roles);
  const request = await needs.store.transaction(async (tx) => {
    // Requests that are asked at once wait for each other, so that the routing sees how busy people are.
    await tx.cohorts.lock(teamId, cohort.id);
    const existing = await tx.requests.byId(teamId, sending.id);
    if (existing !== undefined) return existing;
    const drawn = await findDrawn(tx, lesson, cohort, sending.askerId);
    const assignments = await assign(needs, tx, cohort, { askerId: sending.askerId, roles, presence, drawn });
    const made: Request = {
      ...sending,
      cohortId: cohort.id,
      lessonId: lesson.id,
      process: lesson.process,
      assignments,
      state: stateOf(assignments, { done: 0, invited: 0 }),
      createdAt: needs.clock.now(),
    };
    await tx.requests.create(teamId, made);
    // Neither a remark nor a presentation has a draft: they leave that of a request alone.
    if (isRequest(made))
      await tx.drafts.remove({ ...cohort, cohortId: cohort.id, process: lesson.process, userId: made.askerId });
    await tx.posts.add({
      teamId,
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
  {
    askerId,
    roles,
    presence,
    drawn,
  }: { askerId: string; roles: RoleId[]; presence: Presence; drawn: ReadonlyMap<RoleId, string> },
): Promise<Assignment[]> {
  const now = needs.clock.now();
  const routed = routeRoles({ ...(await gatherRouting(tx, cohort, askerId, { now, presence })), drawn, roles });
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

/** Whom a workshop has drawn for the asker in the ask that is on, by role. */
async function findDrawn(
  tx: Pick<Store, 'workshops'>,
  lesson: LessonPost,
  { teamId, id }: Cohort,
  askerId: string,
): Promise<ReadonlyMap<RoleId, string>> {
  const workshop = await tx.workshops.ofCohort(teamId, id);
  const block = workshop && blockOf(workshop);
  if (workshop === undefined || block?.kind !== 'ask' || block.process !== lesson.process) return new Map();
  const [pairs = []] = await tx.workshops.pairs(teamId, workshop.id);
  return new Map(
    pairs.flatMap(({ asker, asked, role }) => (asker === askerId && asked !== undefined ? [[role, asked]] : [])),
  );
}
