import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { validateSamples } from '../../scripts/validate-samples.ts';
import { writeSamples } from '../../scripts/write-samples.ts';
import { readProxies } from '../../src/config.ts';
import { createNetwork } from '../../src/network/create-network.ts';
import { startProxy } from '../helpers/network/start-proxy.ts';
import type { Sample } from '../helpers/slack-samples/render-samples.ts';

const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });
const SAMPLES: Sample[] = [
  { name: 'en-message-a', message: { text: 'a', blocks: [section('A & <b>')] } },
  { name: 'ja-modal-b', view: { type: 'modal', title: { type: 'plain_text', text: '題' }, blocks: [section('b')] } },
  { name: 'ja-home-c', view: { type: 'home', blocks: [section('c')] } },
];

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A Slack that answers the n-th call of `blocks.validate` with the n-th answer, and with the last one from then on. */
async function slackThatSays(...answers: (object | ((response: ServerResponse) => void))[]) {
  const asked: { url: string | undefined; authorization: string | undefined; form: Record<string, string> }[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      const { authorization } = request.headers;
      asked.push({ url: request.url, authorization, form: Object.fromEntries(new URLSearchParams(body)) });
      if (typeof answer === 'function') answer(response);
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const lines: string[] = [];
  const waits: number[] = [];
  const validate = (apiUrl = `http://127.0.0.1:${port}/api/`, network = createNetwork()) =>
    validateSamples(SAMPLES, {
      apiUrl,
      network,
      write: (line) => lines.push(line),
      wait: async (ms) => void waits.push(ms),
    });
  return { asked, lines, port, waits, validate };
}

describe('validateSamples', () => {
  it('sends each message and view to blocks.validate, without a token', async () => {
    const { asked, validate } = await slackThatSays({ ok: true });
    expect(await validate()).toEqual({ accepted: 3, refused: [] });
    expect(asked.map(({ url, authorization }) => [url, authorization])).toEqual(
      Array(3).fill(['/api/blocks.validate', undefined]),
    );
    const sent = asked.map(({ form }) =>
      Object.fromEntries(Object.entries(form).map(([name, json]) => [name, JSON.parse(json)])),
    );
    expect(sent).toEqual([
      { message: { blocks: [section('A & <b>')] } },
      { view: SAMPLES[1] && 'view' in SAMPLES[1] ? SAMPLES[1].view : {} },
      { view: { type: 'home', blocks: [section('c')] } },
    ]);
  });

  it('asks Slack through the proxy', async () => {
    const { asked, port, validate } = await slackThatSays({ ok: true });
    const proxy = await startProxy({ hosts: { 'slack.invalid:80': port } });
    const network = createNetwork(readProxies({ HTTP_PROXY: proxy.url }));
    expect(await validate('http://slack.invalid/api/', network)).toEqual({ accepted: 3, refused: [] });
    expect(asked).toHaveLength(3);
    expect(proxy.tunnels).toContain('slack.invalid:80');
    await proxy.close();
  });

  it('names what Slack refuses, with its reasons, and goes on', async () => {
    const errors = [{ pointer: '/blocks/0/type', code: 'failed_constraint', message: 'unsupported type' }];
    const { lines, validate } = await slackThatSays({ ok: false, error: 'invalid_message', errors }, { ok: true });
    expect(await validate()).toEqual({
      accepted: 2,
      refused: [{ name: 'en-message-a', reasons: ['/blocks/0/type failed_constraint unsupported type'] }],
    });
    expect(lines).toEqual(['refused  en-message-a  /blocks/0/type failed_constraint unsupported type']);
  });

  it('waits as long as Slack asks when it limits the rate', async () => {
    const limited = (response: ServerResponse) => response.writeHead(429, { 'retry-after': '20' }).end();
    const { waits, validate } = await slackThatSays(limited, { ok: true });
    expect(await validate()).toEqual({ accepted: 3, refused: [] });
    expect(waits).toEqual([20_000]);
  });

  it('says that there is no verdict when Slack does not have the method, or cannot be reached', async () => {
    const { asked, validate } = await slackThatSays({ ok: true }, { ok: false, error: 'unknown_method' });
    expect(await validate()).toEqual({
      accepted: 1,
      refused: [],
      unanswered: 'ja-modal-b: Slack answered unknown_method',
    });
    expect(asked).toHaveLength(2);
    const { validate: again } = await slackThatSays((response) => response.destroy());
    expect(await again()).toMatchObject({ accepted: 0, unanswered: expect.stringMatching(/^en-message-a: /u) });
  });
});

it('writeSamples writes a file for each, as the Block Kit Builder takes it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kakehashi-samples-'));
  writeSamples(join(folder, 'new'), SAMPLES);
  const written = readdirSync(join(folder, 'new')).map((file) => [
    file,
    JSON.parse(readFileSync(join(folder, 'new', file), 'utf8')) as unknown,
  ]);
  expect(Object.fromEntries(written)).toEqual({
    'en-message-a.json': { blocks: [section('A & <b>')] },
    'ja-modal-b.json': { type: 'modal', title: { type: 'plain_text', text: '題' }, blocks: [section('b')] },
    'ja-home-c.json': { type: 'home', blocks: [section('c')] },
  });
  rmSync(folder, { recursive: true });
});
