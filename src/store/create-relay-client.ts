import pg from 'pg';
import { createSessionGate } from './create-session-gate.ts';

/** The statements that the session of an embedded database has prepared: the text of each by its name, as `pg` keeps them. */
export type PreparedStatements = Record<string, string>;

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
  const gate = createSessionGate<pg.Client>();
  const nameOf = nameStatements(statements);
  return class RelayClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      // `pg` has no type for the list of a connection. It looks there for what is prepared.
      (this as unknown as { connection: { parsedStatements: PreparedStatements } }).connection.parsedStatements =
        statements;
      this.on('notification', (message) => {
        if ('relayed' in message) return;
        for (const client of listeners) {
          if (client !== this) client.emit('notification', { ...message, relayed: true } as pg.Notification);
        }
      });
      this.on('end', () => {
        listeners.delete(this);
        gate.leave(this);
      });
    }

    // biome-ignore lint/suspicious/noExplicitAny: pg declares many overloads of query; all are passed on unchanged.
    override query(...args: any[]): any {
      const first = args[0] as string | { text?: string } | undefined;
      const text = (typeof first === 'string' ? first : (first?.text ?? '')).replace(/^(\s*--[^\n]*\n)+/, '').trim();
      if (/^LISTEN\s/i.test(text)) listeners.add(this);
      const last = args.at(-1) as unknown;
      const callback =
        typeof last === 'function' ? (args.pop() as (error: unknown, result?: unknown) => void) : undefined;
      if (typeof first === 'string' && Array.isArray(args[1])) {
        args.splice(0, 2, { text: first, values: args[1], name: nameOf(first) });
      }
      // biome-ignore lint/suspicious/noExplicitAny: see above.
      const answer = gate.run(this, text, () => (super.query as any)(...args) as Promise<unknown>);
      if (callback === undefined) return answer;
      answer.then((result) => callback(null, result), callback);
      return undefined;
    }
  };
}

/** @returns the name under which a statement with parameters is prepared, undefined for one that is not prepared */
function nameStatements(statements: PreparedStatements): (text: string) => string | undefined {
  const names = new Map(Object.entries(statements).map(([name, text]) => [text, name]));
  return (text) => {
    if (!names.has(text) && names.size < MOST) names.set(text, `statement_${names.size}`);
    return names.get(text);
  };
}
