import type { Deps } from './halt-channel.ts';
import { nextTry } from './next-try.ts';

/** Slack takes nothing from the app in a workspace. Nobody can be told there: operators see it in the log and metrics. */
export async function haltWorkspace({ store, clock, log }: Deps, teamId: string, reason: string): Promise<void> {
  const since = clock.now();
  const halt = { teamId, channelId: '', reason, since, tryAt: nextTry({ tries: 0 }, since), tries: 0 };
  if (!(await store.halts.begin(halt))) return;
  log.error({ teamId, code: reason }, 'Slack refuses the app in a workspace: reinstall it there, or renew its token');
}
