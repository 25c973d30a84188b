import { createServer } from 'node:http';
import { AppError } from '../errors.ts';
import { readTarget } from './read-target.ts';

/** Checks a part of the process: resolves when it works. @throws when it does not */
export type Part = () => Promise<unknown>;

/** A part that does not answer in this time counts as broken. */
const READY_MS = 2000;

/**
 * Serves supervisors and Prometheus: `/healthz` (the process lives), `/readyz` (every part works) and `/metrics`. It has no sign-in and
 * tells nothing about people, but belongs on a private interface.
 * @param options.readyMs how long a part may take to answer; default: two seconds
 * @param options.parts checks by name; a function, because they change while the app starts and stops
 * @returns `close`, and the port
 * @throws AppError config_invalid when the port is taken
 */
export async function startOpsServer(options: {
  port: number;
  host: string;
  readyMs?: number | undefined;
  parts: () => Readonly<Record<string, Part>>;
  metrics: (ready: Readonly<Record<string, boolean>>) => Promise<{ text: string; contentType: string }>;
}): Promise<{ port: number; close(): Promise<void> }> {
  const { port, host, parts, metrics, readyMs = READY_MS } = options;
  const answer = async (path: string): Promise<{ status: number; type: string; body: string }> => {
    if (path === '/healthz') return { status: 200, type: 'text/plain', body: 'ok\n' };
    if (path !== '/readyz' && path !== '/metrics') return { status: 404, type: 'text/plain', body: 'not found\n' };
    const ready = await checkParts(parts(), readyMs);
    if (path === '/readyz') {
      const status = Object.values(ready).every(Boolean) ? 200 : 503;
      const words = Object.fromEntries(
        Object.entries(ready).map(([part, works]) => [part, works ? 'ok' : 'not ready']),
      );
      return { status, type: 'application/json', body: `${JSON.stringify(words)}\n` };
    }
    const { text, contentType } = await metrics(ready);
    return { status: 200, type: contentType, body: text };
  };
  const server = createServer((request, response) => {
    const target = readTarget(request.url);
    if (target === undefined) {
      response.writeHead(400).end();
      return;
    }
    answer(target.pathname).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const problems = `OPS_PORT ${port} cannot be listened on (${error.code}): name a free one.`;
      reject(new AppError('config_invalid', { problems }, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function checkParts(parts: Readonly<Record<string, Part>>, readyMs: number): Promise<Record<string, boolean>> {
  const entries = Object.entries(parts).map(async ([name, part]) => [name, await works(part, readyMs)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function works(part: Part, readyMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), readyMs);
  });
  try {
    await Promise.race([part(), late]);
    return true;
  } catch {
    // The log has the reason. The supervisor needs only the fact.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
