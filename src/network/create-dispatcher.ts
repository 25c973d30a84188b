import { isIP } from 'node:net';
import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import type { ProxySettings } from './proxy-settings.ts';
import { ProxyUnreached } from './proxy-unreached.ts';

/** How long a proxy may take to open a way. Slack itself answers sooner. */
const TUNNEL_MS = 10_000;

/** What happens on the way. */
export interface Watcher {
  /** A connection to the proxy at this address was opened. */
  proxyReached?(address: string): void;
  /** No connection to the host was opened. Is told only beside `connected`. */
  failed?(error: Error): void;
  /** A connection to the host was opened, through a proxy or not. */
  connected?(socket: NonNullable<Parameters<buildConnector.Callback>[1]>): void;
}

/**
 * Creates what carries HTTP requests and WebSockets to their host, through the proxies or directly. This machine is never asked
 * through a proxy.
 */
export function createDispatcher(proxies: ProxySettings | undefined, watcher: Watcher = {}): Dispatcher {
  const factory = (origin: string | URL, options: object) =>
    new Pool(origin, capture(options as Pool.Options, watcher));
  const direct = new Agent({ factory });
  if (proxies === undefined) return direct;
  const proxied = new EnvHttpProxyAgent({
    // An empty text keeps undici from reading the environment.
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? '',
    noProxy: proxies.noProxy,
    factory,
    clientFactory: (address, options) => toProxy(address, options as Pool.Options, watcher),
  });
  return proxied.compose(
    (dispatch) => (options, handler) =>
      isLoopback(new URL(String(options.origin)).hostname)
        ? direct.dispatch(options, handler)
        : dispatch(options, handler),
  );
}

/** Whether a host is this machine. IPv6 addresses are in brackets. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^(?:127(?:\.\d{1,3}){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/u.test(hostname)
  );
}

/** Whether the host of a URL is an IP address. IPv6 addresses are in brackets. */
function isAddress(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/gu, '')) !== 0;
}

/** Connections to the host tell the watcher. HTTP/2 would share a socket between a WebSocket and calls. */
function capture({ connect, ...options }: Pool.Options, { connected, failed }: Watcher): Pool.Options {
  if (connected === undefined) return { ...options, ...(connect === undefined ? {} : { connect }) };
  const open = typeof connect === 'function' ? connect : buildConnector({ ...connect, allowH2: false });
  return {
    ...options,
    connect(to, done) {
      open(to, (...[error, socket]) => {
        // undici gives no socket at all beside an error, against its types.
        if (socket) connected(socket);
        else if (error) failed?.(error);
        done(...([error, socket] as Parameters<typeof done>));
      });
    },
  };
}

/** The connections to a proxy. Their failures are marked, because the operator must look at the proxy then, not at the host. */
function toProxy(address: URL, { connect, ...options }: Pool.Options, { proxyReached }: Watcher): Pool {
  if (typeof connect !== 'function') throw new Error('undici gives a proxy no connector any more');
  return new Pool(address.origin, {
    ...options,
    headersTimeout: TUNNEL_MS,
    connect(to, done) {
      // undici names the proxy in the handshake (SNI) even where it has only an IP address. RFC 6066, section 3, takes names
      // alone, and Node.js 26 refuses an address.
      const way = isAddress(to.servername ?? '') ? { ...to, servername: '' } : to;
      connect(way, (...[error, socket]) => {
        if (error) return done(new ProxyUnreached(address.href, error), null);
        proxyReached?.(address.href);
        done(null, socket as NonNullable<typeof socket>);
      });
    },
  });
}
