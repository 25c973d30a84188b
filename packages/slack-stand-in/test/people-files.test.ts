import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ALL_SCOPES } from '../src/api/methods.ts';
import type { StandIn } from '../src/start-stand-in.ts';
import { SEED } from '../src/state/seed.ts';
import { createManualTimers } from '../src/time/create-manual-timers.ts';
import { clientFor, errorOf, HANA, HOUSE, KENJI, rehearse, socketApp } from './helpers.ts';

// biome-ignore lint/suspicious/noExplicitAny: payloads as Slack sends them
type Payload = any;

const CSV = { name: 'rows.csv', bytes: Buffer.from('a,b\n1,2\n') };
const MB = 1024 * 1024;
const SECRET_SEED = {
  ...SEED,
  channels: [...SEED.channels, { id: 'C0SECRET', name: 'secret', topic: '', isPrivate: true, hasApp: false }],
};

function modal(element: object, more: object = {}) {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Data' },
    submit: { type: 'plain_text', text: 'Use it' },
    blocks: [
      {
        type: 'input',
        block_id: 'data',
        label: { type: 'plain_text', text: 'File' },
        element: { type: 'file_input', action_id: 'file', ...element },
        ...more,
      },
    ],
  } as Payload;
}

/** Opens a modal with a file input for Hana, and records what is submitted. */
async function openModal(rehearsal: StandIn, element: object = {}, more: object = {}): Promise<Payload[]> {
  const bodies: Payload[] = [];
  await socketApp(rehearsal, (app) =>
    app.view(/.*/, async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    }),
  );
  const trigger = rehearsal.driver.trigger(HANA);
  await clientFor(rehearsal).views.open({ trigger_id: trigger, view: modal(element, more) });
  return bodies;
}

/** Records the events that the app gets. */
async function hear(rehearsal: StandIn, ...types: string[]): Promise<Payload[]> {
  const events: Payload[] = [];
  await socketApp(rehearsal, (app) => {
    for (const type of types) app.event(type as 'message', async ({ event }) => void events.push(event));
  });
  return events;
}

const download = (rehearsal: StandIn, url: string, token = rehearsal.botToken, more: RequestInit = {}) =>
  fetch(url, { headers: { authorization: `Bearer ${token}` }, ...more });

/** Shares a file of Hana's and asks for it. */
async function shareFile(rehearsal: StandIn, attachment = CSV): Promise<{ id: string; url: string }> {
  const id = await rehearsal.driver.uploadFile(HANA, attachment);
  await rehearsal.driver.message(HANA, HOUSE, 'our rows', undefined, [id]);
  const { file } = await clientFor(rehearsal).files.info({ file: id });
  return { id, url: file?.url_private_download ?? '' };
}

