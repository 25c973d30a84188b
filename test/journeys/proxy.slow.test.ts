import { afterEach, expect, test } from 'vitest';
import { type Gateway, startGateway } from '../helpers/network/start-gateway.ts';
import { startProxy } from '../helpers/network/start-proxy.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';
import { walkAnalyze } from '../helpers/walk-analyze.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A workspace named `slack.invalid`, which no DNS knows and only a proxy leads to. */
async function behindProxy(user?: string) {
  const rehearsal = await startWorkspace();
  const gateway = await startGateway(rehearsal.url);
  closing.push(gateway.close);
  const proxy = await startProxy({
    hosts: { 'slack.invalid:80': gateway.port, 'wss-primary.slack.invalid:80': gateway.port },
    ...(user === undefined ? {} : { user }),
  });
  closing.push(proxy.close);
  return { rehearsal, gateway, proxy };
}

/** Starts the app in that workspace. */
async function appBehind({ rehearsal, gateway, proxy }: Awaited<ReturnType<typeof behindProxy>>, address = proxy.url) {
  const kakehashi = await startKakehashi('socket', {
    rehearsal,
    apiUrl: gateway.apiUrl,
    config: { proxy: { http: address, noProxy: '' } },
  });
  closing.push(kakehashi.stop);
  return kakehashi;
}

const count = ({ came }: Gateway, pattern: RegExp) => came.filter((line) => pattern.test(line)).length;

test('through a proxy that asks for a password, a learner reads, runs and asks: calls, files, answers and sockets', async () => {
  const there = await behindProxy('kake hashi:b%r:idge');
  const { rehearsal, gateway, proxy } = there;
  const kakehashi = await appBehind(there, proxy.url.replace('//', '//kake%20hashi:b%25r%3Aidge@'));
  const { thread } = await walkAnalyze(kakehashi, 'en');
  expect(thread.flatMap(({ files = [] }) => files)).toHaveLength(5);
  expect(count(gateway, /^POST \/api\/chat\.postMessage/u)).toBeGreaterThan(3);
  expect(count(gateway, /^POST \/upload\//u)).toBe(5);
  expect(count(gateway, /^POST \/response/u)).toBeGreaterThan(0);
  expect(count(gateway, /^UPGRADE$/u)).toBe(2);
  // No call has come to the workspace by another way.
  expect(count(gateway, /^POST \/(?:api|response)/u)).toBe(rehearsal.calls.length);
  expect(new Set(proxy.tunnels)).toEqual(new Set(['slack.invalid:80', 'wss-primary.slack.invalid:80']));
  expect(kakehashi.log.errors).toEqual([]);
});

test('an app that a proxy keeps from its sockets does not start, and says why', async () => {
  const there = await behindProxy();
  there.proxy.refuse((target) => (target.startsWith('wss-primary') ? 403 : undefined));
  const problems = expect.stringMatching(
    /^Slack cannot be reached: the proxy 127\.0\.0\.1:\d+ does not let this app reach wss-primary\.slack\.invalid \(HTTP 403\)\. Ask who/u,
  );
  await expect(appBehind(there)).rejects.toMatchObject({ code: 'config_invalid', values: { problems } });
  await there.rehearsal.close();
});

test('sockets that a proxy cuts come back through it, and the log says why they could not while it refused', async () => {
  const there = await behindProxy();
  const { rehearsal, proxy } = there;
  const kakehashi = await appBehind(there);
  await rehearsal.waitFor(() => rehearsal.connections() === 2);
  proxy.refuse((target) => (target.startsWith('wss-primary') ? 407 : undefined));
  proxy.cut();
  const said = () => JSON.stringify(kakehashi.log.errors);
  await expect
    .poll(said)
    .toMatch(
      /A socket to Slack did not open: the proxy \S+ asks for a user and a password \(HTTP 407\)\. Write them into HTTP_PROXY/u,
    );
  proxy.refuse(undefined);
  await rehearsal.waitFor(() => rehearsal.connections() === 2);
  const { driver } = rehearsal;
  const user = rehearsal.users[0]?.id ?? '';
  await driver.command(user, rehearsal.channels[0]?.id ?? '', '/kakehashi help');
  await rehearsal.waitFor(() => driver.ephemerals(user).length > 0);
});
