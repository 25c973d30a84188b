import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import { workingDaysBetween } from '../../team/add-working-days.ts';
import type { Cohort } from '../../team/cohort.ts';
import { workingHoursBetween } from '../../team/working-hours.ts';
import { findWorkingHours } from '../requests/find-working-hours.ts';
import { findAbsence } from './find-absence.ts';

/** A person who has neither asked nor answered for so many working days of theirs. */
export interface Silent {
  userId: string;
  days: number;
}

/** From so many working days on a person counts as silent. */
const SILENT_DAYS = 3;

/**
 * Role holders of a cohort who have neither asked nor answered for three working days or more, the longest first. The facilitator, who is told,
 * and people who are away or have left the channel are left out.
 */
export async function whoIsSilent(
  needs: { store: StoreOf<'members' | 'requests' | 'roles'>; chat: Pick<Chat, 'personOf'>; clock: Clock },
  cohort: Cohort,
): Promise<Silent[]> {
  const { store, clock } = needs;
  const { teamId, id, facilitatorId, createdAt } = cohort;
  const now = clock.now();
  const out = new Set([facilitatorId, ...(await store.members.departed(teamId, id))]);
  const last = new Map((await store.requests.lastActive(teamId, id)).map(({ userId, at }) => [userId, at]));
  const holders = new Set((await store.roles.list(teamId, id)).map(({ userId }) => userId));
  const found = await Promise.all(
    [...holders]
      .filter((userId) => !out.has(userId))
      .map(async (userId) => {
        if ((await findAbsence(needs, teamId, userId)) !== undefined) return { userId, days: 0 };
        const hours = await findWorkingHours(needs, cohort, userId);
        const since = last.get(userId) ?? createdAt;
        const between = since < now ? workingHoursBetween(since, now, hours) : 0;
        return { userId, days: workingDaysBetween(between, hours) };
      }),
  );
  return found.filter(({ days }) => days >= SILENT_DAYS).sort((a, b) => b.days - a.days);
}
