import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Kakehashi } from '../helpers/post-analyze.ts';
import {
  askForSocket,
  type DoorName,
  type RawRequest,
  rawRequests,
  sendRaw,
  toBytes,
  toSocketBytes,
} from '../helpers/raw-requests.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { runs } from './runs.ts';

/** Every door that takes bytes from strangers. */
let kakehashi: Kakehashi;
let ports: Record<DoorName, number>;
beforeAll(async () => {
  kakehashi = await startKakehashi('http', { config: { ops: { port: 0, host: '127.0.0.1' } } });
  const [slack, page] = [kakehashi.url, kakehashi.rehearsal.url].map((url) => Number(new URL(url).port));
  ports = { slack: slack ?? 0, page: page ?? 0, socket: page ?? 0, ops: kakehashi.service.opsPort ?? 0 };
});
afterAll(() => kakehashi.stop());

async function send(request: RawRequest): Promise<void> {
  const { door, breaksAfter, isSigned } = request;
  // Half of the handshakes have a ticket, and open a socket.
  const bytes =
    door === 'socket' && isSigned
      ? toSocketBytes(request, await askForSocket(kakehashi.rehearsal))
      : toBytes(request, kakehashi.secret, Date.now());
  await sendRaw(ports[door], bytes, breaksAfter);
}

test('outlasts whatever bytes a stranger sends to any of its doors', async () => {
  // In the app it would end the process.
  const ended = new Promise<never>((_resolve, reject) => {
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, reject);
      onTestFinished(() => void process.off(event, reject));
    }
  });
  await fc.assert(
    fc.asyncProperty(rawRequests, (request) => Promise.race([ended, send(request)])),
    { numRuns: runs(300) },
  );
  expect((await fetch(`http://127.0.0.1:${ports.slack}/healthz`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${ports.page}/`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${ports.ops}/readyz`)).status).toBe(200);
});
