import { describe, expect, it } from 'vitest';
import { createManualTimers } from '../src/time/create-manual-timers.ts';
import { clientFor, errorOf, HANA, HOUSE, rehearse } from './helpers.ts';

/** Uploads three bytes, which no conversation shows so far. @returns the file's id */
async function upload(client: ReturnType<typeof clientFor>): Promise<string> {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({ filename: 'a.png', length: 3 });
  await fetch(url ?? '', { method: 'POST', body: 'abc' });
  return id ?? '';
}

describe('files', () => {
  it('are uploaded in three steps, shared in a thread and served', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const parent = await client.chat.postMessage({ channel: HOUSE, text: 'lesson' });
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]);
    await client.filesUploadV2({
      channel_id: HOUSE,
      thread_ts: parent.ts!,
      file: bytes,
      filename: '図.png',
      title: 'Chart',
      alt_text: 'a chart',
      initial_comment: 'See',
    });
    const shared = rehearsal.driver.messages(HOUSE, parent.ts).at(-1);
    expect(shared).toMatchObject({
      text: 'See',
      threadTs: parent.ts,
      files: [{ name: '図.png', title: 'Chart', altText: 'a chart', mimetype: 'image/png', size: 6 }],
    });
    const file = shared?.files?.[0];
    const served = await fetch(rehearsal.url + file?.url);
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes);
    const info = await client.files.info({ file: file?.id ?? '' });
    expect(info.file).toMatchObject({ shares: { public: { [HOUSE]: [{ ts: shared?.ts, thread_ts: parent.ts }] } } });
    const again = client.files.completeUploadExternal({ files: [{ id: file?.id ?? '', title: 'b' }] });
    expect(await errorOf(again)).toMatchObject({ error: 'file_not_found' });
  });

  it('are shared after the answer, and after messages that are posted meanwhile', async () => {
    const timers = createManualTimers();
    const rehearsal = await rehearse({ timers, fileShareMs: 2000 });
    const client = clientFor(rehearsal);
    const id = await upload(client);
    await client.files.completeUploadExternal({ files: [{ id, title: 'a' }], channel_id: HOUSE });
    await client.chat.postMessage({ channel: HOUSE, text: 'later' });
    expect(rehearsal.driver.messages(HOUSE).map(({ text }) => text)).toEqual(['later']);
    timers.advance(2000);
    expect(rehearsal.driver.messages(HOUSE).at(-1)?.files).toHaveLength(1);
  });

  it('never appear when they are deleted before they are shared', async () => {
    const timers = createManualTimers();
    const rehearsal = await rehearse({ timers, fileShareMs: 2000 });
    const client = clientFor(rehearsal);
    const id = await upload(client);
    await client.files.completeUploadExternal({ files: [{ id, title: 'a' }], channel_id: HOUSE });
    await client.files.delete({ file: id });
    timers.advance(2000);
    expect(rehearsal.driver.messages(HOUSE)).toEqual([]);
  });

  it('go to the id of a conversation, not of a person', async () => {
    const client = clientFor(await rehearse());
    const id = await upload(client);
    const complete = client.files.completeUploadExternal({ files: [{ id, title: 'a' }], channel_id: HANA });
    expect(await errorOf(complete)).toMatchObject({ error: 'channel_not_found' });
  });

  it('are deleted with their bytes by the app that owns them; their message stays, with a tombstone', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const { upload_url: url, file_id: id = '' } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 3,
    });
    await fetch(url ?? '', { method: 'POST', body: 'abc' });
    expect(await errorOf(client.files.delete({ file: id }))).toMatchObject({ error: 'file_not_found' });
    await client.files.completeUploadExternal({
      files: [{ id, title: 'a' }],
      channel_id: HOUSE,
      initial_comment: 'See a.',
    });
    const address = `${rehearsal.url}${rehearsal.driver.messages(HOUSE)[0]?.files?.[0]?.url}`;
    expect((await fetch(address)).status).toBe(200);
    expect(await client.files.delete({ file: id })).toMatchObject({ ok: true });
    expect((await fetch(address)).status).toBe(404);
    expect(rehearsal.driver.messages(HOUSE)).toMatchObject([{ text: 'See a.' }]);
    expect(rehearsal.driver.messages(HOUSE)[0]?.files).toBeUndefined();
    const { messages } = await client.conversations.history({ channel: HOUSE });
    expect(messages).toMatchObject([{ files: [{ id, mode: 'tombstone' }] }]);
    expect(await errorOf(client.files.delete({ file: id }))).toMatchObject({ error: 'file_deleted' });
    expect(await errorOf(client.files.info({ file: id }))).toMatchObject({ error: 'file_deleted' });
  });

  it('of a person are not deleted by the app', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    await rehearsal.driver.message(HANA, HOUSE, 'Mine.', undefined, [{ name: 'b.txt', bytes: Buffer.from('b') }]);
    const [file] = rehearsal.driver.messages(HOUSE)[0]?.files ?? [];
    const refused = await errorOf(client.files.delete({ file: file?.id ?? '' }));
    expect(refused).toMatchObject({ error: 'cant_delete_file' });
    expect((await fetch(`${rehearsal.url}${file?.url}`)).status).toBe(200);
  });

  it('must have the announced size, and need processing before a block can show them', async () => {
    let now = 1_760_000_000_000;
    const rehearsal = await rehearse({ clock: () => now, fileProcessingMs: 500 });
    const client = clientFor(rehearsal);
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({ filename: 'a.png', length: 3 });
    expect((await fetch(url ?? '', { method: 'POST', body: 'four' })).status).toBe(400);
    const complete = () =>
      client.files.completeUploadExternal({ files: [{ id: id ?? '', title: 'a' }], channel_id: HOUSE });
    expect(await errorOf(complete())).toMatchObject({ error: 'file_not_found' });
    expect((await fetch(url ?? '', { method: 'POST', body: 'abc' })).status).toBe(200);
    await complete();
    const show = () =>
      client.chat.postMessage({
        channel: HOUSE,
        text: 'a',
        blocks: [{ type: 'image', slack_file: { id: id ?? '' }, alt_text: 'a' }],
      });
    expect(await errorOf(show())).toMatchObject({ error: 'invalid_blocks' });
    now += 500;
    expect(await show()).toMatchObject({ ok: true });
  });

  it('of one call are one message, in the order of the call', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const files = [
      { id: await upload(client), title: 'a' },
      { id: await upload(client), title: 'b' },
    ] as const;
    await client.files.completeUploadExternal({
      files: [files[1], files[0]],
      channel_id: HOUSE,
      initial_comment: 'Two.',
    });
    expect(rehearsal.driver.messages(HOUSE)).toMatchObject([{ text: 'Two.', files: [{ title: 'b' }, { title: 'a' }] }]);
  });

  it('of one call are refused together: one that is not uploaded keeps the others from being shared', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const first = { id: await upload(client), title: 'a' };
    const { file_id: id = '' } = await client.files.getUploadURLExternal({ filename: 'b.png', length: 3 });
    const both = client.files.completeUploadExternal({ files: [first, { id, title: 'b' }], channel_id: HOUSE });
    expect(await errorOf(both)).toMatchObject({ error: 'file_not_found' });
    expect(rehearsal.driver.messages(HOUSE)).toEqual([]);
    expect(await client.files.completeUploadExternal({ files: [first], channel_id: HOUSE })).toMatchObject({
      ok: true,
    });
  });

  it('are refused when one is named twice, and when they are more than fourteen', async () => {
    const client = clientFor(await rehearse());
    const one = { id: await upload(client), title: 'a' };
    const twice = client.files.completeUploadExternal({ files: [one, one], channel_id: HOUSE });
    expect(await errorOf(twice)).toMatchObject({ error: 'invalid_arguments' });
    const [first = one, ...others] = await Promise.all(
      Array.from({ length: 15 }, async () => ({ id: await upload(client), title: 'a' })),
    );
    const all = client.files.completeUploadExternal({ files: [first, ...others], channel_id: HOUSE });
    expect(await errorOf(all)).toMatchObject({ error: 'internal_error' });
    const fewer = client.files.completeUploadExternal({ files: [first, ...others.slice(1)], channel_id: HOUSE });
    expect(await fewer).toMatchObject({ ok: true });
  });
});
