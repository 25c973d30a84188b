import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { createNetwork } from '../../../src/network/create-network.ts';
import { postBytes } from '../../../src/slack/delivery/post-bytes.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/upload`;
}

const { dispatcher } = createNetwork();
const never = { signal: new AbortController().signal, dispatcher };
/** Slices of odd sizes with distinct content. */
const content = [70_000, 1_048_576, 1, 900_001].map((length, nth) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + nth) % 251),
);

test.each([
  ['some megabytes', content],
  ['one byte', [Uint8Array.of(7)]],
  ['nothing', []],
])('%s arrive whole, with their length in the header', async (_, slices) => {
  let came: Buffer | undefined;
  let length: string | undefined;
  const url = await serve(async (request, response) => {
    length = request.headers['content-length'];
    came = await buffer(request);
    response.end('OK');
  });
  expect(await postBytes(url, slices, never)).toBe(200);
  const whole = Buffer.concat(slices);
  expect(length).toBe(String(whole.byteLength));
  expect(came?.equals(whole)).toBe(true);
});

test('an answer that comes before the end of the body stops the upload', async () => {
  let closed: Promise<unknown> | undefined;
  const url = await serve((request, response) => {
    closed = new Promise((resolve) => request.once('close', resolve));
    response.writeHead(413).end();
  });
  expect(await postBytes(url, content, never)).toBe(413);
  await closed;
});

test('a connection that closes without an answer is an error', async () => {
  const url = await serve((request) => request.socket.destroy());
  await expect(postBytes(url, content, never)).rejects.toThrow();
});

test('a server that never answers is given up', async () => {
  const patience = new AbortController();
  const url = await serve(() => patience.abort());
  await expect(postBytes(url, content, { signal: patience.signal, dispatcher })).rejects.toThrow('aborted');
});
