/** What goes wrong instead of (or, with `afterStore`, after) a call's usual answer. */
export type Fault =
  /** Slack's error code, nothing done. */
  | { error: string }
  /** An HTTP status, nothing done; 429 with `retryAfter` seconds. */
  | { status: number; retryAfter?: number }
  /** The call is carried out, then the connection is cut before the answer. */
  | { afterStore: true }
  /** The call is carried out late. */
  | { delayMs: number };

/** Faults by method, each used once, in order. Pseudo-methods: `upload` and `response_url`. */
export interface Faults {
  add(method: string, ...faults: Fault[]): void;
  take(method: string): Fault | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  return {
    add: (method, ...faults) => void queues.set(method, [...(queues.get(method) ?? []), ...faults]),
    take: (method) => queues.get(method)?.shift(),
    clear: () => queues.clear(),
  };
}
