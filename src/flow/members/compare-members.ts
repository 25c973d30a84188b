import type { Chat } from '../../ports/chat.ts';
import type { Log } from '../../ports/log.ts';
import type { Cohort } from '../../team/cohort.ts';
import { DAY, HOUR } from '../../team/local-time.ts';
import { doEach } from '../do-each.ts';
import type { ReassignPort } from '../requests/port.ts';
import { GONE } from './erase-content.ts';
import { joinCohort } from './join-cohort.ts';
import { leaveCohort } from './leave-cohort.ts';

/** What it takes to compare cohorts with the members of their channels. */
export interface ComparePort extends ReassignPort {
  chat: ReassignPort['chat'] & Pick<Chat, 'membersOf'>;
  log: Pick<Log, 'error' | 'info' | 'warn'>;
}

/** Cohorts that one round compares. Rounds come each half minute, and Slack allows about 100 calls a minute. */
const PER_ROUND = 20;

/**
 * Compares cohorts with the members of their channels, each once a day and after each start, because what happens while the app is down
 * is never told to it. People who have left are treated as when they leave, and people who are there as when they join. Safe to call
 * often, and from several processes.
 * @returns how many people have left and joined unnoticed
 */
export async function compareMembers(needs: ComparePort): Promise<{ left: number; joined: number }> {
  const { store, clock } = needs;
  const counted = { left: 0, joined: 0 };
  const due = await store.cohorts.toCompare(clock.now(), PER_ROUND);
  const idsOf = ({ teamId, id }: Cohort) => ({ teamId, cohortId: id });
  await doEach(needs, 'could not compare the members of a channel', due, idsOf, async (cohort) => {
    const later = (ms: number) =>
      store.cohorts.compareAt(cohort.teamId, cohort.id, new Date(clock.now().getTime() + ms));
    // First, so that a cohort that fails holds nothing up.
    await later(HOUR);
    const found = await compareOne(needs, cohort);
    if (found === 'unknown') return;
    await later(DAY);
    counted.left += found.left;
    counted.joined += found.joined;
  });
  return counted;
}

/** @returns `unknown` when the chat platform gives no complete answer now */
async function compareOne(needs: ComparePort, cohort: Cohort): Promise<{ left: number; joined: number } | 'unknown'> {
  const { store, log } = needs;
  const { teamId, id, channelId } = cohort;
  const members = await needs.chat.membersOf(cohort);
  if (members === 'unknown') return 'unknown';
  if (members === 'not-allowed') return { left: 0, joined: 0 };
  const leavers = await findLeavers(needs, cohort, members);
  if (leavers === 'unknown') return 'unknown';
  for (const userId of leavers) await leaveCohort(needs, { place: cohort, userId });
  const joiners = (await store.members.departed(teamId, id)).filter((userId) => members.has(userId));
  for (const userId of joiners) await joinCohort(needs, { place: cohort, userId });
  const counts = { left: leavers.length, joined: joiners.length };
  if (counts.left + counts.joined > 0)
    log.info({ teamId, channel: channelId, ...counts }, 'people have left or joined a channel unnoticed');
  return counts;
}

/**
 * Finds who has left. A second answer has to say the same, so that a person who joins and takes a role meanwhile keeps it. The
 * facilitator comes last: whoever follows them must not be among those who have left.
 */
async function findLeavers(
  { store, chat }: ComparePort,
  cohort: Cohort,
  members: ReadonlySet<string>,
): Promise<string[] | 'unknown'> {
  const missing = (await store.members.known(cohort.teamId, cohort.id)).filter(
    (userId) => !members.has(userId) && !userId.startsWith(GONE),
  );
  if (missing.length === 0) return [];
  const again = await chat.membersOf(cohort);
  if (typeof again === 'string') return 'unknown';
  const isLast = (userId: string) => Number(userId === cohort.facilitatorId);
  return missing.filter((userId) => !again.has(userId)).sort((a, b) => isLast(a) - isLast(b));
}
