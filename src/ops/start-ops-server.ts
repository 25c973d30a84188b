import type { Handler } from '../doors/admit-request.ts';
import { type Door, openDoor } from '../doors/open-door.ts';
import { endsWithin } from '../ends-within.ts';
import type { Log } from '../ports/log.ts';

/** Checks a part of the process: resolves when it works. @throws when it does not */
export type Part = () => Promise<unknown>;

/** A part that does not answer in this time counts as broken. */
const READY_MS = 2000;

/**
 * Serves supervisors and Prometheus: `/healthz` (the process lives), `/readyz` (every part works) and `/metrics`. It has no sign-in and
 * tells nothing about people, but belongs on a private interface.
 * @param options.readyMs how long a part may take to answer; default: two seconds
 * @param options.parts checks by name; a function, because they change while the app starts and stops
 * @throws AppError config_invalid when the port is taken
 */
export function startOpsServer(options: {
  port: number;
  host: string;
  readyMs?: number | undefined;
  parts: () => Readonly<Record<string, Part>>;
  metrics: (ready: Readonly<Record<string, boolean>>) => Promise<{ text: string; contentType: string }>;
  log: Pick<Log, 'warn' | 'error'>;
}): Promise<Door> {
  const { port, host, parts, metrics, log, readyMs = READY_MS } = options;
  return openDoor({
    setting: 'OPS_PORT',
    port,
    host,
    log,
    routes: {
      '/healthz': { GET: answerWith(async () => ({ status: 200, type: 'text/plain', body: 'ok\n' })) },
      '/readyz': {
        GET: answerWith(async () => {
          const ready = Object.entries(await checkParts(parts(), readyMs));
          const status = ready.every(([, works]) => works) ? 200 : 503;
          const words = Object.fromEntries(ready.map(([part, works]) => [part, works ? 'ok' : 'not ready']));
          return { status, type: 'application/json', body: `${JSON.stringify(words)}\n` };
        }),
      },
      '/metrics': {
        GET: answerWith(async () => {
          const { text, contentType } = await metrics(await checkParts(parts(), readyMs));
          return { status: 200, type: contentType, body: text };
        }),
      },
    },
  });
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

/** Creates a handler. Requests that come while an answer is made share it, so that many at once ask the database once. */
function answerWith(make: () => Promise<Answer>): Handler {
  let making: Promise<Answer> | undefined;
  return async (_request, response) => {
    making ??= make().finally(() => {
      making = undefined;
    });
    const { status, type, body } = await making;
    response.writeHead(status, { 'content-type': type }).end(body);
  };
}

async function checkParts(parts: Readonly<Record<string, Part>>, readyMs: number): Promise<Record<string, boolean>> {
  const entries = Object.entries(parts).map(async ([name, part]) => [name, await works(part, readyMs)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function works(part: Part, readyMs: number): Promise<boolean> {
  try {
    return await endsWithin(part(), readyMs);
  } catch {
    // The log has the reason. The supervisor needs only the fact.
    return false;
  }
}
