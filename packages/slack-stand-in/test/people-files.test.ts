import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ALL_SCOPES } from '../src/api/methods.ts';
import type { StandIn } from '../src/start-stand-in.ts';
import { SEED } from '../src/state/seed.ts';
import { openModal } from './file-input-modal.ts';
import { clientFor, errorOf, HANA, HOUSE, KENJI, rehearse, socketApp } from './helpers.ts';
import { CSV, download, MB, shareFile } from './share-file.ts';

// biome-ignore lint/suspicious/noExplicitAny: payloads as Slack sends them
type Payload = any;

const SECRET_SEED = {
  ...SEED,
  channels: [...SEED.channels, { id: 'C0SECRET', name: 'secret', topic: '', isPrivate: true, hasApp: false }],
};

/** Records the events that the app gets. */
async function hear(rehearsal: StandIn, ...types: string[]): Promise<Payload[]> {
  const events: Payload[] = [];
  await socketApp(rehearsal, (app) => {
    for (const type of types) app.event(type as 'message', async ({ event }) => void events.push(event));
  });
  return events;
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
