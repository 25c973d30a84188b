import { createManualTimers, type StandIn, type StandInOptions, startStandIn } from 'slack-stand-in';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { WAIT_MS } from './patience.ts';

/**
 * Starts the stand-in for Slack with the app's commands and shortcuts. It times out only when a test moves its timers, and it
 * repeats a delivery at once.
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
