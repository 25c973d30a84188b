/** Serialises the clients of a database that has a single session. */
export interface SessionGate<C> {
  /**
   * Runs `query` when it is this client's turn. A transaction keeps the turn until COMMIT or ROLLBACK. What Slack waits for comes
   * before all that waits: storing the deeds that it has just delivered.
   */
  run<T>(client: C, text: string, query: () => Promise<T>): Promise<T>;
  /** Gives back the turn of a client that has disconnected. */
  leave(client: C): void;
}

const BEGINS = /^(BEGIN|START\s+TRANSACTION)\b/i;
const ENDS = /^(COMMIT|END|ROLLBACK(?!\s+TO))\b/i;
/** The statement that stores deeds, before Slack gets its acknowledgement. One at a time is under way, so it starves nobody. */
const URGENT = /^INSERT INTO kakehashi\.inbox\b/;

export function createSessionGate<C>(): SessionGate<C> {
  let holder: C | undefined;
  const waiting: { client: C; start: () => void }[] = [];
  const next = () => {
    const first = waiting.shift();
    holder = first?.client;
    first?.start();
  };
  const enter = (client: C, isUrgent: boolean): Promise<void> => {
    if (holder === undefined) {
      holder = client;
      return Promise.resolve();
    }
    return new Promise((start) => {
      if (isUrgent) waiting.unshift({ client, start });
      else waiting.push({ client, start });
    });
  };
  // Clients in a transaction keep the turn between their queries.
  const inTransaction = new Set<C>();
  return {
    async run(client, text, query) {
      const inside = inTransaction.has(client);
      if (!inside) await enter(client, URGENT.test(text));
      if (BEGINS.test(text)) inTransaction.add(client);
      try {
        return await query();
      } catch (error) {
        // A BEGIN that failed has started no transaction.
        if (BEGINS.test(text)) inTransaction.delete(client);
        throw error;
      } finally {
        if (ENDS.test(text)) inTransaction.delete(client);
        if (holder === client && !inTransaction.has(client)) next();
      }
    },
    leave(client) {
      inTransaction.delete(client);
      if (holder === client) next();
    },
  };
}
