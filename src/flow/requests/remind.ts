import { type Absence, nextMorning, planReminder } from '../../exercise/remind.ts';
import { isOpen } from '../../exercise/request-state.ts';
import type { FlowDeps } from '../deps.ts';
import { isAway } from '../members/find-presence.ts';
import { doEach } from '../upkeep/do-each.ts';
import { findWorkingHours } from './find-working-hours.ts';
import { handOver } from './hand-over.ts';
import { type Due, postpone } from './postpone.ts';
import { sendDigest } from './send-digest.ts';

/**
 * Reminds whoever has been asked and has not answered, in their own working hours: what waits for a person is told them in one
 * message, at most once a day. After two reminders a request goes to somebody else. A cohort that is paused is left alone.
 * Called every minute or so; what it does is done once, however often and by however many processes it is called.
 * @returns how many were reminded and handed over
 */
export async function remind(deps: FlowDeps): Promise<{ reminded: number; handedOver: number }> {
  const { clock } = deps;
  const due = await findDue(deps);
  const digests = new Map<string, Due[]>();
  let handedOver = 0;
  const failed = 'a reminder was not looked at';
  await doEach(deps, failed, due, idsOf, async (each) => {
    const now = clock.now();
    const { cohort, request, assignment, hours } = each;
    const away = await absenceOf(deps, cohort.teamId, assignment.assigneeId);
    const plan = planReminder(assignment, { now, hours, ...(away === undefined ? {} : { away }) });
    if (plan.do === 'wait') await postpone(deps, each, plan.until);
    if (plan.do === 'hand-over') {
      const because = away === undefined ? 'late' : 'away';
      if (await handOver(deps, cohort, request.id, { stale: assignment, because })) handedOver += 1;
      // Nobody else can answer: it waits for them, and is looked at again tomorrow.
      else if (because === 'away') await postpone(deps, each, nextMorning(now, hours));
    }
    if (plan.do === 'remind') {
      const key = `${cohort.teamId} ${assignment.assigneeId}`;
      digests.set(key, [...(digests.get(key) ?? []), each]);
    }
  });
  let reminded = 0;
  await doEach(
    deps,
    failed,
    digests.values(),
    ([first]) => (first === undefined ? {} : idsOf(first)),
    async (waiting) => {
      if (await sendDigest(deps, waiting)) reminded += 1;
    },
  );
  return { reminded, handedOver };
}

/** Since and until when somebody is away, by their own word or by their status on the chat platform. */
async function absenceOf(
  { store, chat, clock }: FlowDeps,
  teamId: string,
  userId: string,
): Promise<Absence | undefined> {
  const now = clock.now();
  const member = await store.members.byId(teamId, userId);
  if (member?.awayUntil !== undefined && member.awayUntil > now) {
    return { since: member.awaySince ?? now, until: member.awayUntil };
  }
  const person = await chat.personOf(teamId, userId);
  if (!isAway(person, now)) {
    if (member?.statusSince !== undefined) await store.members.setStatusSince(teamId, userId, undefined);
    return undefined;
  }
  const since = member?.statusSince ?? now;
  if (member?.statusSince === undefined) await store.members.setStatusSince(teamId, userId, since);
  return { since, ...(person.away?.until === undefined ? {} : { until: person.away.until }) };
}

function idsOf({ cohort, request }: Due) {
  return { teamId: cohort.teamId, cohortId: cohort.id, requestId: request.id };
}

async function findDue(deps: FlowDeps): Promise<Due[]> {
  const { store, clock } = deps;
  const now = clock.now();
  const found: Due[] = [];
  const due = await store.requests.due(now);
  await doEach(
    deps,
    'a reminder was not looked at',
    due,
    (ids) => ids,
    async ({ teamId, requestId }) => {
      const request = await store.requests.byId(teamId, requestId);
      const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
      if (request === undefined || cohort === undefined) return;
      for (const assignment of request.assignments) {
        const { assigneeId, remindAt } = assignment;
        if (!isOpen(assignment) || assigneeId === undefined || remindAt === undefined || remindAt > now) continue;
        const hours = await findWorkingHours(deps, cohort, assigneeId);
        found.push({ cohort, request, assignment: { ...assignment, assigneeId }, hours });
      }
    },
  );
  return found;
}
