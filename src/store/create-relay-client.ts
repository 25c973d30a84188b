import pg from 'pg';
import { createSessionGate } from './create-session-gate.ts';

/**
 * Creates the client class for one embedded database. All its sockets share one session, which has two consequences:
 * - The protocol messages of two clients must not interleave: one client's Bind would use the other's Parse. So a query waits until the
 *   previous one is answered, or until the open transaction ends.
 * - The database delivers a NOTIFY to the connection that sent it, not to the one that listens. So every notification is passed on to
 *   all clients that listen, and BullMQ's workers wake at once.
 */
export function createRelayClient(): typeof pg.Client {
  /** Clients that issued a LISTEN. */
  const listeners = new Set<pg.Client>();
  const gate = createSessionGate<pg.Client>();
  return class RelayClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
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
      // biome-ignore lint/suspicious/noExplicitAny: see above.
      const answer = gate.run(this, text, () => (super.query as any)(...args) as Promise<unknown>);
      if (callback === undefined) return answer;
      answer.then((result) => callback(null, result), callback);
      return undefined;
    }
  };
}
