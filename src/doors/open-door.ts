import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Log } from '../ports/log.ts';
import { admitRequest, type Routes } from './admit-request.ts';
import { cannotListen } from './cannot-listen.ts';
import { reportRarely } from './report-rarely.ts';

/** What a client may send, and how long it may take. */
export interface Limits {
  /** From the connection, or the last answer, to the end of the headers. */
  headersMs: number;
  /** From the first byte of a request to its last. */
  requestMs: number;
  /** How long a connection may wait for its next request. Longer than the 60 seconds of common proxies, which reuse connections. */
  idleMs: number;
  /** How often the two times above are looked at. */
  checkMs: number;
  /** How long a client that is still sending has to read its answer, and how long open requests have when the door closes. */
  lingerMs: number;
  headerBytes: number;
  headers: number;
  connections: number;
  /** Requests that one connection may send, one after the other or at once. */
  requests: number;
}

/** The last response of each connection. */
const LAST = new WeakMap<Socket, Promise<void>>();

/** Resolves when the connection's earlier responses are over. */
function after(socket: Socket, response: ServerResponse): Promise<void> {
  const earlier = LAST.get(socket) ?? Promise.resolve();
  LAST.set(socket, new Promise((resolve) => response.once('close', () => resolve())));
  return earlier;
}

/** Slack's requests arrive within a second and have about 20 headers in 1 kB. */
const LIMITS: Limits = {
  headersMs: 10_000,
  requestMs: 15_000,
  idleMs: 75_000,
  checkMs: 2000,
  lingerMs: 1000,
  headerBytes: 16 * 1024,
  headers: 100,
  connections: 2000,
  requests: 100,
};

/**
 * The largest body. Slack's largest is under 2 MB: a message of 50 blocks of 3,000 Japanese characters with a text of 40,000 takes
 * 1.7 MB in a form, nine bytes a character.
 */
export const BODY_BYTES = 2 * 1024 * 1024;

export interface Door {
  port: number;
  /** Takes no more connections, and resolves when all are closed: open requests have a second to end. */
  close(): Promise<void>;
}

/**
 * Opens a port for HTTP. Every byte that the app takes without knowing from whom comes in here: a request that is no path, no route
 * or too large is refused before a handler sees it, slow clients are cut off, and no connection can end the process.
 * @param options.setting the variable that holds the port, for the operator's message and the log
 * @throws AppError config_invalid when the port cannot be listened on
 */
export async function openDoor(options: {
  setting: 'PORT' | 'OPS_PORT';
  port: number;
  host: string;
  routes: Routes;
  log: Pick<Log, 'warn' | 'error'>;
  limits?: Partial<Limits> | undefined;
}): Promise<Door> {
  const { setting, port, host, routes, log } = options;
  const limits = { ...LIMITS, ...options.limits };
  const report = reportRarely(log, setting);
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: limits.checkMs,
    maxHeaderSize: limits.headerBytes,
  });
  server.maxHeadersCount = limits.headers;
  server.maxConnections = limits.connections;
  server.maxRequestsPerSocket = limits.requests;

  const receive = (request: IncomingMessage, response: ServerResponse, begin = () => {}): void => {
    response.once('finish', () => {
      // A client that goes on sending what was refused gets its answer, then the end. One that is done may use the connection again.
      const cut = () => void (request.complete || request.socket.destroy());
      if (!request.complete) setTimeout(cut, limits.lingerMs).unref();
    });
    const found = admitRequest(request, routes, BODY_BYTES);
    if (typeof found === 'function') {
      begin();
      // Requests that came in one packet are answered one by one, and not all in one turn of the loop.
      after(request.socket, response)
        .then(() => found(request, response))
        .catch((error: unknown) => {
          // A client that breaks off, and is no error of ours.
          if (!request.complete) report('broken off');
          else log.error({ err: error, door: setting }, 'a request could not be answered');
          if (response.headersSent) response.destroy();
          else response.writeHead(500).end();
        });
      return;
    }
    if (found.status !== 404) report(String(found.status));
    request.resume();
    response.writeHead(found.status, found.allow === undefined ? {} : { allow: found.allow }).end();
  };
  server.on('request', receive);
  // A client that asks first is refused before it sends the body.
  server.on('checkContinue', (request, response) => receive(request, response, () => response.writeContinue()));
  server.on('drop', () => {
    report('too many connections');
    server.closeIdleConnections();
  });

  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(cannotListen(setting, port, error));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      // A connection that cannot be taken, for want of memory for example, must not end the process.
      server.on('error', ({ code }: NodeJS.ErrnoException) => report(code ?? 'error'));
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), limits.lingerMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}
