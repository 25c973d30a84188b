import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rehearse } from './helpers.ts';

/** Starts a stand-in that keeps the errors it reports as its own. */
async function start() {
  const pageDir = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  onTestFinished(() => rm(pageDir, { recursive: true, force: true }));
  await writeFile(join(pageDir, 'index.html'), '<!doctype html><title>x</title>');
  const errors: unknown[] = [];
  const { url } = await rehearse({ pageDir, onError: (error) => errors.push(error) });
  return { url, port: Number(new URL(url).port), errors };
}

/** Sends bytes and keeps the connection open until the server ends it. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let came = '';
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('data', (chunk) => {
      came += chunk;
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve(came));
    // Half a connection could go on for ever. What is sent after the server's end fails only when the server has closed both halves.
    const goOn = () => void socket.write('x', (error) => error ?? setImmediate(goOn));
    socket.once('end', goOn);
    socket.write(bytes);
  });
}

const handshake = (path: string, host = '127.0.0.1') =>
  `${[
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ].join('\r\n')}\r\n\r\n`;

test.each([
  ['no path', handshake('//'), '400'],
  ['another path', handshake('/else'), '404'],
  ['another host', handshake('/link/?ticket=x', 'evil.example'), '421'],
  ['no ticket', handshake('/link/'), '408'],
])('ends a handshake with %s, even if its client keeps the connection open', async (_what, bytes, status) => {
  const { port } = await start();
  expect(await exchange(port, bytes)).toContain(`HTTP/1.1 ${status} `);
});

test.each([
  ['a page path that is not encoded well', '/%ff', {}, 404],
  ['a form that is none', '/api/auth.test', { body: 'x', headers: { 'content-type': 'multipart/form-data' } }, 400],
  [
    'an upload that is no form',
    '/upload/F1',
    { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } },
    400,
  ],
])('refuses %s, and does not report it as its own error', async (_what, path, more, status) => {
  const { url, errors } = await start();
  const method = 'body' in more ? 'POST' : 'GET';
  expect((await fetch(url + path, { method, ...more })).status).toBe(status);
  expect(errors).toEqual([]);
});

test('refuses a body of more than 50 MB, and does not report a client that breaks off', async () => {
  const { port, url, errors } = await start();
  const post = (size: number, body: string) =>
    `POST /api/auth.test HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${size}\r\nConnection: close\r\n\r\n${body}`;
  expect(await exchange(port, post(50 * 1024 * 1024 + 1, ''))).toContain('HTTP/1.1 413 ');
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve) => socket.write(post(9, 'abc'), () => resolve()));
  socket.resetAndDestroy();
  expect((await fetch(url)).status).toBe(200);
  expect(errors).toEqual([]);
});
