import { createHash } from 'node:crypto';
import pg from 'pg';
import { createSessionGate } from './create-session-gate.ts';

/** What the session of an embedded database has prepared. */
export interface PreparedStatements {
  /** The text of each statement by its name, as `pg` keeps them. */
  texts: Record<string, string>;
  /** Counts how often a client ended within a query: nobody knows then what is prepared, so names are new. */
  generation: number;
}

/** So many statements are prepared. Others run without it: a session keeps what it has prepared. */
const MOST = 1000;

/**
 * Creates the client class for one embedded database. All its sockets share one session, which has three consequences:
 * - The protocol messages of two clients must not interleave: one client's Bind would use the other's Parse. So a query waits until the
 *   previous one is answered, or until the open transaction ends.
 * - The database delivers a NOTIFY to the connection that sent it, not to the one that listens. So every notification is passed on to
 *   all clients that listen, and BullMQ's workers wake at once.
 * - A statement that one client has prepared serves all of them. Preparing one takes longer than running it, so each is prepared once.
 * @param statements what the session has prepared
 */
export function createRelayClient(statements: PreparedStatements): typeof pg.Client {
  /** Clients that issued a LISTEN. */
  const listeners = new Set<pg.Client>();
  /** Clients whose query the session works on. */
  const asking = new Set<pg.Client>();
  const gate = createSessionGate<pg.Client>();
  return class RelayClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      // `pg` has no type for the list of a connection. It looks there for what is prepared.
      (
        this as unknown as { connection: { parsedStatements: PreparedStatements['texts'] } }
      ).connection.parsedStatements = statements.texts;
      this.on('notification', (message) => {
        if ('relayed' in message) return;
        for (const client of listeners) {
          if (client !== this) client.emit('notification', { ...message, relayed: true } as pg.Notification);
        }
      });
      this.on('end', () => {
        listeners.delete(this);
        if (asking.has(this)) statements.generation += 1;
        gate.leave(this);
      });
    }

    // biome-ignore lint/suspicious/noExplicitAny: pg declares many overloads of query; all are passed on unchanged.
    override query(...args: any[]): any {
      const last = args.at(-1) as unknown;
      const callback =
        typeof last === 'function' ? (args.pop() as (error: unknown, result?: unknown) => void) : undefined;
      const [first, values, ...more] = args as [string | { text?: string } | undefined, ...unknown[]];
      const text = (typeof first === 'string' ? first : (first?.text ?? '')).replace(/^(\s*--[^\n]*\n)+/, '').trim();
      if (/^LISTEN\s/i.test(text)) listeners.add(this);
      const ask = async () => {
        asking.add(this);
        try {
          const asked =
            typeof first === 'string' && Array.isArray(values)
              ? // The name is chosen in the client's turn: before it, another one may end within a query.
                [{ text: first, values, name: nameOf(statements, first) }, ...more]
              : args;
          // biome-ignore lint/suspicious/noExplicitAny: see above.
          return (await (super.query as any)(...asked)) as unknown;
        } finally {
          asking.delete(this);
        }
      };
      const answer = gate.run(this, text, ask);
      if (callback === undefined) return answer;
      answer.then((result) => callback(null, result), callback);
      return undefined;
    }
  };
}

/**
 * The name under which a statement with parameters is prepared. It comes from the text, so that no two pools of a session choose one name for
 * two statements.
 * @returns undefined for one that isn't prepared
 */
function nameOf({ texts, generation }: PreparedStatements, text: string): string | undefined {
  const name = `s${generation}_${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
  return Object.hasOwn(texts, name) || Object.keys(texts).length < MOST ? name : undefined;
}
