import type { ModalView } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LogDetail, LogEvent } from '../src/log/log-entry.ts';
import type { StandIn } from '../src/start-stand-in.ts';
import { button, clientFor, errorOf, HANA, HOUSE, rehearse, section, socketApp } from './helpers.ts';
import { entriesOf, readApi } from './read-log.ts';

/** The newest entry with this name, in full. */
async function detailOf(rehearsal: StandIn, name: string): Promise<LogDetail> {
  const entry = (await entriesOf(rehearsal)).findLast((one) => one.name === name);
  return readApi<LogDetail>(rehearsal, `log/${entry?.n}`);
}

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const modal = (more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plain('Ask'),
  blocks: [section('Words')],
  ...more,
});

describe('the log', () => {
  it('has a line for a call, with its subject, result and duration', async () => {
    const rehearsal = await rehearse({ clock: () => 1_800_000_000_000, events: [] });
    await clientFor(rehearsal).chat.postMessage({
      channel: HOUSE,
      text: 'Good\nmorning',
      blocks: [section('Good morning')],
    });
    const [entry, ...rest] = await entriesOf(rehearsal);
    expect(rest).toEqual([]);
    expect(entry).toEqual({
      n: 1,
      at: 1_800_000_000_000,
      direction: 'from-app',
      name: 'chat.postMessage',
      detail: '#house-prices · Good morning',
      ok: true,
      durationMs: expect.any(Number),
      hasBlocks: true,
    });
  });

  it('has a call in full, with payload, answer and the input for the Block Kit Builder', async () => {
    const rehearsal = await rehearse();
    const blocks = [section('Good morning')];
    const { ts } = await clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'a', blocks });
    const detail = await detailOf(rehearsal, 'chat.postMessage');
    expect(detail).toMatchObject({
      payload: { channel: HOUSE, text: 'a', blocks },
      answer: { ok: true, ts },
      problems: [],
    });
    expect(detail.builder).toEqual({ blocks });
  });

  it('has a line for every kind of delivery, with its acknowledgement', async () => {
    const rehearsal = await rehearse();
    await socketApp(rehearsal, (app) => {
      app.command('/kakehashi', async ({ ack, client, body }) => {
        await ack('Opened');
        await client.views.open({
          trigger_id: body.trigger_id,
          view: modal({ callback_id: 'ask', submit: plain('Ask') }),
        });
      });
      app.view('ask', ({ ack }) => ack({ response_action: 'update', view: modal({ title: plain('Thanks') }) }));
      app.action('go', ({ ack }) => ack());
      app.event('app_mention', async () => {});
    });
    const { driver } = rehearsal;
    await driver.command(HANA, HOUSE, '/kakehashi ask');
    await rehearsal.waitFor(() => driver.modal(HANA));
    await driver.submit(HANA);
    const { ts } = await clientFor(rehearsal).chat.postMessage({
      channel: HOUSE,
      text: 'a',
      blocks: [{ type: 'actions', elements: [button('go', '1')] }],
    });
    await driver.action(HANA, { channel: HOUSE, ts: ts! }, 'go');
    await driver.mention(HANA, HOUSE, 'hello');
    const isOver = () => rehearsal.deliveries.every((one) => one.ack !== undefined);
    await rehearsal.waitFor(
      () => rehearsal.deliveries.some((one) => one.body.event?.type === 'app_mention') && isOver(),
    );

    const delivered = (await entriesOf(rehearsal)).filter((entry) => entry.direction === 'to-app');
    const line = (name: string) => delivered.find((entry) => entry.name === name);
    expect(line('/kakehashi')).toMatchObject({ detail: '#house-prices · ask', user: HANA, ok: true, hasBlocks: false });
    expect(line('view_submission')).toMatchObject({ detail: 'ask', user: HANA, ok: true, hasBlocks: true });
    expect(line('block_actions')).toMatchObject({ detail: 'go', user: HANA, ok: true, hasBlocks: true });
    expect(line('app_mention')).toMatchObject({ user: HANA, ok: true, durationMs: expect.any(Number) });
    expect((await detailOf(rehearsal, '/kakehashi')).answer).toEqual({ text: 'Opened' });
    expect(await detailOf(rehearsal, 'response_url')).toMatchObject({
      payload: { text: 'Opened' },
      answer: { ok: true },
    });
    const submitted = await detailOf(rehearsal, 'view_submission');
    expect(submitted.builder).toEqual({
      type: 'modal',
      title: { ...plain('Ask'), emoji: true },
      submit: { ...plain('Ask'), emoji: true },
      callback_id: 'ask',
      blocks: [expect.objectContaining({ type: 'section' })],
    });
    expect(await detailOf(rehearsal, 'response_action')).toMatchObject({
      entry: { ok: true, direction: 'from-app', hasBlocks: true },
      payload: { response_action: 'update' },
    });
  });

  it('lists a call before the events that it causes', async () => {
    const rehearsal = await rehearse();
    await clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'a', blocks: [section('a')] });
    const lines = (await entriesOf(rehearsal)).map(({ name, ok, hasBlocks }) => [name, ok, hasBlocks]);
    expect(lines).toEqual([
      ['chat.postMessage', true, true],
      ['message', undefined, true],
    ]);
  });

  it('has a line for an uploaded file, with its name and without its bytes', async () => {
    const rehearsal = await rehearse({ events: [] });
    const file = Buffer.from('a,b');
    await clientFor(rehearsal).filesUploadV2({ channel_id: HOUSE, file, filename: 'a.csv', initial_comment: 'Here' });
    const lines = (await entriesOf(rehearsal)).map(({ name, detail, ok }) => [name, detail, ok]);
    expect(lines).toEqual([
      ['files.getUploadURLExternal', 'a.csv', true],
      ['upload', 'a.csv', true],
      ['files.completeUploadExternal', '#house-prices · Here', true],
    ]);
    expect((await detailOf(rehearsal, 'upload')).payload).toMatchObject({ filename: 'a.csv', bytes: 3 });
  });

  it('shows the error of a delivery that nobody received', async () => {
    const rehearsal = await rehearse({ ackTimeoutMs: 0 });
    await rehearsal.driver.command(HANA, HOUSE, '/kakehashi');
    const [entry] = await entriesOf(rehearsal);
    expect(entry).toMatchObject({ name: '/kakehashi', ok: false, error: 'timeout' });
  });

  it('returns only the lines after a number, and 404 for an unknown line', async () => {
    const rehearsal = await rehearse({ events: [] });
    const client = clientFor(rehearsal);
    for (const text of ['one', 'two', 'three']) await client.chat.postMessage({ channel: HOUSE, text });
    expect((await entriesOf(rehearsal, 2)).map(({ n, detail }) => [n, detail])).toEqual([[3, '#house-prices · three']]);
    expect((await fetch(`${rehearsal.url}/rehearsal/api/log/4`)).status).toBe(404);
    expect((await fetch(`${rehearsal.url}/rehearsal/api/log/x`)).status).toBe(404);
  });

  it('streams lines to listeners of the log only', async () => {
    const rehearsal = await rehearse({ ackTimeoutMs: 0, events: [] });
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const listen = async (path: string) => {
      const stream = await fetch(`${rehearsal.url}/rehearsal/api/${path}`, { signal: stop.signal });
      return stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    };
    const [inspector, ordinary] = [await listen('log/events'), await listen(`events?as=${HANA}`)];
    await clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'seen' });
    await rehearsal.driver.command(HANA, HOUSE, '/kakehashi');
    await clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'the last' });
    const hear = async (reader: typeof inspector, count: number) => {
      let heard = '';
      while (heard.split('\n\ndata: ').length <= count) heard += (await reader.read()).value ?? '';
      return [...heard.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''));
    };
    const events = (await hear(inspector, 6)) as LogEvent[];
    const lines = events.map(({ type, entry }) => [type, entry.n, entry.name, entry.ok]);
    expect(lines).toEqual([
      ['log', 1, 'chat.postMessage', undefined],
      ['log', 1, 'chat.postMessage', true],
      ['log', 2, '/kakehashi', undefined],
      ['log', 2, '/kakehashi', false],
      ['log', 3, 'chat.postMessage', undefined],
      ['log', 3, 'chat.postMessage', true],
    ]);
    const types = (await hear(ordinary, 3)).map(({ type }) => type);
    expect(types).toEqual(['message', 'notice', 'message']);
  });
});

