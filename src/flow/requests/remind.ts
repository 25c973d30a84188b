import { nextLook, planReminder } from '../../exercise/plan-reminder.ts';
import { isOpen } from '../../exercise/request-state.ts';
import { isWorkingTime, nextWorkingTime } from '../../team/working-hours.ts';
import { standInDue } from '../../team/workshop.ts';
import { announce } from '../announce.ts';
import { doEach } from '../do-each.ts';
import { maySee } from '../members/check-member.ts';
import { findAbsence } from '../members/find-absence.ts';
import { findWorkingHours } from './find-working-hours.ts';
import { handOver } from './hand-over.ts';
import type { RequestsPort } from './port.ts';
import { type Due, isUnchanged, postpone } from './postpone.ts';
import { saveRequest } from './save-request.ts';
import { sendDigest } from './send-digest.ts';

/**
 * Reminds people of what they have not answered, at the pace of their cohort and in their own working hours. Later a request goes
 * to somebody else. In a workshop, nobody is reminded: the stand-in answers after some minutes. Paused cohorts are left out. Safe to call often, and from several processes.
 * @returns how many people were reminded, and how many assignments were handed over
 */
export async function remind(needs: RequestsPort): Promise<{ reminded: number; handedOver: number }> {
  const { clock, store } = needs;
  const due = await findDue(needs);
  const digests = new Map<string, Due[]>();
  let handedOver = 0;
  const failed = 'could not look at a reminder';
  await doEach(needs, failed, due, idsOf, async (each) => {
    const now = clock.now();
    const { cohort, request, assignment, hours } = each;
    if (!(await maySee(store, cohort, assignment.assigneeId))) {
      if (await handOver(needs, cohort, request.id, { stale: assignment, because: 'left' })) handedOver += 1;
      return;
    }
    if (each.workshop !== undefined && cohort.standIns) {
      const due = standInDue(assignment, each.workshop, now);
      if (due > now) await postpone(store, each, due);
      else if (await handOver(needs, cohort, request.id, { stale: assignment, because: 'workshop' })) handedOver += 1;
      return;
    }
    const away = await findAbsence(needs, cohort.teamId, assignment.assigneeId);
    if (assignment.why === 'waits' && assignment.away !== undefined && away === undefined) {
      if (isWorkingTime(now, hours)) addTo(digests, await beginAfterReturn(needs, each));
      else await postpone(store, each, nextWorkingTime(now, hours));
      return;
    }
    const plan = planReminder(assignment, {
      now,
      hours,
      pace: cohort.pace,
      dueAt: request.dueAt,
      ...(away === undefined ? {} : { away }),
    });
    if (plan.do === 'wait') await postpone(store, each, plan.until);
    if (plan.do === 'hand-over') {
      const because = away === undefined ? 'late' : 'away';
      if (await handOver(needs, cohort, request.id, { stale: assignment, because })) handedOver += 1;
      // Nobody else can answer, so it stays with the person who is away.
      else if (away !== undefined) await postpone(store, each, nextLook(away, now, hours));
    }
    if (plan.do === 'remind') addTo(digests, each);
  });
  let reminded = 0;
  await doEach(
    needs,
    failed,
    digests.values(),
    ([first]) => (first === undefined ? {} : idsOf(first)),
    async (waiting) => {
      if (await sendDigest(needs, waiting)) reminded += 1;
    },
  );
  return { reminded, handedOver };
}

function addTo(digests: Map<string, Due[]>, due: Due | undefined): void {
  if (due === undefined) return;
  const key = `${due.cohort.teamId} ${due.assignment.assigneeId}`;
  digests.set(key, [...(digests.get(key) ?? []), due]);
}

/**
 * Begins the time of a person for whom the asker waited, now that they are back: they are reminded at once, and later as if they were asked now.
 * @returns undefined when the assignment has changed since it was found
 */
async function beginAfterReturn(needs: RequestsPort, due: Due): Promise<Due | undefined> {
  const { store, clock } = needs;
  const { away: _, ...since } = due.assignment;
  const assignment = { ...since, askedAt: clock.now() };
  const begun = await store.transaction(async (tx): Promise<Due | undefined> => {
    const fresh = await tx.requests.lock(due.cohort.teamId, due.request.id);
    if (fresh === undefined || !isUnchanged(fresh, due.assignment)) return undefined;
    const assignments = fresh.assignments.map((each) => (each.role === assignment.role ? assignment : each));
    const { request } = await saveRequest(tx, due.cohort.teamId, { ...fresh, assignments });
    return { ...due, request, assignment };
  });
  await announce(needs, due.cohort);
  return begun;
}

function idsOf({ cohort, request }: Due) {
  return { teamId: cohort.teamId, cohortId: cohort.id, requestId: request.id };
}

async function findDue(needs: Pick<RequestsPort, 'chat' | 'clock' | 'log' | 'store'>): Promise<Due[]> {
  const { store, clock } = needs;
  const now = clock.now();
  const found: Due[] = [];
  const due = await store.requests.due(now);
  await doEach(
    needs,
    'could not look at a reminder',
    due,
    (ids) => ids,
    async ({ teamId, requestId }) => {
      const request = await store.requests.byId(teamId, requestId);
      const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
      if (request === undefined || cohort === undefined) return;
      for (const assignment of request.assignments) {
        const { assigneeId, remindAt } = assignment;
        if (!isOpen(assignment) || assigneeId === undefined || remindAt === undefined || remindAt > now) continue;
        const hours = await findWorkingHours(needs, cohort, assigneeId);
        const due = { cohort, request, assignment: { ...assignment, assigneeId }, hours };
        const workshop = await store.workshops.ofCohort(teamId, cohort.id);
        if (workshop === undefined) found.push(due);
        else if (request.createdAt >= workshop.startedAt) found.push({ ...due, workshop });
        // What was asked before the workshop keeps its pace.
        else found.push({ ...due, cohort: { ...cohort, pace: workshop.paceBefore } });
      }
    },
  );
  return found;
}
