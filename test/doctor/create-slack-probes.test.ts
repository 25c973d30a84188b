import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createFileProbes } from '../../src/doctor/create-file-probes.ts';
import { createSlackProbes } from '../../src/doctor/create-slack-probes.ts';
import { explainSlackError } from '../../src/doctor/explain-slack-error.ts';
import { startProxy, type TestProxy } from '../helpers/network/start-proxy.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A Slack that answers one method. */
async function slackThatAnswers(method: string, answer: object, headers: Record<string, string> = {}) {
  const server = createServer((request, response) => {
    const known = request.url === `/api/${method}`;
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(known ? answer : { ok: false, error: 'unknown_method' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const config = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-12345678',
    SLACK_APP_TOKEN: 'xapp-12345678',
    SLACK_API_URL: `http://127.0.0.1:${port}/api`,
  });
  return createSlackProbes(config);
}

describe('createSlackProbes', () => {
  it('reads the owner and the scopes of the bot token from auth.test', async () => {
    const answer = { ok: true, team: 'Bridge', user: 'kakehashi' };
    const probes = await slackThatAnswers('auth.test', answer, { 'x-oauth-scopes': 'commands,chat:write' });
    expect(await probes.botToken()).toEqual({ team: 'Bridge', user: 'kakehashi', scopes: ['commands', 'chat:write'] });
  });

  it('requests a Socket Mode address with the app token', async () => {
    const probes = await slackThatAnswers('apps.connections.open', { ok: true, url: 'wss://127.0.0.1/' });
    await expect(probes.appToken()).resolves.toBeUndefined();
  });

  it('passes on the reason when Slack refuses', async () => {
    const probes = await slackThatAnswers('auth.test', { ok: false, error: 'invalid_auth' });
    await expect(probes.botToken()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
  });
});

describe('the way to Slack', () => {
  async function doctorBehind(proxy: TestProxy, env: Record<string, string> = {}) {
    closing.push(() => void proxy.close());
    // The proxy alone knows the host; no check of the configuration allows a token over http, so the address is set after it.
    const config = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-12345678',
      SLACK_APP_TOKEN: 'xapp-12345678',
      HTTP_PROXY: proxy.url,
      ...env,
    });
    return { config, probes: createSlackProbes({ ...config, apiUrl: 'http://slack.invalid/api/' }) };
  }

  it('leads through the proxy that is set, and tells it without its password', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: true, team: 'Bridge', user: 'kakehashi' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const proxy = await startProxy({ hosts: { 'slack.invalid:80': port }, user: 'kakehashi:hunter2' });
    const { host } = new URL(proxy.url);
    const { probes } = await doctorBehind(proxy, {
      HTTP_PROXY: proxy.url.replace('//', '//kakehashi:hunter2@'),
      NO_PROXY: 'charts.example',
    });
    expect(await probes.botToken()).toMatchObject({ team: 'Bridge', proxy: host });
    expect(probes.proxy()).toBe(
      `https:// and http:// through ${host} (HTTP_PROXY); directly: this machine, charts.example (NO_PROXY), PostgreSQL, Redis`,
    );
  });

  it('is explained when the proxy refuses it', async () => {
    const proxy = await startProxy({ hosts: {} });
    proxy.refuse(403);
    const { probes } = await doctorBehind(proxy);
    const error = await probes.botToken().catch((each: unknown) => each);
    expect(explainSlackError(error, 'renew it')).toEqual({
      problem: expect.stringMatching(
        /^the proxy 127\.0\.0\.1:\d+ does not let this app reach slack\.invalid \(HTTP 403\)$/u,
      ),
      todo: expect.stringContaining('Ask who runs the proxy to allow slack.invalid'),
    });
  });

  it('has no proxy when none is set', () => {
    expect(createSlackProbes(readConfig({})).proxy()).toBe('none: neither HTTPS_PROXY nor HTTP_PROXY is set');
  });
});

describe('createFileProbes', () => {
  const probes = createFileProbes(new URL('../../', import.meta.url));

  it('reads the scopes of manifest.yml', async () => {
    const { required, optional } = await probes.scopes();
    expect(required).toContain('chat:write');
    expect(optional).toContain('channels:read');
    expect(required.filter((scope) => optional.includes(scope))).toEqual([]);
  });

  it('returns the version of the running Node.js', () => {
    expect(probes.nodeVersion()).toBe(process.versions.node);
  });
});