describe('a message of a person with files', () => {
  it('is a file_share with file objects as Slack has them: a small CSV is a snippet', async () => {
    const rehearsal = await rehearse();
    const events = await hear(rehearsal, 'message');
    const { id } = await shareFile(rehearsal);
    await rehearsal.waitFor(() => events.length === 1);
    const { team } = SEED;
    const place = `${rehearsal.url}/files-pri/${team.id}-${id}`;
    const file = {
      id,
      created: expect.any(Number),
      timestamp: expect.any(Number),
      name: 'rows.csv',
      title: 'rows.csv',
      mimetype: 'text/csv',
      filetype: 'csv',
      pretty_type: 'CSV',
      user: HANA,
      user_team: team.id,
      size: 8,
      mode: 'snippet',
      editable: true,
      is_external: false,
      is_public: true,
      url_private: `${place}/rows.csv`,
      url_private_download: `${place}/download/rows.csv`,
      channels: [HOUSE],
      groups: [],
      ims: [],
      file_access: 'visible',
    };
    expect(events[0]).toMatchObject({ subtype: 'file_share', user: HANA, text: 'our rows', files: [{ id }] });
    const history = await clientFor(rehearsal).conversations.history({ channel: HOUSE });
    expect(history.messages).toMatchObject([{ subtype: 'file_share', files: [file] }]);
    const info = await clientFor(rehearsal).files.info({ file: id });
    expect(info.file).toMatchObject({ ...file, shares: { public: { [HOUSE]: [{ ts: events[0].ts }] } } });
  });

  it.each([
    ['big.csv', 2 * MB, { mode: 'hosted', editable: false, filetype: 'csv' }],
    ['book.xlsx', 9, { mode: 'hosted', filetype: 'xlsx', pretty_type: 'Excel Spreadsheet' }],
    ['notes.txt', 9, { mode: 'snippet', filetype: 'text', pretty_type: 'Plain Text' }],
    ['rows.tsv', 9, { mode: 'snippet', filetype: 'tsv', mimetype: 'text/tab-separated-values' }],
    ['data', 9, { mode: 'hosted', filetype: 'binary', mimetype: 'application/octet-stream' }],
  ])('says what kind of file %s is', async (name, size, kind) => {
    const rehearsal = await rehearse();
    const { id } = await shareFile(rehearsal, { name, bytes: Buffer.alloc(size, 'a') });
    expect((await clientFor(rehearsal).files.info({ file: id })).file).toMatchObject(kind);
  });

  it('tells a subscribed app of each file, with files:read only', async () => {
    const rehearsal = await rehearse({ events: ['file_shared', 'message.channels'] });
    const events = await hear(rehearsal, 'file_shared', 'message');
    const { id } = await shareFile(rehearsal);
    await rehearsal.waitFor(() => events.length === 2);
    const about = { user_id: HANA, channel_id: HOUSE, file_id: id, file: { id } };
    expect(events.find(({ type }) => type === 'file_shared')).toMatchObject(about);
    rehearsal.withholdScope('files:read');
    await rehearsal.driver.message(HANA, HOUSE, 'more', undefined, [CSV]);
    await rehearsal.waitFor(() => events.length === 3);
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['message', 'message', 'file_shared']));
  });

  it('carries its files into a mention', async () => {
    const rehearsal = await rehearse();
    const events = await hear(rehearsal, 'app_mention');
    await rehearsal.driver.message(HANA, HOUSE, `<@${SEED.app.userId}> our rows`, undefined, [CSV]);
    await rehearsal.waitFor(() => events.length === 1);
    expect(events[0]).toMatchObject({ user: HANA, files: [{ name: 'rows.csv' }], display_as_bot: false });
  });

  it('carries its files into a message shortcut', async () => {
    const rehearsal = await rehearse();
    const bodies: Payload[] = [];
    await socketApp(rehearsal, (app) =>
      app.shortcut('message_one', async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      }),
    );
    const ts = await rehearsal.driver.message(HANA, HOUSE, '', undefined, [CSV]);
    expect(await rehearsal.driver.shortcut(KENJI, HOUSE, 'message_one', ts)).toEqual({ ok: true });
    expect(bodies[0].message).toMatchObject({ subtype: 'file_share', files: [{ name: 'rows.csv', user: HANA }] });
  });

  it('takes up to ten files of the person’s own', async () => {
    const { driver } = await rehearse();
    const id = await driver.uploadFile(HANA, CSV);
    const send = (files: (string | typeof CSV)[], as = HANA) => driver.message(as, HOUSE, '', undefined, files);
    await expect(send([id], KENJI)).rejects.toThrow('file_not_found');
    await expect(send(Array.from({ length: 11 }, () => CSV))).rejects.toThrow('too_many_files');
    await expect(send([{ ...CSV, bytes: Buffer.alloc(0) }])).rejects.toThrow('file_is_empty');
    await send([id, CSV]);
    expect(driver.messages(HOUSE)).toMatchObject([{ files: [{ id }, { name: 'rows.csv' }] }]);
  });
});

