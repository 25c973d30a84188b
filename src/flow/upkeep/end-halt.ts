import { haltKey } from '../../messages/post-keys.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import type { HaltPort } from './port.ts';

/** Ends the halt of a channel, because it has taken a message, and corrects what its facilitator was told. */
export async function endHalt(
  needs: Pick<HaltPort, 'jobs' | 'log' | 'store'>,
  { teamId, channelId }: Place,
): Promise<void> {
  const place = { teamId, channelId };
  const ended = await needs.store.transaction(async (tx) => {
    const halt = (await tx.halts.of(place)).find((each) => each.channelId === channelId);
    if (!(await tx.halts.end(place))) return undefined;
    const cohort = halt && (await tx.cohorts.inChannel(place));
    if (halt === undefined || cohort === undefined) return {};
    const told = await tx.posts.byKey(teamId, haltKey(cohort.id, halt.since));
    if (told?.content.type !== 'halted') return {};
    await tx.posts.revise(teamId, told.key, { ...told.content, over: true });
    return { told };
  });
  if (ended === undefined) return;
  needs.log.info({ teamId, channel: channelId }, 'Slack takes messages again');
  if (ended.told !== undefined) await announce(needs, ended.told);
}
