import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether the Host header is a loopback name or an allowed one. This prevents DNS rebinding. */
export function isOurHost(request: IncomingMessage, allowed: readonly string[]): boolean {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return LOOPBACK.has(name) || allowed.includes(name);
}

/** Headers that proxies add, besides `X-Forwarded-*`. */
const FROM_PROXY = new Set(['forwarded', 'via', 'x-real-ip']);

/** True when a proxy passed the request on: behind one, anyone could act as anyone here. */
export function isForwarded(request: IncomingMessage): boolean {
  return Object.keys(request.headers).some((name) => FROM_PROXY.has(name) || name.startsWith('x-forwarded-'));
}

/** Whether the request comes from the page itself or from a program. Browsers send the origin, programs do not. */
export function isOurOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') return false;
  return origin === undefined || origin.replace(/^https?:\/\//, '') === host;
}
