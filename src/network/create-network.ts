import { fetch as ask, type Dispatcher } from 'undici';
import { createDispatcher } from './create-dispatcher.ts';
import { explainFailure } from './explain-failure.ts';
import { findNetworkError, NetworkError } from './network-error.ts';
import { type ProxySettings, proxyName } from './proxy-settings.ts';

/** The way of all HTTP requests and WebSockets to other machines. PostgreSQL and Redis have connections of their own. */
export interface Network {
  /** Fails with a NetworkError when the other side is not reached. */
  fetch: typeof fetch;
  /** Carries requests that `fetch` is no good for. */
  dispatcher: Dispatcher;
  /** Turns a failed request's error into one that says the cause and what to do. */
  explain(error: unknown, url: string): unknown;
  /** Creates the way of one WebSocket after another. */
  createSocketWay(): SocketWay;
  /** Host and port of the proxy that was last connected to; undefined while none was needed. */
  usedProxy(): string | undefined;
}

export interface SocketWay {
  dispatcher: Dispatcher;
  /** Turns the error of a WebSocket that did not open into one that says the cause and what to do. */
  explain(error: unknown, url: string): NetworkError;
  /** Closes what is left of the sockets, also when the other side does not answer. */
  cut(): void;
}

/** @param proxies undefined asks every host directly */
export function createNetwork(proxies?: ProxySettings): Network {
  let used: string | undefined;
  const proxyReached = (address: string) => {
    used = proxyName(address);
  };
  const dispatcher = createDispatcher(proxies, { proxyReached });
  const explain = (error: unknown, url: string) => explainFailure(error, url, proxies);
  // The types of undici and of Node's own `fetch` differ only in name.
  const through = ask as unknown as (input: unknown, init: unknown) => Promise<Response>;
  return {
    dispatcher,
    explain,
    async fetch(input, init) {
      try {
        return await through(input, { ...init, dispatcher });
      } catch (error) {
        throw explain(error, String(input instanceof Request ? input.url : input));
      }
    },
    createSocketWay() {
      const open = new Set<{ destroy(): unknown }>();
      // A WebSocket of undici does not tell why it did not open.
      let reason: Error | undefined;
      const connected = (socket: { destroy(): unknown }) => {
        reason = undefined;
        open.add(socket);
      };
      const failed = (error: Error) => {
        reason = error;
      };
      return {
        dispatcher: createDispatcher(proxies, { proxyReached, connected, failed }),
        explain: (error, url) => findNetworkError(explain(reason ?? error, url)) ?? refusedSocket(url, error),
        cut() {
          for (const socket of open) socket.destroy();
          open.clear();
        },
      };
    },
    usedProxy: () => used,
  };
}

/** The host was reached, and opened no WebSocket. */
function refusedSocket(url: string, cause: unknown): NetworkError {
  const { host } = new URL(url);
  const todo = 'A proxy or firewall between may not let WebSockets through: ask who runs it.';
  return new NetworkError({ code: 'NO_ANSWER', why: `${host} did not open the socket`, todo }, cause);
}
