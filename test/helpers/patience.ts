import { createManualTimers } from 'slack-stand-in';

/** A guard against a test that hangs: far longer than anything takes on a busy machine. */
export const WAIT_MS = 120_000;

/** For an HTTP transport of a test's own: Slack's patience, which no busy machine exhausts. */
export const PATIENT = { ackTimeoutMs: 3000, timers: createManualTimers() };
