import pg from 'pg';

/** Clients that issued a LISTEN. */
const listeners = new Set<pg.Client>();

/**
 * A client for the embedded database, whose socket hands a NOTIFY to the connection that sent it instead of to the one
 * that listens. This one passes every notification on to all clients that listen, so that BullMQ's workers wake at once.
 */
export class RelayClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('notification', (message) => {
      for (const client of listeners) if (client !== this) client.emit('notification', { ...message, relayed: true });
    });
    this.on('end', () => listeners.delete(this));
  }

  override emit(event: string, ...args: unknown[]): boolean {
    return super.emit(event as 'notification', ...(args as [pg.Notification]));
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg declares many overloads of query; all are passed on as they come.
  override query(...args: any[]): any {
    const first = args[0] as string | { text?: string } | undefined;
    const text = typeof first === 'string' ? first : (first?.text ?? '');
    if (/^\s*(--[^\n]*\n\s*)*LISTEN\s/i.test(text)) listeners.add(this);
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    return (super.query as any)(...args);
  }
}