describe('files.info', () => {
  it('needs files:read, which can be granted later', async () => {
    const rehearsal = await rehearse({ scopes: ALL_SCOPES.filter((scope) => scope !== 'files:read') });
    const client = clientFor(rehearsal);
    const id = await rehearsal.driver.uploadFile(HANA, CSV);
    await rehearsal.driver.message(HANA, HOUSE, '', undefined, [id]);
    const refused = await errorOf(client.files.info({ file: id }));
    expect(refused.data).toMatchObject({ error: 'missing_scope', needed: 'files:read' });
    expect(refused.data.provided).toContain('files:write');
    rehearsal.grantScope('files:read');
    expect(await client.files.info({ file: id })).toMatchObject({ ok: true, file: { id } });
  });

  it('does not find a file of a channel without the app, before it joins, nor one that nothing carries', async () => {
    const rehearsal = await rehearse({ seed: SECRET_SEED });
    const client = clientFor(rehearsal);
    const id = await rehearsal.driver.uploadFile(HANA, CSV);
    const find = () => errorOf(client.files.info({ file: id }));
    expect(await find()).toMatchObject({ error: 'file_not_found' });
    await rehearsal.driver.message(HANA, 'C0SECRET', '', undefined, [id]);
    expect(await find()).toMatchObject({ error: 'file_not_found' });
    expect(await errorOf(client.files.info({ file: 'F0NONE' }))).toMatchObject({ error: 'file_not_found' });
    await rehearsal.driver.join('C0SECRET', SEED.app.userId);
    const found = await client.files.info({ file: id });
    expect(found.file).toMatchObject({ is_public: false, channels: [], groups: ['C0SECRET'] });
    expect(Object.keys(found.file?.shares ?? {})).toEqual(['private']);
  });

  it('says that a file is deleted; its message keeps a tombstone', async () => {
    const rehearsal = await rehearse({ events: ['message.channels', 'file_deleted'] });
    const { driver } = rehearsal;
    const events = await hear(rehearsal, 'message', 'file_deleted');
    const { id } = await shareFile(rehearsal);
    expect(await driver.deleteFile(KENJI, id)).toEqual({ ok: false, error: 'cant_delete_file' });
    expect(await driver.deleteFile(HANA, id)).toEqual({ ok: true });
    expect(await driver.deleteFile(HANA, id)).toEqual({ ok: false, error: 'file_deleted' });
    expect(await errorOf(clientFor(rehearsal).files.info({ file: id }))).toMatchObject({ error: 'file_deleted' });
    await rehearsal.waitFor(() => events.length === 3);
    expect(events.find(({ type }) => type === 'file_deleted')).toMatchObject({ file_id: id });
    const gone = { files: [{ id, mode: 'tombstone' }] };
    const changed = events.find(({ subtype }) => subtype === 'message_changed');
    expect(changed).toMatchObject({ message: gone });
    expect(driver.rawMessages(HOUSE)).toMatchObject([gone]);
  });

  it('has the whole of a file of Slack Connect, of which payloads have a stub', async () => {
    const rehearsal = await rehearse();
    const { driver } = rehearsal;
    const events = await hear(rehearsal, 'message');
    const id = await driver.uploadFile(HANA, CSV);
    driver.connectFile(id);
    await driver.message(HANA, HOUSE, '', undefined, [id]);
    await rehearsal.waitFor(() => events.length === 1);
    const stub = {
      id,
      mode: 'file_access',
      file_access: 'check_file_info',
      created: 0,
      timestamp: 0,
      user: '',
    };
    expect(events[0].files).toEqual([stub]);
    const client = clientFor(rehearsal);
    expect((await client.files.info({ file: id })).file).toMatchObject({ name: 'rows.csv', file_access: 'visible' });
    const { messages } = await client.conversations.history({ channel: HOUSE });
    expect(messages?.[0]?.files).toMatchObject([{ name: 'rows.csv' }]);
    expect(() => driver.connectFile('F0NONE')).toThrow('there is no file F0NONE');
  });
});

