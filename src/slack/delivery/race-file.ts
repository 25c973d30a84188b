import type { DeliveryOutcome } from './deliver-post.ts';
import type { Outbox } from './outbox.ts';

/** How long the messages after a file wait for it, so that they stay in order. With it, a reader knows of a late file within ten seconds. */
const PATIENCE_MS = 4000;
/** While a file is on its way and nothing else waits, new messages are looked for this often. */
const LOOK_MS = 1000;

/** A file that is being delivered. */
export interface Race {
  /** Undefined while the file is on its way. @throws what the attempt threw */
  outcome(): DeliveryOutcome | undefined;
  /** Resolves when the file has settled, or after a second. */
  lookAgain(): Promise<void>;
}

/** Waits for a file some seconds. It may take minutes: an upload over a slow line, a server that doesn't answer. */
export async function raceFile({ wait }: Pick<Outbox, 'wait'>, attempt: Promise<DeliveryOutcome>): Promise<Race> {
  let settled: { outcome: DeliveryOutcome } | { error: unknown } | undefined;
  const ended = attempt.then(
    (outcome) => {
      settled = { outcome };
    },
    (error: unknown) => {
      settled = { error };
    },
  );
  const upTo = async (ms: number) => {
    const enough = new AbortController();
    await Promise.race([ended, wait(ms, enough.signal)]);
    enough.abort();
  };
  await upTo(PATIENCE_MS);
  return {
    outcome() {
      if (settled === undefined) return undefined;
      if ('error' in settled) throw settled.error;
      return settled.outcome;
    },
    lookAgain: () => upTo(LOOK_MS),
  };
}
