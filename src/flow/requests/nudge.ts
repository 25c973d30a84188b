import { AppError } from '../../errors.ts';
import { isOpen } from '../../exercise/request-state.ts';
import { nudgeKey } from '../../messages/post-keys.ts';
import { digestOf } from '../../messages/request-content.ts';
import { localDateOf, wallClock } from '../../team/local-time.ts';
import type { Place } from '../../team/place.ts';
import { isWorkingTime } from '../../team/working-hours.ts';
import { announce } from '../announce.ts';
import { checkMember } from '../members/check-member.ts';
import { findAbsence } from '../members/find-absence.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { findWorkingHours } from './find-working-hours.ts';
import type { ReassignPort } from './port.ts';

/**
 * Sends a person one kind direct message for the facilitator: what waits for them in this course, or where nothing does, a word that asks them
 * back. A person gets at most one a day, in their working hours: a second one changes nothing.
 * @throws AppError as findAsFacilitator does; not_in_cohort when the person has left; nudge_resting outside their working hours and
 *   while they are away
 */
export async function nudge(
  needs: ReassignPort,
  { place, byId, userId }: { place: Place; byId: string; userId: string },
): Promise<void> {
  const { store, clock } = needs;
  const cohort = await findAsFacilitator(needs, place, byId);
  const { teamId, id, channelId, locale } = cohort;
  await checkMember(store, cohort, userId);
  const now = clock.now();
  const hours = await findWorkingHours(needs, cohort, userId);
  const away = await findAbsence(needs, teamId, userId);
  if (away !== undefined || !isWorkingTime(now, hours)) throw new AppError('nudge_resting', { assignee: userId });
  const key = nudgeKey(userId, localDateOf(wallClock(now.getTime(), hours.zone).day));
  await store.transaction(async (tx) => {
    const waiting = await tx.requests.openOf(teamId, id, userId);
    const requests = waiting.flatMap((request) =>
      request.assignments
        .filter((each) => isOpen(each) && each.assigneeId === userId)
        .map((each) => digestOf(channelId, request, each)),
    );
    const content =
      requests.length === 0
        ? ({ type: 'nudge', to: userId, by: byId, channel: channelId } as const)
        : ({ type: 'digest', to: userId, nudgedBy: byId, requests } as const);
    // Today's has been sent, by this facilitator or another one.
    if (!(await tx.posts.add({ teamId, channelId: userId, locale, key, content }))) return;
    // It counts as a reminder of the day.
    await tx.members.setDigestAt(teamId, userId, now);
    await tx.members.setTold(teamId, userId, now);
  });
  await announce(needs, { teamId, channelId: userId });
}
