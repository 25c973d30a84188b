import { request as httpRequest } from 'node:http';
import { App, LogLevel } from '@slack/bolt';
import { signRequest } from 'slack-stand-in';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BODY_BYTES } from '../../../src/doors/open-door.ts';
import type { Log } from '../../../src/ports/log.ts';
import { createHttpReceiver } from '../../../src/slack/app/create-http-receiver.ts';
import { WAIT_MS } from '../../helpers/patience.ts';
import { freePort } from '../../helpers/start-kakehashi.ts';

const SECRET = 'the-secret-of-the-test';
const lines: string[] = [];
const keep = (fields: object, message: string) => void lines.push(JSON.stringify([fields, message]));
const log: Log = { info: keep, warn: keep, error: keep };
const commands: string[] = [];
let port = 0;
let app: App;
beforeAll(async () => {
  port = await freePort();
  const boltLog = (...parts: unknown[]) => void lines.push(parts.map(String).join(' '));
  const logger = {
    debug() {},
    info() {},
    warn: boltLog,
    error: boltLog,
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
  const receiver = createHttpReceiver({ signingSecret: SECRET, port, host: '127.0.0.1', ackMs: WAIT_MS }, logger, log);
  app = new App({ token: 'xoxb-test', botId: 'B1', botUserId: 'U1', receiver, logger, convoStore: false });
  app.command('/kakehashi', async ({ ack, command }) => {
    commands.push(command.text);
    await ack();
  });
  await app.start();
});
afterAll(() => app.stop());

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const COMMAND = 'command=%2Fkakehashi&text=help&team_id=T1&user_id=U2&channel_id=C1';

interface Sent {
  body: string;
  type?: string;
  signature?: string;
  /** Sends the body in chunks, so that its size is not announced. */
  chunked?: boolean;
}

/** Sends a signed delivery, or one with another signature. */
function deliver({ body, type = FORM, signature, chunked = false }: Sent): Promise<{ status?: number; text: string }> {
  const now = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': String(now),
    'x-slack-signature': signature ?? signRequest(SECRET, now, body),
    ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path: '/slack/events', method: 'POST', headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ ...(answer.statusCode ? { status: answer.statusCode } : {}), text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('passes a signed command on, and answers the checks of Slack', async () => {
  expect(await deliver({ body: COMMAND })).toEqual({ status: 200, text: '' });
  expect(commands).toEqual(['help']);
  const check = { type: 'url_verification', challenge: 'abc' };
  const answer = await deliver({ body: JSON.stringify(check), type: JSON_TYPE });
  expect(answer).toEqual({ status: 200, text: '{"challenge":"abc"}' });
  expect((await deliver({ body: 'ssl_check=1', signature: 'v0=0' })).status).toBe(200);
});

test.each([
  ['null', 'null', JSON_TYPE, 400],
  ['a number', '1', JSON_TYPE, 400],
  ['a list', '[]', JSON_TYPE, 400],
  ['broken JSON', '{"a":', JSON_TYPE, 400],
  ['a form whose payload is null', 'payload=null', FORM, 400],
  ['a form whose payload is broken', 'payload=%7B', FORM, 400],
  ['a command in another type', COMMAND, 'text/plain', 400],
])('answers a signed body that is %s, and goes on', async (_what, body, type, status) => {
  const before = commands.length;
  expect((await deliver({ body, type })).status).toBe(status);
  expect((await deliver({ body: COMMAND })).status).toBe(200);
  expect(commands).toHaveLength(before + 1);
});

test.each([
  ['announced', false],
  ['in chunks', true],
])('refuses a body that is too large, %s, and takes the largest', async (_how, chunked) => {
  const filled = (size: number) => `${COMMAND}&x=`.padEnd(size, 'x');
  expect((await deliver({ body: filled(BODY_BYTES + 1), chunked })).status).toBe(413);
  expect((await deliver({ body: filled(BODY_BYTES), chunked })).status).toBe(200);
});

test('refuses the largest body without a signature, or with one of another body', async () => {
  const large = `${COMMAND}&x=`.padEnd(BODY_BYTES / 3, 'あ');
  const before = commands.length;
  for (const signature of ['', 'v0=0', signRequest(SECRET, Math.floor(Date.now() / 1000), COMMAND)]) {
    expect((await deliver({ body: large, signature })).status).toBe(401);
  }
  expect((await deliver({ body: large })).status).toBe(200);
  expect(commands).toHaveLength(before + 1);
});

test('a stranger who smuggles a command into a check of Slack runs no listener', async () => {
  const before = commands.length;
  expect((await deliver({ body: `${COMMAND}&ssl_check=1`, signature: 'v0=0' })).status).toBe(200);
  expect(commands).toHaveLength(before);
});

test('a hundred unsigned requests are answered, and leave one line in the log, without their content', async () => {
  lines.splice(0);
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => deliver({ body: 'text=SECRETWORD', signature: 'v0=SECRETWORD' })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect(lines.length).toBeLessThan(2);
  expect(lines.join('')).not.toContain('SECRETWORD');
});