describe('a private download', () => {
  it('gives the bytes to the bot’s token', async () => {
    const rehearsal = await rehearse();
    const { url } = await shareFile(rehearsal);
    const served = await download(rehearsal, url);
    expect(served.headers.get('content-length')).toBe('8');
    expect(served.headers.get('content-type')).toBe('text/csv');
    expect(await served.text()).toBe('a,b\n1,2\n');
    expect(await (await download(rehearsal, url.replace('/download', ''))).text()).toBe('a,b\n1,2\n');
  });

  it.each([
    ['without a token', (_rehearsal: StandIn, url: string) => fetch(url)],
    ['with a wrong token', (rehearsal: StandIn, url: string) => download(rehearsal, url, 'xoxb-wrong')],
    ['with the app’s token', (rehearsal: StandIn, url: string) => download(rehearsal, url, rehearsal.appToken)],
    [
      'without files:read',
      (rehearsal: StandIn, url: string) => {
        rehearsal.withholdScope('files:read');
        return download(rehearsal, url);
      },
    ],
    [
      'with a revoked token',
      (rehearsal: StandIn, url: string) => {
        rehearsal.refuseToken('token_revoked');
        return download(rehearsal, url);
      },
    ],
    [
      'by an app that has left the channel',
      async (rehearsal: StandIn, url: string) => {
        await rehearsal.driver.leave(HOUSE, SEED.app.userId);
        return download(rehearsal, url);
      },
    ],
  ])('%s leads to the sign-in page, with status 200', async (_how, ask) => {
    const rehearsal = await rehearse();
    const { url } = await shareFile(rehearsal);
    const served = await ask(rehearsal, url);
    expect([served.status, served.redirected]).toEqual([200, true]);
    expect(served.headers.get('content-type')).toContain('text/html');
    expect(await served.text()).toContain('<!DOCTYPE html>');
  });

  it('redirects to the sign-in page, for a client that doesn’t follow', async () => {
    const rehearsal = await rehearse();
    const { url } = await shareFile(rehearsal);
    const served = await fetch(url, { redirect: 'manual' });
    expect(served.status).toBe(302);
    expect(served.headers.get('location')).toBe(`/signin?redir=${encodeURIComponent(new URL(url).pathname)}`);
  });

  it('of a deleted file is not found', async () => {
    const rehearsal = await rehearse();
    const { id, url } = await shareFile(rehearsal);
    await rehearsal.driver.deleteFile(HANA, id);
    expect((await download(rehearsal, url)).status).toBe(404);
  });

  it('of 50 MB comes in pieces, as fast as the client reads them', async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'rehearsal-'));
    onTestFinished(() => rm(stateDir, { recursive: true, force: true }));
    for (const more of [{}, { stateDir }]) {
      const rehearsal = await rehearse(more);
      const { url } = await shareFile(rehearsal, { name: 'big.csv', bytes: Buffer.alloc(50 * MB, 'a') });
      const served = await download(rehearsal, url);
      // The client has read nothing yet, so the download waits.
      expect(await clientFor(rehearsal).auth.test()).toMatchObject({ ok: true });
      let size = 0;
      for await (const piece of served.body!) {
        expect(piece.length).toBeLessThanOrEqual(MB);
        size += piece.length;
      }
      expect(size).toBe(50 * MB);
    }
  });

  it('can fail with a status, be cut off, or stall', async () => {
    const rehearsal = await rehearse();
    const { id, url } = await shareFile(rehearsal, { name: 'rows.csv', bytes: Buffer.alloc(200_000, 'a') });
    rehearsal.faults.add('download', { status: 503 }, { cutAfter: 100_000 }, { stallAfter: 100_000 });
    expect((await download(rehearsal, url)).status).toBe(503);
    await expect((await download(rehearsal, url)).arrayBuffer()).rejects.toThrow('terminated');
    const stop = new AbortController();
    const stalled = await download(rehearsal, url, rehearsal.botToken, { signal: stop.signal });
    const reader = stalled.body!.getReader();
    let size = 0;
    while (size < 100_000) size += (await reader.read()).value?.length ?? 0;
    expect(size).toBe(100_000);
    stop.abort();
    expect((await download(rehearsal, url)).status).toBe(200);
    expect(await rehearsal.driver.deleteFile(HANA, id)).toEqual({ ok: true });
  });

  it('can be slow, and breaks off when its file is deleted meanwhile', async () => {
    const timers = createManualTimers();
    const rehearsal = await rehearse({ timers });
    const { id, url } = await shareFile(rehearsal, { name: 'rows.csv', bytes: Buffer.alloc(200_000, 'a') });
    rehearsal.faults.add('download', { chunkMs: 100 });
    const served = await download(rehearsal, url);
    const reader = served.body!.getReader();
    /** Reads the next piece while time passes. */
    const readLate = async () => {
      let isOver = false;
      const read = reader.read().finally(() => {
        isOver = true;
      });
      // The loop below may end before someone waits for it.
      read.catch(() => {});
      while (!isOver) {
        await setImmediate();
        timers.advance(100);
      }
      return read;
    };
    expect((await readLate()).value?.length).toBeLessThanOrEqual(64 * 1024);
    await rehearsal.driver.deleteFile(HANA, id);
    const rest = async () => {
      while (!(await readLate()).done);
    };
    await expect(rest()).rejects.toThrow('terminated');
  });
});

