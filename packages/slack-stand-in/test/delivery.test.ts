import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { signRequest } from '../src/delivery/sign-request.ts';
import type { Json } from '../src/json.ts';
import type { StandIn } from '../src/start-stand-in.ts';
import { createManualTimers } from '../src/time/create-manual-timers.ts';
import { clientFor, HANA, HOUSE, httpApp, rehearse, section, socketApp } from './helpers.ts';

/** A minimal Socket Mode client. */
async function connect(rehearsal: StandIn) {
  const { url } = await clientFor(rehearsal, rehearsal.appToken).apps.connections.open();
  const socket = new WebSocket(url ?? '');
  const frames: Json[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)));
    for (const wake of waiting.splice(0)) wake();
  });
  const frame = async (type: string) => {
    for (;;) {
      const found = frames.find((one) => one.type === type);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  await frame('hello');
  return {
    socket,
    frames,
    frame,
    url: url ?? '',
    ack: (id: string) => socket.send(JSON.stringify({ envelope_id: id })),
  };
}

describe('Socket Mode', () => {
  it('sends hello, and accepts a ticket once', async () => {
    const rehearsal = await rehearse();
    const first = await connect(rehearsal);
    expect(first.frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0KAKEHASHI' },
    });
    const again = new WebSocket(first.url);
    const refused = await new Promise((resolve) => again.on('error', resolve));
    expect(String(refused)).toContain('408');
  });

  it('redelivers unacknowledged envelopes on another connection', async () => {
    const rehearsal = await rehearse();
    const first = await connect(rehearsal);
    const outcome = rehearsal.driver.command(HANA, HOUSE, '/kakehashi help');
    const sent = await first.frame('slash_commands');
    expect(sent).toMatchObject({ accepts_response_payload: true, payload: { command: '/kakehashi', text: 'help' } });
    first.socket.terminate();
    const second = await connect(rehearsal);
    const resent = await second.frame('slash_commands');
    expect(resent.envelope_id).toBe(sent.envelope_id);
    second.ack(resent.envelope_id);
    expect(await outcome).toEqual({ ok: true });
  });

  it('holds events until the app connects, and retries unacknowledged ones', async () => {
    const rehearsal = await rehearse({ ackTimeoutMs: 0 });
    await rehearsal.driver.message(HANA, HOUSE, 'before');
    const { frames } = await connect(rehearsal);
    await rehearsal.waitFor(() => rehearsal.deliveries.filter((one) => one.ack !== undefined).length === 4);
    const events = frames.filter((one) => one.type === 'events_api');
    expect(events.map((one) => [one.retry_attempt, one.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
    expect(new Set(events.map((one) => one.payload.event_id)).size).toBe(1);
  });

  it('keeps working after a refresh of the connection', async () => {
    const rehearsal = await rehearse();
    await socketApp(rehearsal, (app) => app.command('/kakehashi', async ({ ack }) => ack('here')));
    rehearsal.refreshSockets();
    expect(rehearsal.connections()).toBe(0);
    expect(await rehearsal.driver.command(HANA, HOUSE, '/kakehashi')).toEqual({ ok: true });
    expect(rehearsal.driver.ephemerals(HANA)).toMatchObject([{ text: 'here' }]);
  });
});

/** Starts a server that records requests and answers with these statuses, then with 200. */
async function recorder(...statuses: number[]) {
  const got: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { challenge } = body.startsWith('{') ? (JSON.parse(body) as { challenge?: string }) : {};
    if (challenge === undefined) got.push({ headers: request.headers, body });
    response.writeHead(challenge === undefined ? (statuses.shift() ?? 200) : 200).end(challenge ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

describe('signed HTTP', () => {
  it('signs requests, and retries an event at most three times', async () => {
    const rehearsal = await rehearse();
    const { got, url } = await recorder(500, 500, 500, 500);
    await rehearsal.setDelivery({ mode: 'http', url, signingSecret: 'secret' });
    await rehearsal.driver.message(HANA, HOUSE, 'hi');
    await rehearsal.waitFor(() => rehearsal.deliveries.filter((one) => one.ack !== undefined).length === 4);
    expect(got.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    const { headers, body } = got[0]!;
    expect(headers['x-slack-signature']).toBe(
      signRequest('secret', Number(headers['x-slack-request-timestamp']), body),
    );
    expect(JSON.parse(body)).toMatchObject({
      type: 'event_callback',
      team_id: 'T0REHEARSE',
      authorizations: [{ user_id: 'U0KAKEHASHI', is_bot: true }],
      event: { type: 'message', text: 'hi' },
    });
  });

  it('sends commands as forms', async () => {
    const rehearsal = await rehearse();
    const { got, url } = await recorder();
    await rehearsal.setDelivery({ mode: 'http', url, signingSecret: 'secret' });
    await rehearsal.driver.command(HANA, HOUSE, '/kakehashi 住宅 & more');
    expect(Object.fromEntries(new URLSearchParams(got[0]?.body))).toMatchObject({
      command: '/kakehashi',
      text: '住宅 & more',
      team_id: 'T0REHEARSE',
      user_id: HANA,
      channel_id: HOUSE,
      channel_name: 'house-prices',
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/response/'),
    });
  });

  it('rejects an address that does not answer the challenge', async () => {
    const rehearsal = await rehearse();
    const delivery = { mode: 'http', url: `${rehearsal.url}/nowhere`, signingSecret: 's' } as const;
    await expect(rehearsal.setDelivery(delivery)).rejects.toThrow('url_verification');
  });

  it('reports the app’s refusal of a forged or old signature', async () => {
    const rehearsal = await rehearse();
    const { url } = await httpApp(rehearsal, (app) => app.command('/kakehashi', async ({ ack }) => ack()));
    const body = 'command=%2Fkakehashi&team_id=T0REHEARSE&user_id=U0HANA&text=';
    const send = async (secret: string, age: number) => {
      const timestamp = Math.floor(Date.now() / 1000) - age;
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': signRequest(secret, timestamp, body),
        },
        body,
      });
      return response.status;
    };
    expect(await send(rehearsal.signingSecret, 0)).toBe(200);
    expect(await send('forged', 0)).toBe(401);
    expect(await send(rehearsal.signingSecret, 301)).toBe(401);
  });
});

describe('a response_url', () => {
  const open = async (rehearsal: StandIn) => {
    await rehearsal.driver.command(HANA, HOUSE, '/kakehashi');
    const url = String(rehearsal.deliveries.at(-1)?.body.response_url);
    return async (body: object) => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
      return [response.status, ((await response.json()) as { error?: string }).error];
    };
  };

  it('works five times within 30 minutes', async () => {
    const timers = createManualTimers();
    const rehearsal = await rehearse({ timers, ackTimeoutMs: 0 });
    const answer = await open(rehearsal);
    for (let use = 0; use < 5; use += 1) expect(await answer({ text: 'a' })).toEqual([200, undefined]);
    expect(await answer({ text: 'a' })).toEqual([404, 'used_url']);
    const late = await open(rehearsal);
    timers.advance(30 * 60_000 + 1);
    expect(await late({ text: 'a' })).toEqual([404, 'expired_url']);
  });

  it('refuses content that Slack would refuse', async () => {
    const rehearsal = await rehearse({ ackTimeoutMs: 0 });
    const answer = await open(rehearsal);
    expect(await answer({})).toEqual([400, 'no_text']);
    expect(await answer({ text: 'a', blocks: [section('')] })).toEqual([400, 'invalid_blocks']);
    expect(rehearsal.driver.ephemerals(HANA)).toEqual([]);
  });

  it('replaces and deletes the message of an action', async () => {
    const rehearsal = await rehearse();
    await socketApp(rehearsal, (app) => {
      app.action('swap', async ({ ack, respond, action }) => {
        await ack();
        await respond(
          (action as { value: string }).value === 'x'
            ? { delete_original: true }
            : { replace_original: true, text: 'new', blocks: [] },
        );
      });
    });
    const blocks = ['x', 'y'].map((value) => ({
      ...section(value),
      accessory: { type: 'button', action_id: 'swap', value, text: { type: 'plain_text', text: 'b' } } as const,
    }));
    const client = clientFor(rehearsal);
    const { ts } = await client.chat.postMessage({ channel: HOUSE, text: 'old', blocks });
    await rehearsal.driver.action(HANA, { channel: HOUSE, ts: ts! }, 'swap', { value: 'y' });
    await rehearsal.waitFor(() => rehearsal.driver.messages(HOUSE)[0]?.text === 'new');
    const { message_ts: passing } = await client.chat.postEphemeral({
      channel: HOUSE,
      user: HANA,
      text: 'psst',
      blocks,
    });
    await rehearsal.driver.action(HANA, { channel: HOUSE, ts: passing! }, 'swap', { value: 'x' });
    await rehearsal.waitFor(() => rehearsal.driver.ephemerals(HANA).length === 0);
    const pressed = rehearsal.deliveries.filter((one) => one.type === 'interactive').at(-1);
    expect(pressed?.body).toMatchObject({ container: { is_ephemeral: true } });
    expect(pressed?.body).not.toHaveProperty('message');
  });
});

describe('a forbidden action', () => {
  it('is refused without a delivery to the app', async () => {
    const rehearsal = await rehearse();
    const { driver } = rehearsal;
    expect(await driver.command(HANA, HOUSE, '/other')).toEqual({ ok: false, error: 'invalid_command' });
    expect(await driver.shortcut(HANA, HOUSE, 'none')).toEqual({ ok: false, error: 'shortcut_not_found' });
    const { ts } = await clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'a' });
    await expect(driver.action(HANA, { channel: HOUSE, ts: ts! }, 'none')).rejects.toThrow('no element none');
    await expect(driver.message(HANA, 'D0KENJI', 'a')).rejects.toThrow('not_in_channel');
    expect(rehearsal.deliveries.filter((one) => one.type !== 'events_api')).toEqual([]);
  });
});
