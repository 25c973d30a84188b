import { dayOf, instantOf } from '../cohort/local-time.ts';
import { AppError } from '../errors.ts';
import type { FlowDeps } from './deps.ts';

/**
 * Sets a person away until a day: they are back when it begins on their own clock. Nobody who is away is asked or reminded.
 * @param input.until 'YYYY-MM-DD'
 * @returns when they are back
 * @throws AppError date_invalid, date_past (values: typed)
 */
export async function goAway(
  { store, chat, clock }: FlowDeps,
  input: { teamId: string; userId: string; until: string },
): Promise<Date> {
  const { zone } = await chat.personOf(input.teamId, input.userId);
  const until = startOf(input.until, zone);
  if (until === undefined) throw new AppError('date_invalid', { typed: input.until });
  if (until <= clock.now()) throw new AppError('date_past', { typed: input.until });
  await store.members.setAway(input.teamId, input.userId, until);
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

/** Back again: asked like everybody else. */
export async function comeBack({ store }: FlowDeps, input: { teamId: string; userId: string }): Promise<void> {
  await store.members.setAway(input.teamId, input.userId, undefined);
}