describe('a file input', () => {
  const mistakes: [string, Payload, string][] = [
    ['eleven files', modal({ max_files: 11 }), 'must be less than 11 [json-pointer:/view/blocks/0/element/max_files]'],
    ['no file', modal({ max_files: 0 }), 'must be greater than 0 [json-pointer:/view/blocks/0/element/max_files]'],
    ['types that are no list', modal({ filetypes: 'csv' }), 'must provide an array'],
    ['an initial value', modal({ initial_files: [] }), 'invalid additional property: initial_files'],
    [
      'an actions block',
      {
        ...modal({}),
        blocks: [{ type: 'actions', elements: [{ type: 'file_input', action_id: 'file' }] }],
      },
      'unsupported type: file_input [json-pointer:/view/blocks/0/elements/0]',
    ],
  ];
  it.each(mistakes)('with %s is refused', async (_what, view, message) => {
    const rehearsal = await rehearse();
    const trigger = rehearsal.driver.trigger(HANA);
    const refused = await errorOf(clientFor(rehearsal).views.open({ trigger_id: trigger, view }));
    expect(refused.error).toBe('invalid_arguments');
    expect(refused.messages[0]).toContain(message);
  });

  it('is refused in messages and in the Home tab', async () => {
    const client = clientFor(await rehearse());
    const { blocks } = modal({});
    const message = await errorOf(client.chat.postMessage({ channel: HOUSE, text: 'a', blocks }));
    const only = '[ERROR] is only available in modals [json-pointer:';
    expect(message).toMatchObject({ error: 'invalid_blocks', messages: [`${only}/blocks/0/element]`] });
    const home = await errorOf(client.views.publish({ user_id: HANA, view: { type: 'home', blocks } }));
    expect(home).toMatchObject({ error: 'invalid_arguments', messages: [`${only}/view/blocks/0/element]`] });
  });

  it('is refused without files:read, also in the answer to a submission', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    rehearsal.withholdScope('files:read');
    const open = (view: Payload) => client.views.open({ trigger_id: rehearsal.driver.trigger(HANA), view });
    expect(await errorOf(open(modal({})))).toMatchObject({
      error: 'invalid_arguments',
      messages: ['[ERROR] missing required scope: files:read [json-pointer:/view/blocks/0/element]'],
    });
    await socketApp(rehearsal, (app) =>
      app.view(/.*/, async ({ ack }) => ack({ response_action: 'update', view: modal({}) })),
    );
    await open({ ...modal({}), blocks: [{ type: 'divider' }] });
    const outcome = await rehearsal.driver.submit(HANA);
    expect(outcome.error).toContain('invalid_arguments: missing required scope: files:read');
    rehearsal.grantScope('files:read');
    expect(await open(modal({}))).toMatchObject({ ok: true });
  });

  it('submits file objects, and lets the app read the files', async () => {
    const rehearsal = await rehearse();
    const bodies = await openModal(rehearsal, { filetypes: ['csv', 'tsv'], max_files: 2 });
    const ids = [
      await rehearsal.driver.uploadFile(HANA, CSV),
      await rehearsal.driver.uploadFile(HANA, { name: 'B.TSV', bytes: Buffer.from('a\tb') }),
    ];
    expect(await rehearsal.driver.submit(HANA, undefined, { data: ids })).toEqual({ ok: true });
    const [first] = bodies[0].view.state.values.data.file.files;
    expect(bodies[0].view.state.values).toEqual({
      data: { file: { type: 'file_input', files: [first, expect.objectContaining({ id: ids[1], name: 'B.TSV' })] } },
    });
    expect(first).toMatchObject({ id: ids[0], name: 'rows.csv', user: HANA, size: 8, channels: [], is_public: false });
    expect(await (await download(rehearsal, first.url_private_download)).text()).toBe('a,b\n1,2\n');
    expect(await clientFor(rehearsal).files.info({ file: first.id })).toMatchObject({ ok: true });
  });

  it('submits a stub for a file of Slack Connect', async () => {
    const rehearsal = await rehearse();
    const bodies = await openModal(rehearsal);
    const id = await rehearsal.driver.uploadFile(HANA, CSV);
    rehearsal.driver.connectFile(id);
    await rehearsal.driver.submit(HANA, undefined, { data: id });
    expect(bodies[0].view.state.values.data.file.files).toMatchObject([{ id, file_access: 'check_file_info' }]);
  });

  it('takes only what Slack’s client lets a person choose', async () => {
    const rehearsal = await rehearse();
    const bodies = await openModal(rehearsal, { filetypes: ['csv'], max_files: 1 });
    const { driver } = rehearsal;
    const submit = async (name: string, size: number, as = HANA) => {
      const id = await driver.uploadFile(as, { name, bytes: Buffer.alloc(size, 'a') });
      return (await driver.submit(HANA, undefined, { data: [id] })).errors?.data;
    };
    expect((await driver.submit(HANA)).errors).toEqual({ data: 'Please complete this required field.' });
    expect(await submit('big.csv', 10 * MB + 1)).toBe('Choose a file of at most 10 MB.');
    expect(await submit('rows.txt', 9)).toBe('Choose a file of one of these types: csv.');
    expect(await submit('theirs.csv', 9, KENJI)).toBe('This file is gone. Choose it again.');
    const two = [await driver.uploadFile(HANA, CSV), await driver.uploadFile(HANA, CSV)];
    expect((await driver.submit(HANA, undefined, { data: two })).errors).toEqual({ data: 'Choose at most 1 files.' });
    expect(bodies).toEqual([]);
    expect(await submit('big.csv', 10 * MB)).toBeUndefined();
    expect(bodies).toHaveLength(1);
  });

  it('may stay empty when it is optional', async () => {
    const rehearsal = await rehearse();
    const bodies = await openModal(rehearsal, {}, { optional: true });
    expect(await rehearsal.driver.submit(HANA)).toEqual({ ok: true });
    expect(bodies[0].view.state.values).toEqual({ data: { file: { type: 'file_input', files: [] } } });
  });
});

