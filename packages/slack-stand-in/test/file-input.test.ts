import { describe, expect, it } from 'vitest';
import { modal, openModal } from './file-input-modal.ts';
import { clientFor, errorOf, HANA, HOUSE, KENJI, rehearse, socketApp } from './helpers.ts';
import { CSV, download, MB } from './share-file.ts';

// biome-ignore lint/suspicious/noExplicitAny: payloads as Slack sends them
type Payload = any;

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
