import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Stage } from '../state/stage.ts';
import { isOurHost, isOurOrigin } from './guard.ts';
import { sendJson, sendText } from './send.ts';
import type { Streams } from './serve-events.ts';
import { serveFile, servePage } from './serve-files.ts';
import { servePageApi } from './serve-page-api.ts';
import { serveApi, serveResponseUrl, serveUpload } from './serve-slack.ts';

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
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (!isOurHost(request, site.allowedHosts)) {
    sendText(response, 421, 'The stand-in does not accept this host name.');
    return;
  }
  // A page of another origin must not act here, neither as the app nor as a person.
  if (request.method !== 'GET' && !isOurOrigin(request)) {
    sendJson(response, 403, { ok: false, error: 'foreign_origin' });
    return;
  }
  const [, room = '', first = '', second = ''] = pathname.split('/');
  if (room === 'api') await serveApi(stage, request, response, first);
  else if (room === 'rehearsal' && first === 'api') await servePageApi(stage, streams, request, response, second);
  else if (room === 'files') await serveFile(stage, response, first);
  else if (room === 'upload') await serveUpload(stage, request, response, first);
  else if (room === 'response') await serveResponseUrl(stage, request, response, first);
  else if (room === 'archives') response.writeHead(302, { location: messagePlace(first, second) }).end();
  else if (request.method === 'GET') servePage(response, site.pageDir, pathname);
  else sendText(response, 405, 'Method not allowed.');
}

/** The page's address for a permalink `/archives/CHANNEL/pTIMESTAMP`. */
function messagePlace(channel: string, message: string): string {
  const [, seconds, micros] = /^p(\d{10})(\d{6})$/.exec(message) ?? [];
  const place = new URLSearchParams({ at: channel });
  if (seconds !== undefined) place.set('thread', `${seconds}.${micros}`);
  return `/?${place}`;
}