describe('the page API for files', () => {
  const upload = (url: string, query: object, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${url}/rehearsal/api/upload?${new URLSearchParams({ as: HANA, ...query })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body,
    });
  const act = async (url: string, path: string, body: object) =>
    (
      await fetch(`${url}/rehearsal/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: HANA, ...body }),
      })
    ).json();

  it('uploads raw bytes, sends them with a message, and deletes them', async () => {
    const { url, driver } = await rehearse();
    const { ok, file } = (await (await upload(url, { name: '表.csv' }, 'a,b\n')).json()) as Payload;
    expect([ok, file]).toMatchObject([true, { name: '表.csv', size: 4, mimetype: 'text/csv' }]);
    expect(await act(url, 'message', { channel: HOUSE, text: '', files: [file.id] })).toMatchObject({ ok: true });
    expect(driver.messages(HOUSE)).toMatchObject([{ files: [{ id: file.id, name: '表.csv' }] }]);
    expect(await (await fetch(url + file.url)).text()).toBe('a,b\n');
    expect(await act(url, 'file-delete', { file: file.id })).toEqual({ ok: true });
    expect((await fetch(url + file.url)).status).toBe(404);
  });

  it('refuses other origins, other types, strangers, empty files and more than 50 MB', async () => {
    const { url } = await rehearse();
    expect((await upload(url, { name: 'a' }, 'a', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await upload(url, { name: 'a' }, 'a', { 'x-forwarded-for': '10.0.0.1' })).status).toBe(421);
    expect((await upload(url, { name: 'a' }, 'a', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await upload(url, { as: 'U0NOBODY', name: 'a' }, 'a')).status).toBe(400);
    const empty = await (await upload(url, { name: 'a' }, '')).json();
    expect(empty).toEqual({ ok: false, error: 'file_is_empty' });
    const most = await upload(url, { name: 'a' }, new Uint8Array(50 * MB));
    expect(await most.json()).toMatchObject({ ok: true });
    // The server may answer, or cut the connection, before it has taken all of the body.
    const large = await upload(url, { name: 'a' }, new Uint8Array(50 * MB + 1)).then(
      ({ status }) => status,
      () => 413,
    );
    expect(large).toBe(413);
  });
});

it('keeps people’s files, and which are deleted, across a restart', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  onTestFinished(() => rm(stateDir, { recursive: true, force: true }));
  const before = await rehearse({ stateDir });
  const kept = await shareFile(before);
  const gone = await shareFile(before);
  await openModal(before);
  const chosen = await before.driver.uploadFile(HANA, CSV);
  await before.driver.submit(HANA, undefined, { data: chosen });
  await before.driver.deleteFile(HANA, gone.id);
  await before.close();
  const after = await rehearse({ stateDir });
  const { file } = await clientFor(after).files.info({ file: kept.id });
  expect(await (await download(after, file?.url_private_download ?? '')).text()).toBe('a,b\n1,2\n');
  expect(await errorOf(clientFor(after).files.info({ file: gone.id }))).toMatchObject({ error: 'file_deleted' });
  expect(await clientFor(after).files.info({ file: chosen })).toMatchObject({ ok: true });
});
