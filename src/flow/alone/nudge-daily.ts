import type { ContentOf } from '../../messages/content.ts';
import { cohortKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type DailyNudge, isTimely, MOST_IGNORED, nextNudge } from '../../team/daily-nudge.ts';
import { localDateOf, wallClock } from '../../team/local-time.ts';
import { announce } from '../announce.ts';
import { doEach } from '../do-each.ts';
import { findWorkingHours } from '../requests/find-working-hours.ts';
import { gatherPath } from './gather-path.ts';
import type { AlonePort } from './port.ts';

/**
 * Sends the daily nudges that are due. The sweep calls it. However many processes try, a person gets one a day: the transaction that adds the
 * message also sets when the next one is due, and the message's key has the day.
 * @returns how many were sent
 */
export async function nudgeDaily(needs: AlonePort): Promise<number> {
  let sent = 0;
  const due = await needs.store.dailyNudges.due(needs.clock.now());
  const idsOf = ({ teamId, cohortId }: DailyNudge) => ({ teamId, cohortId });
  await doEach(needs, 'a daily nudge was not looked at', due, idsOf, async (nudge) => {
    if (await nudgeOnce(needs, nudge)) sent += 1;
  });
  return sent;
}

async function nudgeOnce(needs: AlonePort, { teamId, cohortId, userId }: DailyNudge): Promise<boolean> {
  const { store, clock } = needs;
  const cohort = await store.cohorts.byId(teamId, cohortId);
  if (cohort === undefined) return false;
  // Slack answers before the transaction, which would hold its locks meanwhile.
  const hours = await findWorkingHours(needs, cohort, userId);
  const isSent = await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohortId);
    const nudge = await tx.dailyNudges.ofCohort(teamId, cohortId);
    const now = clock.now();
    if (nudge?.nextAt === undefined || nudge.nextAt > now || (await tx.halts.of(cohort)).length > 0) return false;
    const next = { ...nudge, nextAt: nextNudge(now, nudge, hours) };
    const { awayUntil } = (await tx.members.byId(teamId, userId)) ?? {};
    if (!isTimely(nudge.nextAt, now, nudge.zone) || (awayUntil !== undefined && awayUntil > now)) {
      await tx.dailyNudges.save(next);
      return false;
    }
    const path = await gatherPath({ ...needs, store: tx }, cohort);
    if (path.next.do === 'end') {
      await tx.dailyNudges.remove(teamId, cohortId);
      return false;
    }
    const trace = await tx.dailyNudges.trace(teamId, cohortId);
    const ignored = nudge.seen || trace !== nudge.trace ? 0 : nudge.ignored + 1;
    if (ignored < MOST_IGNORED) {
      await tx.dailyNudges.save({ ...next, ignored, trace, seen: false });
      return add(tx, cohort, nudge.nextAt, nudge, { type: 'daily-nudge', what: 'step', path });
    }
    const { nextAt: _, ...stopped } = next;
    await tx.dailyNudges.save({ ...stopped, ignored, trace });
    return add(tx, cohort, nudge.nextAt, nudge, { type: 'daily-nudge', what: 'stopped', ignored });
  });
  if (isSent) await announce(needs, cohort);
  return isSent;
}

function add(
  tx: Pick<AlonePort['store'], 'posts'>,
  { teamId, channelId, id, locale }: Cohort,
  dueAt: Date,
  { zone }: DailyNudge,
  content: ContentOf<'daily-nudge'>,
): Promise<boolean> {
  const day = localDateOf(wallClock(dueAt.getTime(), zone).day);
  return tx.posts.add({ teamId, channelId, locale, key: cohortKey(id, `nudge:${day}`), content });
}
