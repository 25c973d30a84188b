import { AppError } from '../../errors.ts';
import type { StoreOf } from '../../ports/store.ts';
import { dayOf, instantOf } from '../../team/local-time.ts';
import type { MembersPort } from './port.ts';

/** A year and a day, as for a schedule. A later day is probably a typing error. */
const MOST_AHEAD_MS = 367 * 24 * 60 * 60 * 1000;

/**
 * Sets a person away until the beginning of a day in their time zone. A person who is away is neither asked nor reminded, and
 * after one of their working days their requests go to others.
 * @param input.until 'YYYY-MM-DD'
 * @returns when the person is back
 * @throws AppError date_invalid, date_past, date_far (values: typed)
 */
export async function goAway(
  { store, chat, clock }: Pick<MembersPort, 'chat' | 'clock'> & { store: StoreOf<'members' | 'requests'> },
  input: { teamId: string; userId: string; until: string },
): Promise<Date> {
  const { zone } = await chat.personOf(input.teamId, input.userId);
  const until = startOf(input.until, zone);
  if (until === undefined) throw new AppError('date_invalid', { typed: input.until });
  if (until <= clock.now()) throw new AppError('date_past', { typed: input.until });
  if (until.getTime() - clock.now().getTime() > MOST_AHEAD_MS) throw new AppError('date_far', { typed: input.until });
  const since = clock.now();
  await store.transaction(async (tx) => {
    await tx.members.setAway(input.teamId, input.userId, { since, until });
    await tx.requests.remindAgain(input.teamId, input.userId, since);
  });
  return until;
}

function startOf(date: string, zone: string): Date | undefined {
  try {
    const at = instantOf(dayOf(date), 0, zone);
    return at === undefined ? undefined : new Date(at);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
