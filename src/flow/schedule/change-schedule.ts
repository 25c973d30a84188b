import { AppError } from '../../errors.ts';
import type { Change } from '../../team/audit-entry.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import type { Schedule } from '../../team/schedule.ts';
import { occurrences } from '../../team/schedule-plan.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { switchWeekly } from '../week/switch-weekly.ts';
import { currentSchedule } from './current-schedule.ts';
import { enqueueSlot } from './enqueue-slot.ts';
import { kickOff } from './kick-off.ts';
import { noteSchedule } from './note-schedule.ts';
import type { SchedulePort, ScheduleStore } from './port.ts';
import { postSlot } from './post-scheduled.ts';
import { datesAhead, previewOf, type ScheduleDraft } from './preview-schedule.ts';
import { tellWhatIsNext } from './tell-what-is-next.ts';

type Deed = { place: Place; userId: string };
type ScheduleDeed = Extract<Change, { what: 'schedule' }>['did'];

/**
 * Sets up the cohort's schedule, or replaces the existing one. A paused schedule stays paused. First posts the lesson that is due by
 * the existing schedule.
 * @param input.since when the facilitator opened the form
 * @throws AppError as findAsFacilitator and previewOf do; schedule_came (values: process) when a chosen lesson was posted since
 */
export async function setSchedule(
  deps: SchedulePort,
  input: Deed & { draft: ScheduleDraft; since?: Date },
): Promise<Schedule> {
  const cohort = await findAsFacilitator(deps, input.place, input.userId);
  const { teamId, id: cohortId } = cohort;
  const { since = deps.clock.now() } = input;
  const dates = previewOf(input.draft, deps.clock.now());
  const came = await postSlot(deps, { teamId, cohortId });
  const schedule = await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohortId);
    const lessons: Schedule['lessons'] = [];
    for (const { process } of dates) {
      const latest = await tx.lessons.latest(teamId, cohortId, process);
      // The facilitator chose a lesson that was not posted yet, and would get it twice.
      if (latest !== undefined && (latest.id === came?.id || latest.createdAt > since)) {
        throw new AppError('schedule_came', { process });
      }
      lessons.push({ process, edition: (latest?.edition ?? 0) + 1 });
    }
    const { weekly } = input.draft;
    const at = deps.clock.now();
    const before = await currentSchedule(deps, tx, cohort);
    const made: Schedule = {
      teamId,
      cohortId,
      plan: input.draft.plan,
      lessons,
      whenUnfinished: input.draft.whenUnfinished,
      paused: before?.paused ?? false,
      nextAt: dates[0]?.at ?? deps.clock.now(),
    };
    await tx.schedules.save(made);
    // A form that is delivered twice changes nothing the second time.
    if (before === undefined || !isSame(before, made)) {
      await note(deps, tx, cohort, input.userId, 'set');
      const what = before === undefined ? ('set' as const) : ('changed' as const);
      const told =
        input.draft.kickOff === true &&
        (await kickOff(deps, tx, cohort, { by: input.userId, schedule: made, weekly: weekly === true }));
      if (!told) await noteSchedule(deps, tx, cohort, { noted: { what, by: input.userId }, schedule: made });
    }
    const switched = weekly !== undefined && (await switchWeekly(tx, cohort, { weekly, at }));
    // They belong to a new schedule.
    if (switched && (before !== undefined || !weekly)) {
      await tx.audit.add(teamId, { cohortId, at, byId: input.userId, change: { what: 'settings', to: { weekly } } });
    }
    await tellWhatIsNext(deps, tx, cohort, made);
    return made;
  });
  await enqueueSlot(deps, schedule);
  await announce(deps, cohort);
  return schedule;
}

/** Pauses the schedule. A slot that is due now posts nothing either. @throws AppError as findAsFacilitator does; schedule_missing */
export async function pauseSchedule(deps: SchedulePort, deed: Deed): Promise<Schedule> {
  return change(deps, deed, 'paused', async (_tx, schedule) => ({ ...schedule, paused: true }));
}

