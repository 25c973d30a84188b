/** A failure to inject into a call. */
export type Fault =
  /** Answers with Slack's error code and does nothing. */
  | { error: string }
  /** Answers with an HTTP status and does nothing. `retryAfter`, in seconds, goes with 429. */
  | { status: number; retryAfter?: number }
  /** Carries the call out, then cuts the connection before the answer. */
  | { afterStore: true }
  /** Never answers, either before or after it carries the call out. The connection stays open. */
  | { unanswered: 'before' | 'after' }
  /** Carries the call out after a delay. */
  | { delayMs: number }
  | BodyFault;

/** A failure of the body of an answer. It concerns `download` only. */
export type BodyFault =
  /** Sends so many bytes, then cuts the connection. */
  | { cutAfter: number }
  /** Sends so many bytes, then nothing more. The connection stays open. */
  | { stallAfter: number }
  /** Sends 64 KB at a time, each so many milliseconds of the stand-in's timers after the one before. */
  | { chunkMs: number };

/**
 * Queued faults by method, each used once and in order, then those of `otherwise`. `upload`, `download` and `response_url` count as
 * methods.
 */
export interface Faults {
  add(method: string, ...faults: Fault[]): void;
  take(method: string): Fault | undefined;
  /** The number of queued faults for a method. */
  left(method: string): number;
  /** Chooses the fault for each call that has none queued. It replaces the previous choice. */
  otherwise(choose: (method: string) => Fault | undefined): void;
  clear(): void;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  const none = () => undefined;
  let choose: (method: string) => Fault | undefined = none;
  return {
    add: (method, ...faults) => void queues.set(method, [...(queues.get(method) ?? []), ...faults]),
    take: (method) => queues.get(method)?.shift() ?? choose(method),
    left: (method) => queues.get(method)?.length ?? 0,
    otherwise(next) {
      choose = next;
    },
    clear() {
      queues.clear();
      choose = none;
    },
  };
}
