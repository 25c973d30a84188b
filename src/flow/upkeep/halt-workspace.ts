import type { Store } from '../../ports/store.ts';
import { nextTry } from './next-try.ts';
import type { HaltPort } from './port.ts';

/** Halts a workspace because Slack refuses the app there. Only operators can be told, in the log and the metrics. */
export async function haltWorkspace(
  { store, clock, log }: Pick<HaltPort, 'clock' | 'log'> & { store: Pick<Store, 'halts'> },
  teamId: string,
  reason: string,
): Promise<void> {
  const since = clock.now();
  const halt = { teamId, channelId: '', reason, since, tryAt: nextTry({ tries: 0 }, since), tries: 0 };
  if (!(await store.halts.begin(halt))) return;
  log.error({ teamId, code: reason }, 'Slack refuses the app in a workspace: reinstall it there, or renew its token');
}
