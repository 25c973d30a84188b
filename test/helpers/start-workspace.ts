import { createManualTimers, type StandIn, type StandInOptions, startStandIn } from 'slack-stand-in';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { WAIT_MS } from './patience.ts';

/**
 * The stand-in for Slack with our app's commands and shortcuts, for tests: its patience ends only when a test moves its timers, and
 * it delivers again at once.
 */
export function startWorkspace(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  return startStandIn({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: APP_INFO,
    timers: createManualTimers(),
    retryDelaysMs: [0, 0, 0],
    waitForMs: WAIT_MS,
    ...options,
  });
}
