import { toPageUser } from '../messages/to-page.ts';
import type { Status } from '../state/seed.ts';
import type { Stage } from '../state/stage.ts';
import { DONE, type Outcome, refused } from './outcome.ts';

/** A status, or the end of do-not-disturb as a Unix time in seconds; 0 turns it off. */
export interface Presence {
  status?: Status;
  snoozeUntil?: number;
}

/** A person sets their status or pauses their notifications. */
export async function setPresence(
  stage: Pick<Stage, 'feed' | 'now' | 'persistence' | 'workspace'>,
  as: string,
  { status, snoozeUntil }: Presence,
): Promise<Outcome> {
  const user = stage.workspace.user(as);
  if (user === undefined) return refused('user_not_found');
  if (status !== undefined) user.status = status;
  if (snoozeUntil !== undefined) user.snoozeUntil = snoozeUntil;
  stage.feed.publish({ type: 'user', user: toPageUser(stage, user) });
  await stage.persistence.save(stage.workspace.data);
  return DONE;
}
