import { AppError } from '../../errors.ts';
import type { StoreOf } from '../../ports/store.ts';
import { instantOn, type LocalDay, localDateOf, wallClock, weekdayOf } from '../../team/local-time.ts';
import type { MembersPort } from './port.ts';

/** A year and a day, as for a schedule. A later day is probably a typing error. */
const MOST_AHEAD_MS = 367 * 24 * 60 * 60 * 1000;

/** How long people are mostly away, shortest first. */
export const ABSENCES = ['today', 'until-monday', 'week'] as const;
type Lasts = (typeof ABSENCES)[number];

/**
 * Sets a person away until the beginning of a day in their time zone. A person who is away is neither asked nor reminded, and
 * after one of their working days their requests go to others.
 * @param input.until 'YYYY-MM-DD', the first day back; or `lasts`, how long from today
 * @returns when the person is back
 * @throws AppError date_invalid, date_past, date_far (values: typed)
 */
export async function goAway(
  { store, chat, clock }: Pick<MembersPort, 'chat' | 'clock'> & { store: StoreOf<'members' | 'requests'> },
  input: { teamId: string; userId: string } & ({ until: string } | { lasts: Lasts }),
): Promise<Date> {
  const { zone } = await chat.personOf(input.teamId, input.userId);
  const since = clock.now();
  const typed = 'until' in input ? input.until : firstDayBack(input.lasts, wallClock(since.getTime(), zone).day);
  const at = instantOn(typed, 0, zone);
  if (at === undefined) throw new AppError('date_invalid', { typed });
  const until = new Date(at);
  if (until <= since) throw new AppError('date_past', { typed });
  if (until.getTime() - since.getTime() > MOST_AHEAD_MS) throw new AppError('date_far', { typed });
  await store.transaction(async (tx) => {
    await tx.members.setAway(input.teamId, input.userId, { since, until });
    await tx.requests.remindAgain(input.teamId, input.userId, since);
  });
  return until;
}

function firstDayBack(lasts: Lasts, today: LocalDay): string {
  const days = { today: 1, 'until-monday': 8 - weekdayOf(today), week: 7 }[lasts];
  return localDateOf(today + days);
}
