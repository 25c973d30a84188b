import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Kakehashi } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { runs } from './runs.ts';

/** Every door that takes bytes from strangers: Slack over HTTP, the ops port, the stand-in with its page and its sockets. */
let kakehashi: Kakehashi;
let doors: number[];
beforeAll(async () => {
  kakehashi = await startKakehashi('http', { config: { ops: { port: 0, host: '127.0.0.1' } } });
  doors = [kakehashi.url, kakehashi.rehearsal.url].map((url) => Number(new URL(url).port));
  doors.push(kakehashi.service.opsPort ?? 0);
});
afterAll(() => kakehashi.stop());

const targets = fc.oneof(
  fc.constantFrom('//', '/', '*', '', '/%', '/%ff', 'http://', 'http://[', '/\\', '/link/?ticket=x', '/slack/events'),
  fc.constantFrom('/api/auth.test', '/rehearsal/api/state', '/metrics', '/files/..%2f..%2fx', '/archives//p1'),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `/${text.replaceAll(/[\r\n ]/gu, '')}`),
  fc.integer({ min: 1, max: 12_000 }).map((length) => `//a:${'a'.repeat(length)}`),
);
const hosts = fc.oneof(
  { weight: 4, arbitrary: fc.constant(['Host: 127.0.0.1']) },
  fc.constantFrom([], ['Host: evil.example'], ['Host: ['], ['Host:'], ['Host: 127.0.0.1', 'Host: 127.0.0.1']),
);
const HANDSHAKE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const others = fc.oneof(
  fc.constant(HANDSHAKE),
  fc.subarray(
    [
      'Origin: https://evil.example',
      'X-Forwarded-For: 10.0.0.1',
      'Content-Length: 5',
      'Content-Length: -1',
      'Transfer-Encoding: chunked',
      'Content-Type: application/json',
      'X-Slack-Request-Timestamp: 1',
      'X-Slack-Signature: v0=0',
      'Expect: 100-continue',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: x',
    ],
    { maxLength: 3 },
  ),
);
const headers = fc.tuple(hosts, others).map((lines) => lines.flat());
const requests = fc.record({
  door: fc.nat({ max: 2 }),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', 'CONNECT', 'TRACE', 'get', 'X'),
  target: targets,
  headers,
  body: fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 40 }), fc.constant('{"a":')),
  /** After how many bytes the connection breaks; beyond the end of the request it stays until the answer. */
  breaksAfter: fc.oneof(fc.nat({ max: 400 }), fc.constant(20_000)),
});

/** Sends bytes as they are, and resolves when the connection has ended. */
function send(port: number, bytes: Buffer, breaksAfter: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.once('close', () => resolve());
    // An answer, or a socket that opens, ends it: neither waits for this client.
    socket.once('data', () => socket.destroy());
    socket.once('end', () => socket.destroy());
    socket.write(bytes.subarray(0, breaksAfter), () => {
      if (breaksAfter < bytes.length) socket.resetAndDestroy();
      else socket.end();
    });
  });
}

test('outlasts whatever bytes a stranger sends to any of its doors', async () => {
  // In the app it would end the process.
  const ended = new Promise<never>((_resolve, reject) => {
    process.once('uncaughtException', reject);
    onTestFinished(() => void process.off('uncaughtException', reject));
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ door, method, target, headers: lines, body, breaksAfter }) => {
      const text = `${[`${method} ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${body}`;
      await Promise.race([ended, send(doors[door] ?? 0, Buffer.from(text, 'utf8'), breaksAfter)]);
    }),
    { numRuns: runs(300) },
  );
  const [slack = 0, page = 0, ops = 0] = doors;
  expect((await fetch(`http://127.0.0.1:${slack}/healthz`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${page}/`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${ops}/readyz`)).status).toBe(200);
});
