import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import { areHours, type OwnHours } from '../../team/working-hours.ts';

/**
 * Sets a person's own working hours, in every cohort of the workspace. Their reminders are planned again.
 * @param input.hours undefined: those of each cohort
 * @param input.mondays whether they want the message on Mondays that tells what lies ahead; absent: as before
 * @throws AppError hours_invalid when the working day ends before it begins, or no weekday is set
 */
export async function setOwnHours(
  { store, clock }: { store: StoreOf<'members' | 'requests'>; clock: Clock },
  input: { teamId: string; userId: string; hours: OwnHours | undefined; mondays?: boolean },
): Promise<void> {
  const { teamId, userId, hours, mondays } = input;
  if (hours !== undefined && !areHours(hours)) throw new AppError('hours_invalid');
  await store.transaction(async (tx) => {
    await tx.members.setHours(teamId, userId, hours);
    if (mondays !== undefined) await tx.members.setMondays(teamId, userId, mondays);
    await tx.requests.remindAgain(teamId, userId, clock.now());
  });
}
