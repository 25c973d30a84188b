import type { StandIn } from 'slack-stand-in';
import type { FlowDeps } from '../flow/port.ts';
import { findWorkingHours } from '../flow/requests/find-working-hours.ts';
import { defaultWorkingHours, nextWorkingTime, type WorkingHours } from '../team/working-hours.ts';

/** When a person's next working day begins. */
export interface Morning {
  user: StandIn['users'][number];
  at: Date;
}

/**
 * Each person's next morning, the earliest first. Their working hours are their own, or those of their cohorts: of several, the latest
 * morning counts.
 */
export async function nextMornings(
  flow: Pick<FlowDeps, 'chat' | 'store'>,
  { users, teamId, now }: { users: StandIn['users']; teamId: string; now: Date },
): Promise<Morning[]> {
  const people = users.filter(({ isBot }) => !isBot);
  const found = await Promise.all(
    people.map(async (user) => {
      const mornings = (await hoursOf(flow, teamId, user)).map((hours) => morningOf(hours, now).getTime());
      return { user, at: new Date(Math.max(...mornings)) };
    }),
  );
  return found.sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function hoursOf(
  flow: Pick<FlowDeps, 'chat' | 'store'>,
  teamId: string,
  { id, tz }: Morning['user'],
): Promise<WorkingHours[]> {
  const cohorts = await flow.store.cohorts.seenBy(teamId, id);
  if (cohorts.length > 0) return Promise.all(cohorts.map((cohort) => findWorkingHours(flow, cohort, id)));
  const own = (await flow.store.members.byId(teamId, id))?.hours;
  return [{ ...defaultWorkingHours(tz), ...own }];
}

/** The first minute of a working day, later than the current minute. */
function morningOf(hours: WorkingHours, now: Date): Date {
  return nextWorkingTime(new Date(now.getTime() + 60_000), { ...hours, to: hours.from + 1 });
}
