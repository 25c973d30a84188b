/** A guard against a test that hangs: far longer than anything takes on a busy machine. */
export const WAIT_MS = 120_000;
