import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PageEvent, PageState } from '../src/page-api.ts';
import { startStandIn } from '../src/start-stand-in.ts';
import { SEED } from '../src/state/seed.ts';
import { APP_INFO, button, clientFor, HANA, HOUSE, KENJI, rehearse, socketApp } from './helpers.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function stateOf(url: string, as: string): Promise<PageState> {
  return (await (await fetch(`${url}/rehearsal/api/state?as=${as}`)).json()) as PageState;
}

function post(url: string, path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/rehearsal/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The status of a GET with a custom Host header, which fetch does not allow. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/rehearsal/api/state`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('the page API', () => {
  it('returns each person’s channels, and uses the first person by default', async () => {
    const { url } = await rehearse();
    const state = await stateOf(url, '');
    expect(state.users).toHaveLength(9);
    expect(state.channels.map(({ id }) => id)).toEqual([HOUSE, 'C0JUTAKU', 'D0HANA']);
    expect((await stateOf(url, KENJI)).channels.at(-1)).toMatchObject({ id: 'D0KENJI', isIm: true });
    expect((await fetch(`${url}/rehearsal/api/state?as=U0NOBODY`)).status).toBe(404);
  });

  it('streams only the events that a person may see', async () => {
    const rehearsal = await rehearse();
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const stream = await fetch(`${rehearsal.url}/rehearsal/api/events?as=${KENJI}`, { signal: stop.signal });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    const client = clientFor(rehearsal);
    await client.chat.postEphemeral({ channel: HOUSE, user: HANA, text: 'not for Kenji' });
    await post(rehearsal.url, 'message', { as: HANA, channel: HOUSE, text: 'for all, @kenji' });
    let heard = '';
    while (!heard.includes('for all')) heard += (await reader.read()).value ?? '';
    expect(heard).not.toContain('not for Kenji');
    const event = JSON.parse(/^data: (.*)$/m.exec(heard)?.[1] ?? '') as PageEvent;
    expect(event).toMatchObject({ type: 'message', message: { user: HANA, text: 'for all, <@U0KENJI>' } });
  });

  it('sends actions with the page’s state, and refuses unknown elements', async () => {
    const rehearsal = await rehearse();
    const values: unknown[] = [];
    await socketApp(rehearsal, (app) => {
      app.action('go', async ({ ack, body }) => {
        await ack();
        values.push((body as { state?: { values: unknown } }).state?.values);
      });
    });
    const { ts } = await clientFor(rehearsal).chat.postMessage({
      channel: HOUSE,
      text: 'a',
      blocks: [
        {
          type: 'input',
          block_id: 'note',
          label: { type: 'plain_text', text: 'Note' },
          element: { type: 'plain_text_input', action_id: 'v' },
        },
        { type: 'actions', block_id: 'b', elements: [button('go', '1')] },
      ],
    });
    const container = { type: 'message', channel: HOUSE, ts };
    const typed = { note: { v: { type: 'plain_text_input', value: 'typed' } } };
    const action = { type: 'button', action_id: 'go', block_id: 'b', value: '1' };
    const press = async (more: object) =>
      (await post(rehearsal.url, 'action', { as: HANA, container, action, ...more })).json();
    expect(await press({ values: typed })).toEqual({ ok: true });
    expect(values).toEqual([typed]);
    expect(await press({ action: { ...action, value: '2' } })).toEqual({ ok: false, error: 'action_not_found' });
    expect(await press({ container: { ...container, ts: '1.1' } })).toEqual({ ok: false, error: 'message_not_found' });
  });

  it('refuses other origins and other host names', async () => {
    const { url } = await rehearse();
    const body = { as: HANA, channel: HOUSE, text: 'forged' };
    expect((await post(url, 'message', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(url, 'message', body, { origin: url })).status).toBe(200);
    expect((await post(url, 'message', body, { 'content-type': 'text/plain' })).status).toBe(415);
    const forged = await fetch(`${url}/api/auth.test`, { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect(forged.status).toBe(403);
    expect(await statusFor(url, 'evil.example')).toBe(421);
    expect(await statusFor(url, 'localhost:1')).toBe(200);
  });

  it.each([
    ['a page from elsewhere', { origin: 'https://evil.example' }, 403],
    ['another host name', { host: 'evil.example' }, 421],
    ['a proxy', { 'x-forwarded-for': '10.0.0.1' }, 421],
    ['a proxy that says only its name', { via: '1.1 proxy' }, 421],
    ['a proxy that says only the address', { 'x-real-ip': '10.0.0.1' }, 421],
  ])('takes neither a request nor a socket from %s', async (_who, headers, status) => {
    const { url } = await rehearse();
    const answerTo = (path: string, more: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = request(`${url}${path}`, { headers: { ...headers, ...more } });
        asked.once('response', (answer) => resolve(answer.statusCode));
        asked.once('upgrade', (answer) => resolve(answer.statusCode));
        asked.once('error', reject);
        asked.end();
      });
    expect(await answerTo('/api/auth.test', {})).toBe(status);
    const handshake = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    expect(await answerTo('/link/?ticket=x', { ...handshake, 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' })).toBe(
      status,
    );
  });

  it('shows the workspace once all deeds are there', async () => {
    let isReady = () => {};
    const ready = new Promise<void>((resolve) => {
      isReady = resolve;
    });
    const { url, deeds } = await rehearse({ ready });
    expect((await fetch(`${url}/`)).status).toBe(200);
    const state = fetch(`${url}/rehearsal/api/state`).then((answer) => answer.json()) as Promise<PageState>;
    const words = { en: 'Late', ja: '後から' };
    deeds.push({ id: 'late', label: words, hint: words, run: async () => words });
    isReady();
    expect((await state).deeds.map(({ id }) => id)).toEqual(['late']);
  });

  it('has new tokens at each start', async () => {
    const [first, second] = [await rehearse(), await rehearse()];
    expect(first.botToken).not.toBe(second.botToken);
    expect(first.appToken).not.toBe(second.appToken);
  });

  it('accepts the host name localhost', async () => {
    const { url } = await rehearse();
    const local = url.replace('127.0.0.1', 'localhost');
    const body = { as: HANA, channel: HOUSE, text: 'hello' };
    expect((await post(local, 'message', body, { origin: local })).status).toBe(200);
    expect((await post(local, 'message', body, { origin: url })).status).toBe(403);
  });

  it('redirects a permalink to its thread on the page', async () => {
    const { url } = await rehearse();
    const response = await fetch(`${url}/archives/${HOUSE}/p1700000000000100`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`/?at=${HOUSE}&thread=1700000000.000100`);
  });

  it('answers 400 or 404 to an invalid request', async () => {
    const { url } = await rehearse();
    expect((await post(url, 'message', { as: 'U0NOBODY' })).status).toBe(400);
    expect((await post(url, 'sing', { as: HANA })).status).toBe(404);
  });
});

describe('static files', () => {
  it('have a content security policy without other origins', async () => {
    const pageDir = await folder();
    await writeFile(join(pageDir, 'index.html'), '<!doctype html><title>x</title>');
    const { url } = await rehearse({ pageDir });
    const index = await fetch(`${url}/`);
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(index.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect((await fetch(`${url}/..%2f..%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${url}/missing.js`)).status).toBe(404);
  });

  it('never run as a page when they are uploads', async () => {
    const rehearsal = await rehearse();
    const html = Buffer.from('<script>alert(1)</script>');
    await clientFor(rehearsal).filesUploadV2({ channel_id: HOUSE, file: html, filename: 'a.html' });
    const served = await fetch(rehearsal.url + rehearsal.driver.messages(HOUSE)[0]?.files?.[0]?.url);
    expect(served.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(served.headers.get('content-security-policy')).toContain('sandbox');
    expect(served.headers.get('content-disposition')).toMatch(/^attachment/);
  });
});

describe('a restart', () => {
  it('keeps messages, threads, files, members and App Home', async () => {
    const stateDir = await folder();
    const first = await startStandIn({ port: 0, delivery: { mode: 'socket' }, appInfo: APP_INFO, stateDir });
    const client = clientFor(first);
    const metadata = { event_type: 'post', event_payload: { key: 'k' } };
    const { ts } = await client.chat.postMessage({ channel: HOUSE, text: 'kept', metadata });
    await first.driver.message(HANA, HOUSE, 'reply', ts);
    await client.filesUploadV2({ channel_id: HOUSE, thread_ts: ts!, file: Buffer.from('csv'), filename: 'a.csv' });
    await client.views.publish({ user_id: HANA, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    await first.driver.leave(HOUSE, KENJI);
    const before = await stateOf(first.url, HANA);
    await first.close();

    const second = await rehearse({ stateDir });
    const after = await stateOf(second.url, HANA);
    expect(after).toEqual(before);
    expect(second.driver.rawMessages(HOUSE)[0]).toMatchObject({ metadata });
    expect(after.channels[0]?.members).not.toContain(KENJI);
    const file = after.messages.flatMap((m) => m.files ?? [])[0];
    expect(await (await fetch(second.url + file?.url)).text()).toBe('csv');
    const later = await clientFor(second).chat.postMessage({ channel: HOUSE, text: 'later' });
    expect(Number(later.ts)).toBeGreaterThan(Number(after.messages.at(-1)?.ts));
  });

  it('finds the effect of every answered call on disk, even after a kill', async () => {
    const stateDir = await folder();
    const first = await rehearse({ stateDir });
    await clientFor(first).chat.postMessage({ channel: HOUSE, text: 'durable' });
    const second = await rehearse({ stateDir });
    expect(second.driver.messages(HOUSE)).toMatchObject([{ text: 'durable' }]);
  });

  it('names a damaged file', async () => {
    const stateDir = await folder();
    await writeFile(join(stateDir, 'workspace.json'), '{');
    await expect(rehearse({ stateDir })).rejects.toThrow(/workspace\.json is not a workspace of the stand-in/);
  });

  it('falls back to the next free port', async () => {
    const first = await rehearse();
    const port = Number(new URL(first.url).port);
    const second = await rehearse({ port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await expect(rehearse({ port, portIsFixed: true })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('skips a port on which another server answers localhost', async ({ skip }) => {
    const other = createServer();
    const hasIpv6 = await new Promise((resolve) => {
      other.once('error', () => resolve(false)).listen(0, '::1', () => resolve(true));
    });
    if (!hasIpv6) skip('no IPv6 here');
    const { port } = other.address() as AddressInfo;
    const { url } = await rehearse({ port });
    expect(Number(new URL(url).port)).toBeGreaterThan(port);
    await new Promise((resolve) => other.close(resolve));
  });
});

describe('the seed', () => {
  it('has eight people with distinct titles, half of them Japanese', () => {
    expect(new Set(SEED.users.map((user) => user.title)).size).toBe(8);
    expect(SEED.users.filter((user) => user.locale === 'ja-JP')).toHaveLength(4);
  });
});
