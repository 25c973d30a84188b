import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Stage } from '../state/stage.ts';
import { isForwarded, isOurHost, isOurOrigin } from './guard.ts';
import { readTarget } from './read-target.ts';
import { sendJson, sendText } from './send.ts';
import type { Streams } from './serve-events.ts';
import { serveFile, servePage } from './serve-files.ts';
import { servePageApi } from './serve-page-api.ts';
import { serveApi, serveResponseUrl, serveUpload } from './serve-slack.ts';

const NO_PROXY =
  'This workspace takes no requests from a proxy: everyone who reaches it can act as anyone. Open it directly.';

export interface Site {
  pageDir: string;
  /** Host names that the server accepts besides the loopback ones. */
  allowedHosts: readonly string[];
  onError(error: unknown): void;
}

/** Creates the HTTP server with Slack's API for the app, and with the page and its API for people. */
export function createStandInServer(stage: Stage, streams: Streams, site: Site): Server {
  return createServer((request, response) => {
    route(stage, streams, site, request, response).catch((error: unknown) => {
      site.onError(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: 'internal_error' });
    });
  });
}

async function route(
  stage: Stage,
  streams: Streams,
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = readTarget(request.url);
  if (target === undefined) {
    sendText(response, 400, 'The address is not a path.');
    return;
  }
  const { pathname } = target;
  if (!isOurHost(request, site.allowedHosts)) {
    sendText(response, 421, 'The stand-in does not accept this host name.');
    return;
  }
  if (isForwarded(request)) {
    sendText(response, 421, NO_PROXY);
    return;
  }
  const [, room = '', first = '', second = ''] = pathname.split('/');
  // A page of another origin must not act here, neither as the app nor as a person.
  if ((request.method !== 'GET' || room === 'api') && !isOurOrigin(request)) {
    sendJson(response, 403, { ok: false, error: 'foreign_origin' });
    return;
  }
  if (room === 'api') await serveApi(stage, request, response, { method: first, target });
  else if (room === 'rehearsal' && first === 'api')
    await servePageApi(stage, streams, request, response, { name: second, target });
  else if (room === 'files') await serveFile(stage, response, first);
  else if (room === 'upload') await serveUpload(stage, request, response, first);
  else if (room === 'response') await serveResponseUrl(stage, request, response, first);
  else if (room === 'archives') response.writeHead(302, { location: messagePlace(first, second) }).end();
  else if (request.method === 'GET') servePage(response, site.pageDir, pathname);
  else sendText(response, 405, 'Method not allowed.');
}

/**
 * Checks a WebSocket handshake as `route` checks a request, and answers a bad one itself.
 * @returns the target; undefined when the handshake was refused
 */
export function admitUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  allowedHosts: readonly string[],
): URL | undefined {
  // A connection that breaks during its handshake must not end the process.
  socket.on('error', () => socket.destroy());
  const target = readTarget(request.url);
  const status =
    target === undefined
      ? '400 Bad Request'
      : !isOurHost(request, allowedHosts) || isForwarded(request)
        ? '421 Misdirected Request'
        : isOurOrigin(request)
          ? undefined
          : '403 Forbidden';
  if (status === undefined) return target;
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
  return undefined;
}

/** The page's address for a permalink `/archives/CHANNEL/pTIMESTAMP`. */
function messagePlace(channel: string, message: string): string {
  const [, seconds, micros] = /^p(\d{10})(\d{6})$/.exec(message) ?? [];
  const place = new URLSearchParams({ at: channel });
  if (seconds !== undefined) place.set('thread', `${seconds}.${micros}`);
  return `/?${place}`;
}
