import { connect } from 'node:net';
import fc from 'fast-check';
import { signRequest } from 'slack-stand-in';

/** Requests as bytes, well-formed or not, for every door that takes bytes from strangers. */

/** `slack`: deliveries over HTTP. `page`: the stand-in with its page. `socket`: a WebSocket of the stand-in. `ops`: the port for supervisors. */
export type DoorName = 'slack' | 'page' | 'socket' | 'ops';

export interface RawRequest {
  door: DoorName;
  method: string;
  target: string;
  version: string;
  headers: string[];
  body: string;
  /** Signs the body as Slack does, so that it is read to the end. */
  isSigned: boolean;
  /** How often the request is sent in one go, without waiting for the answers. */
  times: number;
  /** After how many bytes the connection breaks. Beyond the end of the request it stays until the answer. */
  breaksAfter: number;
}

const PATHS = [
  '/',
  '/slack/events',
  '/healthz',
  '/readyz',
  '/metrics',
  '/link/?ticket=x',
  '/api/auth.test',
  '/api/views.open',
];
const targets = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PATHS, '/rehearsal/api/state', '/rehearsal/api/message', '/upload/F1') },
  fc.constantFrom('//', '*', '', '/%', '/%ff', 'http://', 'http://[', '/\\', 'http://127.0.0.1/healthz', 'a:1'),
  fc.constantFrom(
    '/files/..%2f..%2fx',
    '/files-pri/T0-..%2f..%2fx/download/x',
    '/signin?redir=%2Fx',
    '/rehearsal/api/upload?as=U0HANA&name=x.csv',
    '/..%2f..%2fpackage.json',
    '/archives//p1',
    '/response/x',
    '/__proto__',
    '/%00',
  ),
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
      'Content-Length: 99999999999',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      'Content-Encoding: gzip',
      'X-Slack-Request-Timestamp: 1',
      'X-Slack-Request-Timestamp: 99999999999',
      'X-Slack-Signature: v0=0',
      'Expect: 100-continue',
      'Expect: wonders',
      'Connection: Upgrade',
      'Connection: close',
      'Upgrade: websocket',
      'Upgrade: h2c',
      'Sec-WebSocket-Key: x',
      `X-Long: ${'x'.repeat(20_000)}`,
      ...Array.from({ length: 3 }, () => 'X-Many: 1\r\n'.repeat(200).trimEnd()),
    ],
    { maxLength: 3 },
  ),
);
const types = fc.constantFrom(
  [],
  ['Content-Type: application/json'],
  ['Content-Type: application/x-www-form-urlencoded'],
  ['Content-Type: multipart/form-data; boundary=x'],
  ['Content-Type: text/plain; charset=utf-7'],
  ['Content-Type: ;'],
);
const bodies = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '1',
    '[]',
    '"text"',
    '{}',
    '{"a":',
    '{"type":"url_verification"}',
    'payload=null',
    'payload=',
  ),
  fc.constantFrom(
    'ssl_check=1',
    'ssl_check=1&payload={}',
    '{"__proto__":{"a":1}}',
    '--x\r\n\r\n\r\n--x--',
    '5\r\nab',
    'zz\r\n',
  ),
  fc.constantFrom('{"event":null,"type":"event_callback"}', '{"type":"block_actions"}', 'command=/kakehashi'),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json({ maxDepth: 3 }),
  fc.integer({ min: 1000, max: 200_000 }).map((length) => `a=${'%E3'.repeat(length / 3)}`),
);

/** Any request to any door, with the connection broken at any place. */
export const rawRequests: fc.Arbitrary<RawRequest> = fc.record({
  door: fc.constantFrom('slack', 'page', 'socket', 'ops'),
  method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'CONNECT', 'TRACE', 'get', 'X', ''),
  target: targets,
  version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
  headers: fc.tuple(hosts, types, others).map((lines) => lines.flat()),
  body: bodies,
  isSigned: fc.boolean(),
  times: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 200 })),
  breaksAfter: fc.oneof(fc.nat({ max: 400 }), fc.constant(Number.MAX_SAFE_INTEGER)),
});

/** Writes a request as bytes. @param now milliseconds since 1970, for the signature */
export function toBytes(request: RawRequest, secret: string, now: number): Buffer {
  const { method, target, version, headers, body, isSigned, times, door } = request;
  const seconds = Math.floor(now / 1000);
  const signature = [
    'Host: 127.0.0.1',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Slack-Request-Timestamp: ${seconds}`,
    `X-Slack-Signature: ${signRequest(secret, seconds, body)}`,
    ...headers.filter((line) => line.startsWith('Content-Type')),
  ];
  const isDelivery = isSigned && door === 'slack';
  const first = isDelivery ? 'POST /slack/events HTTP/1.1' : `${method} ${target} ${version}`;
  return Buffer.from(
    `${[first, ...(isDelivery ? signature : headers)].join('\r\n')}\r\n\r\n${body}`.repeat(times),
    'utf8',
  );
}

/** Writes the handshake of a WebSocket that the stand-in takes, and then bytes that are no frames. */
export function toSocketBytes(request: RawRequest, socketUrl: string): Buffer {
  const { pathname, search } = new URL(socketUrl);
  const head = [`GET ${pathname}${search} HTTP/1.1`, 'Host: 127.0.0.1', ...HANDSHAKE].join('\r\n');
  return Buffer.from(`${head}\r\n\r\n${request.body}`, 'utf8');
}

/** Sends bytes as they are, and resolves when the connection has ended. */
export function sendRaw(port: number, bytes: Buffer, breaksAfter: number): Promise<void> {
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

/** Asks the stand-in for the address of a WebSocket, as an app in Socket Mode does. */
export async function askForSocket({ apiUrl, appToken }: { apiUrl: string; appToken: string }): Promise<string> {
  const headers = { authorization: `Bearer ${appToken}` };
  const answer = await fetch(`${apiUrl}apps.connections.open`, { method: 'POST', headers });
  return ((await answer.json()) as { url: string }).url;
}
