import { AppError } from '../../errors.ts';
import { type NudgePlan, nextNudge } from '../../team/daily-nudge.ts';
import type { Place } from '../../team/place.ts';
import { checkZone } from '../../team/zones.ts';
import { findWorkingHours } from '../requests/find-working-hours.ts';
import { findOwnCohort } from './find-own-cohort.ts';
import type { AlonePort } from './port.ts';

type Needs = Pick<AlonePort, 'chat' | 'clock' | 'store'>;
interface Deed {
  place: Place;
  userId: string;
}

/**
 * Turns the daily nudge of someone alone on, at a time of theirs, or off. What was ignored before no longer counts.
 * @param deed.plan undefined: off
 * @throws AppError alone_only, cohort_missing, not_in_cohort; nudge_time for no time of day or an unknown zone
 */
export async function setDailyNudge(needs: Needs, deed: Deed & { plan: NudgePlan | undefined }): Promise<void> {
  const { place, userId, plan } = deed;
  const { store, clock } = needs;
  const cohort = await findOwnCohort(store, place, userId);
  const { teamId, id: cohortId } = cohort;
  if (plan !== undefined && !(checkZone(plan.zone) && plan.minutes >= 0 && plan.minutes < 24 * 60))
    throw new AppError('nudge_time');
  const hours = await findWorkingHours(needs, cohort, userId);
  await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohortId);
    if (plan === undefined) return tx.dailyNudges.remove(teamId, cohortId);
    const nextAt = nextNudge(clock.now(), plan, hours);
    // What was done until now isn't what follows a nudge.
    return tx.dailyNudges.save({ teamId, cohortId, userId, ...plan, nextAt, ignored: 0, trace: '', seen: true });
  });
}

/**
 * Takes up a nudge that has stopped by itself, at the same time of day.
 * @returns the plan
 * @throws AppError nudge_off where it was turned off meanwhile, and as setDailyNudge does
 */
export async function resumeDailyNudge(needs: Needs, deed: Deed): Promise<NudgePlan> {
  const cohort = await findOwnCohort(needs.store, deed.place, deed.userId);
  const nudge = await needs.store.dailyNudges.ofCohort(cohort.teamId, cohort.id);
  if (nudge === undefined) throw new AppError('nudge_off');
  const plan = { days: nudge.days, minutes: nudge.minutes, zone: nudge.zone };
  if (nudge.nextAt === undefined) await setDailyNudge(needs, { ...deed, plan });
  return plan;
}
