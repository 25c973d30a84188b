import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isForwarded, isOurHost, isOurOrigin } from './guard.ts';
import { readTarget } from './read-target.ts';
import { refuseHandshake } from './refuse-handshake.ts';

const NO_PROXY =
  'This workspace takes no requests from a proxy: everyone who reaches it can act as anyone. Open it directly.';

/** Where Socket Mode connects. */
const LINK = '/link/';

/** Why a request or a handshake is refused. */
interface Refusal {
  status: 400 | 403 | 404 | 421;
  name: string;
  words: string;
}

/**
 * Checks the target, host and origin of a request or a handshake, and that no proxy passed it on. Every byte that the stand-in takes
 * passes here before anything else reads it.
 * @param isHandshake whether it asks for a WebSocket, which any page of the web may do without being asked for its origin
 * @returns the target, or why it is refused
 */
export function admit(request: IncomingMessage, allowedHosts: readonly string[], isHandshake: boolean): URL | Refusal {
  const target = readTarget(request.url);
  if (target === undefined) return { status: 400, name: 'Bad Request', words: 'The address is not a path.' };
  if (!isOurHost(request, allowedHosts)) {
    return { status: 421, name: 'Misdirected Request', words: 'The stand-in does not accept this host name.' };
  }
  if (isForwarded(request)) return { status: 421, name: 'Misdirected Request', words: NO_PROXY };
  // A page of another origin must not act here, neither as the app nor as a person.
  const acts = isHandshake || request.method !== 'GET' || target.pathname.startsWith('/api/');
  return acts && !isOurOrigin(request) ? { status: 403, name: 'Forbidden', words: 'foreign_origin' } : target;
}

/**
 * Checks a WebSocket handshake, and answers a bad one itself.
 * @returns the target; undefined when the handshake was refused
 */
export function admitUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  allowedHosts: readonly string[],
): URL | undefined {
  // A connection that breaks during its handshake must not end the process.
  socket.on('error', () => socket.destroy());
  const found = admit(request, allowedHosts, true);
  if (found instanceof URL && found.pathname === LINK) return found;
  refuseHandshake(socket, found instanceof URL ? '404 Not Found' : `${found.status} ${found.name}`);
  return undefined;
}
