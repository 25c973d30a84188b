import type { ContentOf } from '../../messages/content.ts';
import { invitedBackKey, lateKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { DAY } from '../../team/local-time.ts';
import { postedProcesses } from '../lessons/posted-processes.ts';
import type { WeekPort, WeekStores } from './port.ts';

/** A lesson that is newer than this can't have been missed. */
const NEW_MS = DAY;

/**
 * The message to a role holder who has missed the last two lessons: a ten-minute version of the newest one. A person gets it once a course, and not
 * beside the one to those who join late.
 * @returns undefined for everybody else
 */
export async function inviteBack(
  { clock }: Pick<WeekPort, 'clock'>,
  tx: Pick<WeekStores, 'lessons' | 'posts' | 'requests' | 'roles' | 'runs'>,
  cohort: Cohort,
  userId: string,
): Promise<ContentOf<'catch-up'> | undefined> {
  const { teamId, id, channelId, facilitatorId } = cohort;
  if (userId === facilitatorId) return undefined;
  for (const key of [invitedBackKey(id, userId), lateKey(id, userId)])
    if ((await tx.posts.byKey(teamId, key)) !== undefined) return undefined;
  const holdings = await tx.roles.list(teamId, id);
  if (!holdings.some((holding) => holding.userId === userId)) return undefined;
  const lessons = await postedProcesses(tx, cohort);
  const before = clock.now().getTime() - NEW_MS;
  const [newest] = lessons;
  const missed = lessons.filter(({ createdAt }) => createdAt.getTime() < before)[1];
  if (newest === undefined || missed === undefined) return undefined;
  const acted = (await tx.requests.lastActive(teamId, id)).find((each) => each.userId === userId)?.at;
  const runs = await tx.runs.inCohort(teamId, id);
  const ran = runs.findLast(({ requestedBy }) => requestedBy === userId)?.createdAt;
  const isBehind = [acted, ran].every((at) => at === undefined || at < missed.createdAt);
  if (!isBehind) return undefined;
  return {
    type: 'catch-up',
    to: userId,
    channel: channelId,
    why: 'behind',
    lessonId: newest.id,
    process: newest.process,
  };
}
