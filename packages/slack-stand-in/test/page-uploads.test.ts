import { describe, expect, it } from 'vitest';
import { HANA, HOUSE, rehearse } from './helpers.ts';
import { MB } from './share-file.ts';

// biome-ignore lint/suspicious/noExplicitAny: payloads as Slack sends them
type Payload = any;

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
