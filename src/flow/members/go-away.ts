import { AppError } from '../../errors.ts';
import { dayOf, instantOf } from '../../team/local-time.ts';
import type { FlowDeps } from '../port.ts';

/** A year and a day, as for a schedule: what is further ahead is a slip of the finger. */
const MOST_AHEAD_MS = 367 * 24 * 60 * 60 * 1000;

/**
 * Sets a person away until a day: they are back when it begins on their own clock. Nobody who is away is asked or
 * reminded, and what waits for them goes to others after a working day of theirs.
 * @param input.until 'YYYY-MM-DD'
 * @returns when they are back
 * @throws AppError date_invalid, date_past, date_far (values: typed)
 */
export async function goAway(
  { store, chat, clock }: FlowDeps,
  input: { teamId: string; userId: string; until: string },
): Promise<Date> {
  const { zone } = await chat.personOf(input.teamId, input.userId);
  const until = startOf(input.until, zone);
  if (until === undefined) throw new AppError('date_invalid', { typed: input.until });
  if (until <= clock.now()) throw new AppError('date_past', { typed: input.until });
  if (until.getTime() - clock.now().getTime() > MOST_AHEAD_MS) throw new AppError('date_far', { typed: input.until });
  const since = clock.now();
  await store.members.setAway(input.teamId, input.userId, { since, until });
  await store.requests.lookAgain(input.teamId, input.userId, since);
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