/** Resumes at the next slot from now. The slots of the pause are lost. @throws AppError as pauseSchedule does */
export async function resumeSchedule(deps: SchedulePort, deed: Deed): Promise<Schedule> {
  await postDue(deps, deed);
  return change(deps, deed, 'resumed', async (_tx, schedule) => {
    const [nextAt = schedule.nextAt] = datesAhead(schedule, deps.clock.now()).map(({ at }) => at);
    return { ...schedule, paused: false, nextAt };
  });
}

/**
 * Skips one date: its lesson and all later ones move to the next date. First posts the lesson that is due.
 * @param deed.at the date that the facilitator saw as the next, so that a repeated press skips one date
 * @throws AppError as pauseSchedule does; schedule_moved when another date is the next by now
 */
export async function skipNext(deps: SchedulePort, deed: Deed & { at: Date }): Promise<Schedule> {
  await postDue(deps, deed);
  return change(deps, deed, 'skipped', async (tx, schedule) => {
    const [next] = datesAhead(schedule, deps.clock.now());
    if (next === undefined || next.at.getTime() !== deed.at.getTime()) throw new AppError('schedule_moved');
    const { teamId, cohortId, plan } = schedule;
    await tx.schedules.closeSlot({ teamId, cohortId, at: next.at, outcome: 'skipped' });
    const [nextAt = next.at] = occurrences(plan, { after: next.at, count: 1 });
    return { ...schedule, nextAt };
  });
}

/** Ends the schedule and its weekly messages. A slot that is due now posts nothing either. Posted lessons stay. @throws AppError as pauseSchedule does */
export async function cancelSchedule(deps: SchedulePort, deed: Deed): Promise<void> {
  await change(deps, deed, 'cancelled', async () => undefined);
}

/** Posts the lesson of a slot that is due before a change to later slots could lose it. */
async function postDue(deps: SchedulePort, { place, userId }: Deed): Promise<void> {
  const { teamId, id } = await findAsFacilitator(deps, place, userId);
  await postSlot(deps, { teamId, cohortId: id });
}

/** Changes or removes the schedule under the cohort's lock, and updates what the newest scheduled lesson says comes next. */
async function change(
  deps: SchedulePort,
  { place, userId }: Deed,
  did: ScheduleDeed,
  work: (tx: ScheduleStore, schedule: Schedule) => Promise<Schedule | undefined>,
): Promise<Schedule> {
  const cohort = await findAsFacilitator(deps, place, userId);
  const changed = await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const schedule = await currentSchedule(deps, tx, cohort);
    if (schedule === undefined) throw new AppError('schedule_missing');
    const next = await work(tx, schedule);
    if (next === undefined) {
      await tx.schedules.remove(cohort.teamId, cohort.id);
      await tx.weeks.end(cohort.teamId, cohort.id);
    } else await tx.schedules.save(next);
    // A deed that is done again changes nothing, and is in the trail.
    if (next === undefined || !isSame(schedule, next)) {
      await note(deps, tx, cohort, userId, did);
      await noteSchedule(deps, tx, cohort, { noted: { what: did, by: userId }, schedule: next });
    }
    await tellWhatIsNext(deps, tx, cohort, next);
    return { before: schedule, next };
  });
  if (changed.next !== undefined) await enqueueSlot(deps, changed.next);
  await announce(deps, cohort);
  return changed.next ?? changed.before;
}

function isSame(before: Schedule, after: Schedule): boolean {
  return comparable(before) === comparable(after);
}

/** What a schedule says, as text. The keys of a stored plan have another order. */
function comparable({ plan, lessons, whenUnfinished, paused, nextAt }: Schedule): string {
  const { startDate, weekdays, time, zone, skipHolidays } = plan;
  const when = [startDate, weekdays.toSorted(), time, zone, skipHolidays, nextAt.getTime()];
  return JSON.stringify([when, lessons.map(({ process, edition }) => [process, edition]), whenUnfinished, paused]);
}

/** Adds the change to the cohort's audit trail. */
async function note(
  { clock }: Pick<SchedulePort, 'clock'>,
  tx: Pick<ScheduleStore, 'audit'>,
  { teamId, id }: Cohort,
  byId: string,
  did: ScheduleDeed,
): Promise<void> {
  await tx.audit.add(teamId, { cohortId: id, at: clock.now(), byId, change: { what: 'schedule', did } });
}
