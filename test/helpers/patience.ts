import { createManualTimers } from 'slack-stand-in';

/** Stops a test that hangs. Nothing takes this long, even on a busy machine. */
export const WAIT_MS = 300_000;

/** How long a job's lock lasts. On a busy machine, a worker may renew it so late that its job would be run twice. */
export const LOCK_MS = 10 * WAIT_MS;

/** Options for a test's own HTTP transport: Slack's acknowledgement timeout, on timers that never fire by themselves. */
export const PATIENT = { ackTimeoutMs: 3000, timers: createManualTimers() };
