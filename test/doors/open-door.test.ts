import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BODY_BYTES, type Limits, openDoor } from '../../src/doors/open-door.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';

/** Opens a door with a page, a place for bodies, and a handler that fails. */
async function open(limits: Partial<Limits> = {}) {
  const log = memoryLog();
  const bodies: number[] = [];
  let running = 0;
  let most = 0;
  const door = await openDoor({
    setting: 'PORT',
    port: 0,
    host: '127.0.0.1',
    log,
    limits,
    routes: {
      '/page': { GET: (_request, response) => void response.end('page') },
      '/body': {
        POST: async (request, response) => {
          running += 1;
          most = Math.max(most, running);
          let size = 0;
          for await (const chunk of request) size += (chunk as Buffer).length;
          bodies.push(size);
          await new Promise(setImmediate);
          running -= 1;
          response.end(String(size));
        },
      },
      '/fails': {
        GET: () => {
          throw new Error('the handler is broken');
        },
      },
    },
  });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= door.close());
  onTestFinished(close);
  return { ...door, close, log, bodies, most: () => most };
}

/** Sends bytes and returns all that comes back until the connection ends. With `waits`, the client keeps its side open. */
function exchange(port: number, bytes: string, waits = false): Promise<string> {
  return new Promise((resolve) => {
    let came = '';
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: waits });
    socket.on('data', (chunk) => {
      came += chunk;
    });
    // The other side may end with a reset.
    socket.on('error', () => {});
    socket.once('end', () => socket.destroy());
    socket.once('close', () => resolve(came));
    socket.write(bytes);
    if (!waits) socket.end();
  });
}

const statuses = (came: string) => [...came.matchAll(/HTTP\/1\.1 (\d+)/gu)].map(([, status]) => Number(status));
const LINES = ['Host: a', 'Connection: close'];
const ask = (first: string, ...more: string[]) => `${[first, ...LINES, ...more].join('\r\n')}\r\n\r\n`;

test.each([
  ['a page', ask('GET /page HTTP/1.1'), [200]],
  ['a page with a query', ask('GET /page?a=b HTTP/1.1'), [200]],
  ['the headers of a page', ask('HEAD /page HTTP/1.1'), [200]],
  ['a page by HTTP/1.0 without a host', 'GET /page HTTP/1.0\r\n\r\n', [200]],
  ['a page, with an upgrade that the door ignores', ask('GET /page HTTP/1.1', 'Upgrade: websocket'), [200]],
  ['a target that is no path', ask('GET // HTTP/1.1'), [400]],
  ['the target of a proxy', ask('GET http://a/page HTTP/1.1'), [400]],
  ['the target of OPTIONS', ask('OPTIONS * HTTP/1.1'), [400]],
  ['no host', 'GET /page HTTP/1.1\r\nConnection: close\r\n\r\n', [400]],
  ['an unknown path', ask('GET /else HTTP/1.1'), [404]],
  ['a path that every object has', ask('GET /__proto__ HTTP/1.1'), [404]],
  ['another method', ask('POST /page HTTP/1.1', 'Content-Length: 0'), [405]],
  ['TRACE', ask('TRACE /page HTTP/1.1'), [405]],
  ['a tunnel', ask('CONNECT a:1 HTTP/1.1'), []],
  ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', [400]],
  ['two lengths', ask('POST /body HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'), [400]],
  ['a length and chunks', ask('POST /body HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked'), [400]],
  ['long headers', ask('GET /page HTTP/1.1', `X: ${'x'.repeat(17_000)}`), [431]],
  ['an unknown expectation', ask('GET /page HTTP/1.1', 'Expect: wonders'), [417]],
  ['a handler that fails', ask('GET /fails HTTP/1.1'), [500]],
])('answers %s', async (_what, bytes, wanted) => {
  const { port, log } = await open();
  expect(statuses(await exchange(port, bytes, true))).toEqual(wanted);
  // The door still works.
  expect(await exchange(port, ask('GET /page HTTP/1.1'), true)).toMatch(/page$/u);
  expect(log.errors).toHaveLength(wanted[0] === 500 ? 1 : 0);
});

test('names the methods that a path takes', async () => {
  const { port } = await open();
  expect(await exchange(port, ask('PUT /page HTTP/1.1'), true)).toMatch(/^allow: GET\r$/mu);
});

