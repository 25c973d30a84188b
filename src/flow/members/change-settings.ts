import type { Course } from '../../course/course.ts';
import { AppError } from '../../errors.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Settings } from '../../team/audit-entry.ts';
import type { Place } from '../../team/place.ts';
import { areHours } from '../../team/working-hours.ts';
import { announce } from '../announce.ts';
import { currentSchedule } from '../schedule/current-schedule.ts';
import { tellWhatIsNext } from '../schedule/tell-what-is-next.ts';
import { switchWeekly } from '../week/switch-weekly.ts';
import { findAsFacilitator } from './find-as-facilitator.ts';
import type { FacilitatePort } from './port.ts';

const NAMES = ['paused', 'standIns', 'anonymousReviews', 'bestChart', 'pace', 'workingHours', 'retentionDays'] as const;

/** Settings that the form of a person who takes the course alone doesn't have. They stay. */
type OfTeam = 'standIns' | 'anonymousReviews' | 'bestChart' | 'pace';

/** What the form sets. `weekly`: whether the channel has weekly messages; absent: as before. */
type Wanted = Partial<Pick<Settings, OfTeam>> & Omit<Settings, OfTeam> & { weekly?: boolean };

/**
 * Changes a cohort's settings as its facilitator. At another pace, the reminders of all open requests are planned again. While the course is
 * paused, its messages name no next lesson.
 * @throws AppError as findAsFacilitator does; hours_invalid when the working day ends before it begins, or no weekday is set
 */
export async function changeSettings(
  needs: Omit<FacilitatePort, 'store'> & {
    store: StoreOf<
      'audit' | 'cohorts' | 'lessons' | 'members' | 'posts' | 'requests' | 'roles' | 'schedules' | 'weeks'
    >;
    course: Course;
  },
  input: { place: Place; userId: string; settings: Wanted },
): Promise<void> {
  const cohort = await findAsFacilitator(needs, input.place, input.userId);
  if (!areHours(input.settings.workingHours)) throw new AppError('hours_invalid');
  const { retentionDays: _, ...others } = cohort;
  const { standIns, anonymousReviews, bestChart, pace } = cohort;
  const { weekly, ...wanted } = input.settings;
  const settings: Settings = { standIns, anonymousReviews, bestChart, pace, ...wanted };
  await needs.store.transaction(async (tx) => {
    const after = { ...others, ...settings };
    await tx.cohorts.setSettings(after);
    const changed = NAMES.filter((name) => comparable(cohort, name) !== comparable(settings, name));
    const at = needs.clock.now();
    const switched = weekly !== undefined && (await switchWeekly(tx, cohort, { weekly, at }));
    if (changed.length === 0 && !switched) return;
    if (changed.includes('pace')) await tx.requests.planAgain(cohort.teamId, cohort.id, at);
    // A course that rests posts no lesson, so nothing may say when the next one comes.
    if (changed.includes('paused')) {
      await tellWhatIsNext(needs, tx, after, await currentSchedule(needs, tx, after));
    }
    const to = {
      ...Object.fromEntries(changed.map((name) => [name, settings[name] ?? null])),
      ...(switched ? { weekly } : {}),
    };
    const entry = { cohortId: cohort.id, at, byId: input.userId };
    await tx.audit.add(cohort.teamId, { ...entry, change: { what: 'settings', to } });
  });
  await announce(needs, cohort);
}

/** A setting's value as text. The keys of stored working hours have another order. */
function comparable(settings: Settings, name: (typeof NAMES)[number]): string {
  const { from, to, weekdays, holidays } = settings.workingHours;
  return JSON.stringify(name === 'workingHours' ? [from, to, weekdays.toSorted(), holidays] : (settings[name] ?? null));
}
