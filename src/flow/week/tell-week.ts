import type { Week } from '../../ports/week-store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { calendarOfPerson } from '../../team/holidays.ts';
import { DAY, HOUR } from '../../team/local-time.ts';
import { dueMoment, nextMoment } from '../../team/week-moment.ts';
import type { WorkingHours } from '../../team/working-hours.ts';
import { doEach } from '../do-each.ts';
import { findWorkingHours } from '../requests/find-working-hours.ts';
import type { WeekPort } from './port.ts';
import { postRecap } from './post-recap.ts';
import { tellAhead } from './tell-ahead.ts';

/** The app looks at least so often, since people change their hours. */
const LOOK_MS = 6 * HOUR;
/** A course without a schedule ends so long after its newest lesson, and so do its weekly messages. */
const LAST_MS = 28 * DAY;

/**
 * Tells each person on Monday what lies ahead, and each channel on Friday what came of the week, in their working hours. The sweep calls it. Safe
 * to call often, and from several processes: each message has a key.
 * @returns how many people were told, and how many channels
 */
export async function tellWeek(needs: WeekPort): Promise<{ told: number; recaps: number }> {
  const { store, clock } = needs;
  const done = { told: 0, recaps: 0 };
  const due = await store.weeks.due(clock.now());
  await doEach(needs, 'could not tell of a week', due, idsOf, async (week) => {
    const cohort = await store.cohorts.byId(week.teamId, week.cohortId);
    if (cohort === undefined) return;
    const { told, recap } = await lookAt(needs, cohort, week);
    done.told += told;
    if (recap) done.recaps += 1;
  });
  return done;
}

const idsOf = ({ teamId, cohortId }: Week) => ({ teamId, cohortId });

async function lookAt(needs: WeekPort, cohort: Cohort, week: Week): Promise<{ told: number; recap: boolean }> {
  const { store, clock } = needs;
  const { teamId, id } = cohort;
  const now = clock.now();
  if (await isOver(needs, cohort, now)) {
    await store.weeks.end(teamId, id);
    return { told: 0, recap: false };
  }
  const since = week.lookedAt;
  const ofTeam = await hoursOfTeam(needs, cohort);
  const next = [new Date(now.getTime() + LOOK_MS), nextMoment('recap', now, ofTeam)];
  // A workshop has its own messages.
  const isLed = (await store.workshops.ofCohort(teamId, id)) !== undefined;
  const recapDue = isLed ? undefined : dueMoment('recap', { since, now, hours: ofTeam });
  const recap = recapDue !== undefined && (await postRecap(needs, cohort, recapDue));
  let told = 0;
  let failed = false;
  for (const userId of await store.members.known(teamId, id)) {
    try {
      const hours = await findWorkingHours(needs, cohort, userId);
      next.push(nextMoment('ahead', now, hours));
      const moment = isLed ? undefined : dueMoment('ahead', { since, now, hours });
      if (moment !== undefined && (await tellAhead(needs, cohort, { userId, moment, hours }))) told += 1;
    } catch (error) {
      failed = true;
      needs.log.error({ err: error, ...idsOf(week) }, 'could not tell a person of their week');
    }
  }
  // Someone who couldn't be told is told at the next look. Everyone else has their message already, and its key keeps it from coming twice.
  await store.weeks.look({ ...week, lookedAt: failed ? since : now }, earliest(next));
  return { told, recap };
}

/** Whether nothing more is to come: no lesson is scheduled, and the newest one is weeks old. */
async function isOver(
  { store }: Pick<WeekPort, 'store'>,
  { teamId, id, createdAt }: Cohort,
  now: Date,
): Promise<boolean> {
  if ((await store.schedules.ofCohort(teamId, id)) !== undefined) return false;
  const newest = (await store.lessons.latest(teamId, id))?.createdAt ?? createdAt;
  return now.getTime() - newest.getTime() > LAST_MS;
}

/** When a team works: in the time zone of its schedule, or that of its facilitator. */
async function hoursOfTeam({ store, chat }: Pick<WeekPort, 'chat' | 'store'>, cohort: Cohort): Promise<WorkingHours> {
  const schedule = await store.schedules.ofCohort(cohort.teamId, cohort.id);
  const zone = schedule?.plan.zone ?? (await chat.personOf(cohort.teamId, cohort.facilitatorId)).zone;
  return { ...cohort.workingHours, zone, holidays: calendarOfPerson(zone, cohort.workingHours.holidays) };
}

function earliest(times: readonly (Date | undefined)[]): Date {
  return new Date(Math.min(...times.flatMap((at) => (at === undefined ? [] : [at.getTime()]))));
}
