/** What goes wrong instead of (or, with `afterStore`, after) a call's usual answer. */
export type Fault =
  /** Slack's error code, nothing done. */
  | { error: string }
  /** An HTTP status, nothing done; 429 with `retryAfter` seconds. */
  | { status: number; retryAfter?: number }
  /** The call is carried out, then the connection is cut before the answer. */
  | { afterStore: true }
  /** The answer never comes: before the call is carried out, or after. The connection stays open. */
  | { unanswered: 'before' | 'after' }
  /** The call is carried out late. */
  | { delayMs: number };

/** Faults by method, each used once, in order, and then those of `otherwise`. Pseudo-methods: `upload` and `response_url`. */
export interface Faults {
  add(method: string, ...faults: Fault[]): void;
  take(method: string): Fault | undefined;
  /** How many are waiting to be used. */
  left(method: string): number;
  /** What to do with every call for which none is waiting; until it is told otherwise. */
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
