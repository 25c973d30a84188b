import type { IncomingMessage, ServerResponse } from 'node:http';
import { readTarget } from './read-target.ts';

/** Answers a request that the door has let in. Its errors are reported, and answered with 500. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Handlers by path and method. A handler of GET also answers HEAD. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** Why a request is refused: an HTTP status, with the methods that the path takes for 405. */
export interface Refusal {
  status: 400 | 404 | 405 | 413;
  allow?: string;
}

/**
 * Finds who answers a request. It reads the request line and the headers only, so a refused body is never read.
 * @param bodyBytes the largest body that a client may announce
 */
export function admitRequest(
  request: Pick<IncomingMessage, 'url' | 'method' | 'headers'>,
  routes: Routes,
  bodyBytes: number,
): Handler | Refusal {
  const target = readTarget(request.url);
  if (target === undefined) return { status: 400 };
  const methods = Object.hasOwn(routes, target.pathname) ? routes[target.pathname] : undefined;
  if (methods === undefined) return { status: 404 };
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (handler === undefined) return { status: 405, allow: Object.keys(methods).join(', ') };
  return Number(request.headers['content-length'] ?? 0) > bodyBytes ? { status: 413 } : handler;
}
