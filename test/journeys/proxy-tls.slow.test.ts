import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endWith } from '../helpers/end-with.ts';
import { type Gateway, startGateway } from '../helpers/network/start-gateway.ts';
import { startProxy, type TestProxy, TLS } from '../helpers/network/start-proxy.ts';
import { runApp } from '../helpers/run-app.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

// The built app as a process: `https://slack.invalid` through an https proxy with a password, all certificates from a private CA.

let dir = '';
let rehearsal: Awaited<ReturnType<typeof startWorkspace>>;
let gateway: Gateway;
let proxy: TestProxy;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kakehashi-proxy-'));
  rehearsal = await startWorkspace();
  gateway = await startGateway(rehearsal.url, { tls: true });
  proxy = await startProxy({
    hosts: { 'slack.invalid:443': gateway.port, 'wss-primary.slack.invalid:443': gateway.port },
    user: 'kakehashi:hunter2',
    tls: true,
  });
});
afterEach(async () => {
  await proxy.close();
  await gateway.close();
  await rehearsal.close();
  await rm(dir, { recursive: true, force: true });
});

const env = () => ({
  SLACK_BOT_TOKEN: rehearsal.botToken,
  SLACK_APP_TOKEN: rehearsal.appToken,
  SLACK_API_URL: gateway.apiUrl,
  KAKEHASHI_DIR: dir,
  https_proxy: proxy.url.replace('//', '//kakehashi:hunter2@'),
});
const trusted = () => ({ ...env(), NODE_EXTRA_CA_CERTS: TLS.file });

test('serves Slack through an https proxy with a password and a private CA', async () => {
  const app = await runApp(trusted());
  try {
    const { driver, waitFor } = rehearsal;
    await waitFor(() => rehearsal.connections() === 2);
    const [user] = rehearsal.users;
    const [channel] = rehearsal.channels;
    await driver.command(user?.id ?? '', channel?.id ?? '', '/kakehashi help');
    await waitFor(() => driver.ephemerals(user?.id ?? '').length > 0);
    expect(gateway.came.filter((line) => line.startsWith('POST /response'))).toHaveLength(1);
    expect(new Set(proxy.tunnels)).toEqual(new Set(['slack.invalid:443', 'wss-primary.slack.invalid:443']));
    expect(app.errors()).toBe('');
  } finally {
    expect(await app.terminate()).toBe(0);
  }
});

test('the doctor names the proxy and says that Slack was reached through it', async () => {
  const { stdout } = await endWith(trusted(), 'doctor');
  const { host } = new URL(proxy.url);
  expect(stdout).toMatch(new RegExp(`ok +proxy +https:// through ${host} \\(HTTPS_PROXY\\)`, 'u'));
  expect(stdout).toMatch(new RegExp(`ok +bot token +.*, through the proxy ${host}`, 'u'));
  expect(stdout).toMatch(/ok +app token/u);
  expect(stdout).not.toContain('hunter2');
});

test('without the CA, the start and the doctor say which certificate is unknown and what to do', async () => {
  const told = /the proxy localhost:\d+ showed a certificate from a signer that this machine does not know \(\w+\)/u;
  const { code, stderr } = await endWith({ LOG_LEVEL: 'error', ...env() });
  expect(code).toBe(1);
  const last = JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '') as { msg: string };
  expect(last.msg).toMatch(/^Slack cannot be reached: /u);
  expect(last.msg).toMatch(told);
  expect(last.msg).toContain('NODE_EXTRA_CA_CERTS');
  const { stdout } = await endWith(env(), 'doctor');
  expect(stdout).toMatch(told);
  expect(`${stdout}${stderr}`).not.toContain('hunter2');
});
