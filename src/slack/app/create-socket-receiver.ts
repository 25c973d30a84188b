import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Network, SocketWay } from '../../network/create-network.ts';
import { platformError } from './errors.ts';

/** Number of connections; Slack allows ten per app. While one reconnects, deliveries arrive through another. */
export const LINKS = 2;
/** A busy process may answer a ping late, and must not lose its connection for that. */
const PONG_MS = 20_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

export interface SocketReceiver extends Receiver {
  /** The number of connections that Slack has opened. */
  connections(): number;
  /** Disconnects, and resolves when every connection is closed. */
  stop(): Promise<void>;
}

/** One connection, which reconnects whenever it ends. */
interface Link {
  receiver: SocketModeReceiver;
  way: SocketWay;
  /** Where Slack has told this link to connect. */
  url: string;
  /** Why the last attempt failed, if the socket said so. */
  error?: unknown;
  open: boolean;
  failures: number;
  timer?: NodeJS.Timeout;
}

/**
 * Socket Mode over several connections. Each reconnects at once when Slack asks for it or when it breaks. Bolt's own receiver has
 * one connection, waits five seconds before it reconnects, and ends the process when Slack cannot be reached then.
 */
export function createSocketReceiver(options: {
  appToken: string;
  logger: Logger;
  clientOptions: WebClientOptions;
  network: Pick<Network, 'createSocketWay'>;
}): SocketReceiver {
  const { appToken, logger, clientOptions, network } = options;
  let stopping = false;
  const links: Link[] = Array.from({ length: LINKS }, () => {
    const way = network.createSocketWay();
    const receiver = new SocketModeReceiver({
      appToken,
      dispatcher: way.dispatcher,
      logger,
      autoReconnectEnabled: false,
      clientPingTimeout: PONG_MS,
      installerOptions: { clientOptions },
    });
    return { receiver, way, url: '', open: false, failures: 0 };
  });
  const connect = async (link: Link): Promise<void> => {
    delete link.error;
    try {
      await link.receiver.client.start();
    } catch (error) {
      // The client rejects without a reason when the socket does not open.
      throw error ?? link.error ?? new Error('Slack closed a socket before it greeted');
    }
    link.failures = 0;
  };
  const reconnect = (link: Link): void => {
    if (stopping || link.timer !== undefined) return;
    const pause = link.failures === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** link.failures, LONGEST_PAUSE_MS);
    link.timer = setTimeout(() => {
      delete link.timer;
      connect(link).catch(() => {
        // The client has logged the reason.
        link.failures += 1;
        reconnect(link);
      });
    }, pause);
  };
  for (const link of links) {
    const { client } = link.receiver;
    client.on('authenticated', ({ url }: { url?: string }) => {
      link.url = url ?? '';
    });
    client.on('error', (error: unknown) => {
      // The client logs why an open socket broke, but not why one did not open.
      if (link.open || link.url === '') return;
      const reason = link.way.explain(error, link.url);
      link.error = reason;
      logger.error(`A socket to Slack did not open: ${reason.message}`);
    });
    client.on('connected', () => {
      link.open = true;
      // `stop` was called during the handshake.
      if (stopping) void client.disconnect();
    });
    client.on('disconnected', () => {
      const was = link.open;
      link.open = false;
      // Slack may not answer the goodbye.
      link.way.cut();
      // `start` and `reconnect` handle a connection that never opened.
      if (was) reconnect(link);
    });
  }
  return {
    init(app: App) {
      for (const { receiver } of links) receiver.init(app);
    },
    /** @throws when the first connection fails, so that a wrong token is reported at once */
    async start() {
      const [first, ...others] = links;
      // The HTTP connection from the process's first call may be dead by now, so an unanswered attempt is repeated once. An error
      // code from Slack is thrown at once.
      if (first !== undefined)
        await connect(first).catch((error: unknown) => {
          if (platformError(error) !== undefined) throw error;
          return connect(first);
        });
      await Promise.all(
        others.map((link) =>
          connect(link).catch(() => {
            link.failures += 1;
            reconnect(link);
          }),
        ),
      );
    },
    async stop() {
      stopping = true;
      await Promise.all(
        links.map(async (link) => {
          clearTimeout(link.timer);
          if (link.open) await link.receiver.client.disconnect();
        }),
      );
    },
    connections: () => links.filter(({ open }) => open).length,
  };
}