test('a client that asks first sends no body that is refused, and one that is taken', async () => {
  const { port, bodies } = await open();
  const head = (path: string, size: number) =>
    ask(`POST ${path} HTTP/1.1`, `Content-Length: ${size}`, 'Expect: 100-continue');
  expect(statuses(await exchange(port, head('/body', BODY_BYTES + 1)))).toEqual([413]);
  expect(statuses(await exchange(port, head('/page', 3)))).toEqual([405]);
  expect(statuses(await exchange(port, `${head('/body', 3)}abc`, true))).toEqual([100, 200]);
  expect(bodies).toEqual([3]);
});

test('a body that is announced too large is refused unread, and its client is cut off', async () => {
  const { port, bodies } = await open({ lingerMs: 1 });
  const keepAlive = `POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: ${BODY_BYTES + 1}\r\n\r\n`;
  // The client goes on sending: only the door ends this connection.
  expect(statuses(await exchange(port, keepAlive, true))).toEqual([413]);
  expect(bodies).toEqual([]);
});

test('a client that has sent all of a refused body may use its connection again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { port } = await open();
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  onTestFinished(() => void socket.destroy());
  let came = '';
  const answers = (count: number) =>
    new Promise<void>((resolve, reject) => {
      socket.once('close', () => reject(new Error('the connection is closed')));
      const look = () => void (statuses(came).length >= count && resolve());
      socket.on('data', look);
      look();
    });
  socket.on('data', (text) => {
    came += text;
  });
  socket.write('PUT /page HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n');
  await answers(1);
  const next = 'GET /page HTTP/1.1\r\nHost: a\r\n\r\n';
  socket.write(`abc${next}`);
  await answers(2);
  // The door looks again whether the client still sends.
  vi.advanceTimersByTime(10_000);
  socket.write(next);
  await answers(3);
  expect(statuses(came)).toEqual([405, 200, 200]);
});

test.each([
  ['sends nothing', '', []],
  ['never ends its headers', 'GET /page HTTP/1.1\r\nHost: a\r\n', [408]],
  ['never ends its body', 'POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc', [408]],
  ['never ends its chunks', 'POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n', [408]],
])('cuts off a client that %s', async (_what, bytes, wanted) => {
  const { port, log } = await open({ headersMs: 20, requestMs: 20, checkMs: 1 });
  const got = statuses(await exchange(port, bytes, true));
  // Node.js answers a silent connection, too.
  expect(wanted.length === 0 ? [[], [408]] : [wanted]).toContainEqual(got);
  // A client that breaks off is no error of ours.
  expect(log.errors).toEqual([]);
});

test('answers as many requests as one connection may send, and refuses the others', async () => {
  const { port } = await open({ requests: 3, idleMs: 1 });
  const one = 'GET /page HTTP/1.1\r\nHost: a\r\n\r\n';
  expect(statuses(await exchange(port, one.repeat(5), true)).slice(0, 4)).toEqual([200, 200, 200, 503]);
});

test('answers requests that come at once one by one', async () => {
  const { port, most } = await open({ idleMs: 1 });
  const one = 'POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc';
  expect(statuses(await exchange(port, one.repeat(20), true))).toEqual(Array(20).fill(200));
  expect(most()).toBe(1);
});

test('takes no more connections than it may, and takes new ones when others end', async () => {
  const { port } = await open({ connections: 2 });
  const held = [1, 2].map(() => connect(port, '127.0.0.1'));
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  // These two have sent nothing, so they aren't idle between requests.
  expect(await exchange(port, ask('GET /page HTTP/1.1'))).toBe('');
  for (const socket of held) socket.destroy();
  await expect.poll(() => exchange(port, ask('GET /page HTTP/1.1'), true)).toMatch(/page$/u);
});

test('goes on after an error of the listening socket', async () => {
  const { port } = await open();
  const found = new Promise<Server>((resolve) => {
    const see = (message: unknown) => {
      unsubscribe('http.server.request.start', see);
      resolve((message as { server: Server }).server);
    };
    subscribe('http.server.request.start', see);
  });
  const status = () => fetch(`http://127.0.0.1:${port}/page`).then((answer) => answer.status);
  expect(await status()).toBe(200);
  const server = await found;
  for (let nth = 0; nth < 3; nth += 1) server.emit('error', Object.assign(new Error('accept'), { code: 'ENOBUFS' }));
  expect(await status()).toBe(200);
});

test('closes while clients hold connections', async () => {
  const { port, close } = await open({ lingerMs: 1 });
  const half = exchange(port, 'POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc', true);
  await expect.poll(() => exchange(port, ask('GET /page HTTP/1.1'), true)).toMatch(/page$/u);
  await close();
  expect(statuses(await half)).toEqual([]);
});