describe('secrets', () => {
  it('appear in no line, payload or answer', async () => {
    const appInfo = { commands: [], shortcuts: [], botToken: 'xoxb-1-secret', appToken: 'an-app-secret' };
    const rehearsal = await rehearse({ appInfo });
    const client = clientFor(rehearsal);
    const text = 'my token is xoxb-1-secret, or xoxp-22-b, and an-app-secret';
    const metadata = { event_type: 'a', event_payload: { access_token: 'hidden-by-name', kept: 'visible' } };
    await client.chat.postMessage({ channel: HOUSE, text, metadata });
    await fetch(`${rehearsal.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-not-mine', 'content-type': 'application/json' },
      body: JSON.stringify({ token: 'xoxb-not-mine', channel: HOUSE, text: 'a' }),
    });
    await clientFor(rehearsal, 'an-app-secret').apps.connections.open();
    await rehearsal.driver.mention(HANA, HOUSE, 'xapp-1-A-2');
    const entries = await entriesOf(rehearsal);
    expect(entries.length).toBeGreaterThanOrEqual(4);
    const details = await Promise.all(entries.map(({ n }) => readApi<LogDetail>(rehearsal, `log/${n}`)));
    const shown = JSON.stringify({ entries, details });
    for (const secret of ['-secret', 'xoxp', 'xoxb', 'xapp', 'hidden-by-name', 'not-mine'])
      expect(shown).not.toContain(secret);
    expect(shown).not.toMatch(/ticket=(?!\[redacted\])/);
    expect(shown).not.toMatch(/authorization"/i);
    expect(details[0]?.payload).toMatchObject({
      text: 'my token is [redacted], or [redacted], and [redacted]',
      metadata: { event_payload: { access_token: '[redacted]', kept: 'visible' } },
    });
    expect(details.at(-1)?.payload).toMatchObject({ token: '[redacted]' });
  });
});

describe('the problems of a refusal', () => {
  it('are listed for every block, with its path', async () => {
    const rehearsal = await rehearse();
    const blocks = [section('fine'), section('x'.repeat(3001)), { type: 'header' }];
    await errorOf(clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'a', blocks: blocks as never }));
    const detail = await detailOf(rehearsal, 'chat.postMessage');
    expect(detail.entry).toMatchObject({ ok: false, error: 'invalid_blocks', hasBlocks: true });
    expect(detail.problems).toEqual([
      { path: '/blocks/1/text/text', message: 'must be less than 3001 characters' },
      { path: '/blocks/2', message: 'missing required field: text' },
    ]);
    expect(detail.builder).toEqual({ blocks });
  });

  it('are listed for a view, and for missing arguments', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    await errorOf(client.views.publish({ user_id: HANA, view: { type: 'home', blocks: [{ type: 'hr' } as never] } }));
    expect(await detailOf(rehearsal, 'views.publish')).toMatchObject({
      entry: { error: 'invalid_arguments', user: HANA },
      problems: [{ path: '/view/blocks/0', message: 'unsupported type: hr' }],
    });
    await errorOf(client.apiCall('chat.update', { channel: HOUSE }));
    expect((await detailOf(rehearsal, 'chat.update')).problems).toEqual([
      { path: '', message: 'missing required field: ts' },
    ]);
  });

  it('are listed for the view in a response_action', async () => {
    const rehearsal = await rehearse();
    await socketApp(rehearsal, (app) => {
      app.command('/kakehashi', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: modal({ callback_id: 'ask', submit: plain('Ask') }),
        });
      });
      app.view('ask', ({ ack }) => ack({ response_action: 'update', view: modal({ title: plain('x'.repeat(25)) }) }));
    });
    await rehearsal.driver.command(HANA, HOUSE, '/kakehashi');
    await rehearsal.waitFor(() => rehearsal.driver.modal(HANA));
    await rehearsal.driver.submit(HANA);
    expect(await detailOf(rehearsal, 'response_action')).toMatchObject({
      entry: { ok: false, error: 'invalid_arguments' },
      problems: [{ path: '/view/title/text', message: 'must be less than 25 characters' }],
    });
  });
});
