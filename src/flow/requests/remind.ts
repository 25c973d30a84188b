import { type Absence, nextMorning, planReminder, snoozeUntil } from '../../exercise/remind.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { checkMayAnswer, isOpen, withAssignment } from '../../exercise/request-state.ts';
import { digestKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { calendarFor } from '../../team/holidays.ts';
import { localDateOf, wallClock } from '../../team/local-time.ts';
import type { WorkingHours } from '../../team/working-hours.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { isAway } from '../members/find-presence.ts';
import { doEach } from '../upkeep/do-each.ts';
import { handOver } from './hand-on-request.ts';

/** One assignment that is due. */
interface Due {
  cohort: Cohort;
  request: Request;
  assignment: Assignment & { assigneeId: string };
  hours: WorkingHours;
}

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
        const hours = await hoursOf(deps, cohort, assigneeId);
        found.push({ cohort, request, assignment: { ...assignment, assigneeId }, hours });
      }
    },
  );
  return found;
}

/** A person's working hours: the cohort's, on the clock of their own zone; Japan's holidays count in Japan. */
export async function hoursOf({ chat }: FlowDeps, cohort: Cohort, userId: string): Promise<WorkingHours> {
  const { zone } = await chat.personOf(cohort.teamId, userId);
  const holidays = cohort.workingHours.holidays === 'none' ? 'none' : calendarFor(zone);
  return { ...cohort.workingHours, zone, holidays };
}

/** Writes when to look again, unless the assignment has changed in the meantime. */
async function postpone({ store }: FlowDeps, { cohort, request, assignment }: Due, remindAt: Date): Promise<void> {
  await store.transaction(async (tx) => {
    const fresh = await tx.requests.lock(cohort.teamId, request.id);
    if (fresh === undefined || !isStill(fresh, assignment)) return;
    await tx.requests.save(cohort.teamId, withAssignment(fresh, assignment.role, { remindAt }));
  });
}

/** One message with everything that waits, unless this person has had one today. */
async function sendDigest(deps: FlowDeps, waiting: Due[]): Promise<boolean> {
  const { store, clock } = deps;
  const [first] = waiting;
  if (first === undefined) return false;
  const { teamId } = first.cohort;
  const to = first.assignment.assigneeId;
  const now = clock.now();
  const today = localDateOf(wallClock(now.getTime(), first.hours.zone).day);
  const sent = await store.transaction(async (tx) => {
    const had = (await tx.members.byId(teamId, to))?.digestAt;
    if (had !== undefined && localDateOf(wallClock(had.getTime(), first.hours.zone).day) === today) return false;
    const told: { requestId: string; channelId: string }[] = [];
    for (const { cohort, request, assignment, hours } of waiting) {
      const fresh = await tx.requests.lock(teamId, request.id);
      if (fresh === undefined || !isStill(fresh, assignment)) continue;
      const reminders = assignment.reminders + 1;
      const { remindAt: _, ...since } = { ...assignment, reminders };
      const next = planReminder(since, { now, hours });
      const remindAt = next.do === 'wait' ? next.until : snoozeUntil(now, hours);
      await tx.requests.save(teamId, withAssignment(fresh, assignment.role, { reminders, remindAt }));
      told.push({ requestId: request.id, channelId: cohort.channelId });
    }
    if (told.length === 0) return false;
    await tx.members.setDigestAt(teamId, to, now);
    await tx.posts.add({
      teamId,
      channelId: to,
      key: digestKey(to, today),
      locale: first.cohort.locale,
      content: {
        type: 'digest',
        to,
        requests: waiting
          .filter(({ request }) => told.some(({ requestId }) => requestId === request.id))
          .map(({ cohort, request, assignment }) => ({
            requestId: request.id,
            channelId: cohort.channelId,
            asker: request.askerId,
            role: assignment.role,
            kind: request.kind,
            text: request.text,
            askedAt: assignment.askedAt.toISOString(),
          })),
      },
    });
    return true;
  });
  if (sent) await announce(deps, { teamId, channelId: to });
  // One digest a day: the rest of today's is told tomorrow.
  else for (const each of waiting) await postpone(deps, each, nextMorning(now, each.hours));
  return sent;
}

function isStill(request: Request, { role, assigneeId, reminders }: Assignment): boolean {
  const now = request.assignments.find((each) => each.role === role);
  return now !== undefined && isOpen(now) && now.assigneeId === assigneeId && now.reminders === reminders;
}

/**
 * "Remind me later": not before a working day of this person has passed.
 * @throws AppError as checkMayAnswer does
 */
export async function snooze(
  deps: FlowDeps,
  deed: { teamId: string; requestId: string; userId: string },
): Promise<Date> {
  const { store, clock } = deps;
  const found = await store.requests.byId(deed.teamId, deed.requestId);
  const { request } = checkMayAnswer(found, deed.userId);
  const cohort = await store.cohorts.byId(deed.teamId, request.cohortId);
  if (cohort === undefined) return clock.now();
  const until = snoozeUntil(clock.now(), await hoursOf(deps, cohort, deed.userId));
  await store.transaction(async (tx) => {
    const { request: fresh, assignment } = checkMayAnswer(
      await tx.requests.lock(deed.teamId, deed.requestId),
      deed.userId,
    );
    await tx.requests.save(deed.teamId, withAssignment(fresh, assignment.role, { remindAt: until }));
  });
  return until;
}
