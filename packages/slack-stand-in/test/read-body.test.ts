import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBody } from '../src/server/read-body.ts';

let server: Server;
beforeAll(async () => {
  server = createServer((asked, response) => {
    readBody(asked).then(
      (body) => response.end(body),
      (error: Error) => response.writeHead(400).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Sends a body in two parts and returns the answer. */
function echo(parts: [Buffer, Buffer], headers: Record<string, string | number>): Promise<Buffer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', headers }, (answer) => {
      const came: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => came.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(came)));
    });
    sent.once('error', reject);
    sent.write(parts[0], () => sent.end(parts[1]));
  });
}

const parts: [Buffer, Buffer] = [Buffer.alloc(200_001, 'ab'), Buffer.alloc(70_000, 'c')];
const whole = Buffer.concat(parts);

test.each([
  ['announced', { 'content-length': whole.length }],
  ['in chunks', {}],
])('a body that comes %s is read whole', async (_, headers) => {
  expect((await echo(parts, headers)).equals(whole)).toBe(true);
});

test('a missing body is read as an empty one', async () => {
  const empty = Buffer.alloc(0);
  expect((await echo([empty, empty], { 'content-length': 0 })).length).toBe(0);
});

test('a body that is too large is refused before it arrives', async () => {
  const { port } = server.address() as AddressInfo;
  const said = await new Promise((resolve, reject) => {
    const headers = { 'content-length': 50 * 1024 * 1024 + 1 };
    const sent = request({ port, host: '127.0.0.1', method: 'POST', headers }, (answer) => {
      answer.once('data', (chunk: Buffer) => {
        resolve(chunk.toString());
        sent.destroy();
      });
    });
    sent.once('error', reject);
    sent.flushHeaders();
  });
  expect(said).toMatch(/larger than 50 MB/u);
});
