import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Stage } from '../state/stage.ts';
import { admit } from './admit.ts';
import { BadRequest } from './bad-request.ts';
import { sendJson, sendText } from './send.ts';
import { serveDownload, serveSignIn } from './serve-download.ts';
import type { Streams } from './serve-events.ts';
import { serveFile, servePage } from './serve-files.ts';
import { servePageApi } from './serve-page-api.ts';
import { serveApi, serveResponseUrl, serveUpload } from './serve-slack.ts';

/** How long a client may take for its headers, and for a whole request with 50 MB. How often this is looked at. */
const LIMITS = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 2000 };
const MOST_HEADERS = 100;
const MOST_CONNECTIONS = 5000;

export interface Site {
  pageDir: string;
  /** Host names that the server accepts besides the loopback ones. */
  allowedHosts: readonly string[];
  onError(error: unknown): void;
}

/** Creates the HTTP server with Slack's API for the app, and with the page and its API for people. */
export function createStandInServer(stage: Stage, streams: Streams, site: Site): Server {
  const server = createServer(LIMITS, (request, response) => {
    route(stage, streams, site, request, response).catch((error: unknown) => {
      const isTheirs = error instanceof BadRequest;
      // A client that breaks off causes an error, too.
      if (!isTheirs && request.complete) site.onError(error);
      if (response.headersSent) response.destroy();
      else if (isTheirs) sendJson(response, error.status, { ok: false, error: error.code });
      else sendJson(response, 500, { ok: false, error: 'internal_error' });
    });
  });
  server.maxHeadersCount = MOST_HEADERS;
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

async function route(
  stage: Stage,
  streams: Streams,
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = admit(request, site.allowedHosts, false);
  if (!(target instanceof URL)) {
    if (target.status === 403) sendJson(response, 403, { ok: false, error: target.words });
    else sendText(response, target.status, target.words);
    return;
  }
  const { pathname } = target;
  const [, room = '', first = '', second = ''] = pathname.split('/');
  if (room === 'api') await serveApi(stage, request, response, { method: first, target });
  else if (room === 'rehearsal' && first === 'api')
    await servePageApi(stage, streams, request, response, { name: second, target });
  else if (room === 'files-pri' && request.method === 'GET')
    await serveDownload(stage, request, response, { place: first, path: pathname });
  else if (room === 'signin' && request.method === 'GET') serveSignIn(response);
  else if (room === 'files') await serveFile(stage, response, first);
  else if (room === 'upload') await serveUpload(stage, request, response, first);
  else if (room === 'response') await serveResponseUrl(stage, request, response, first);
  else if (room === 'archives') response.writeHead(302, { location: messagePlace(first, second, target) }).end();
  else if (request.method === 'GET') servePage(response, site.pageDir, pathname);
  else sendText(response, 405, 'Method not allowed.');
}

/** The page's address for a permalink `/archives/CHANNEL/pTIMESTAMP`, or for that of a reply, which names its thread. */
function messagePlace(channel: string, message: string, { searchParams }: URL): string {
  const [, seconds, micros] = /^p(\d{10})(\d{6})$/.exec(message) ?? [];
  const place = new URLSearchParams({ at: channel });
  if (seconds !== undefined) place.set('thread', searchParams.get('thread_ts') ?? `${seconds}.${micros}`);
  return `/?${place}`;
}
