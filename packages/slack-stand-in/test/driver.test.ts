import { describe, expect, it } from 'vitest';
import { clientFor, HANA, HOUSE, KENJI, rehearse, section, socketApp } from './helpers.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: plain(`Option ${value}`), value });

describe('a typed message', () => {
  it('encodes mentions and escapes the rest, but keeps addresses', async () => {
    const { driver } = await rehearse();
    await driver.message(HANA, HOUSE, '@田中 健司 and @Emily Carter: a < b & c, see taro@hana.example');
    expect(driver.messages(HOUSE)[0]?.text).toBe('<@U0KENJI> and <@U0EMILY>: a &lt; b &amp; c, see taro@hana.example');
    expect(driver.rawMessages(HOUSE)[0]?.blocks).toMatchObject([
      { type: 'rich_text', elements: [{ elements: [{ type: 'user', user_id: KENJI }, { text: ' and ' }, {}, {}] }] },
    ]);
  });

  it('joins the thread, even as a reply to a reply', async () => {
    const { driver } = await rehearse();
    const parent = await driver.message(HANA, HOUSE, 'question');
    const reply = await driver.message(KENJI, HOUSE, 'answer', parent);
    await driver.message(HANA, HOUSE, 'thanks', reply);
    expect(driver.messages(HOUSE, parent).map(({ threadTs }) => threadTs)).toEqual([undefined, parent, parent]);
    expect(driver.messages(HOUSE)).toMatchObject([{ replyCount: 2, replyUsers: [KENJI, HANA] }]);
  });
});

describe('a choice', () => {
  it('reaches the app as Slack describes it', async () => {
    const rehearsal = await rehearse();
    const seen: unknown[] = [];
    await socketApp(rehearsal, (app) => {
      app.action(/.*/, async ({ ack, action }) => {
        await ack();
        seen.push(action);
      });
    });
    const { driver } = rehearsal;
    const options = [option('a'), option('b')];
    const { ts } = await clientFor(rehearsal).chat.postMessage({
      channel: HOUSE,
      text: 'choose',
      blocks: [
        { ...section('one'), block_id: 's1', accessory: { type: 'static_select', action_id: 'pick', options } },
        { ...section('two'), block_id: 's2', accessory: { type: 'overflow', action_id: 'more', options } },
        { ...section('three'), accessory: { type: 'multi_users_select', action_id: 'who' } },
        { ...section('four'), accessory: { type: 'datepicker', action_id: 'when' } },
      ],
    });
    const where = { channel: HOUSE, ts: ts! };
    await driver.action(HANA, where, 'pick', { choose: 'b' });
    await driver.action(HANA, where, 'more', { choose: 'a' });
    await driver.action(HANA, where, 'who', { choose: [KENJI] });
    await driver.action(HANA, where, 'when', { choose: '2026-01-31' });
    expect(seen).toMatchObject([
      { type: 'static_select', block_id: 's1', selected_option: { value: 'b' } },
      { type: 'overflow', block_id: 's2', selected_option: { value: 'a', text: { text: 'Option a' } } },
      { type: 'multi_users_select', selected_users: [KENJI] },
      { type: 'datepicker', selected_date: '2026-01-31', action_ts: expect.any(String) },
    ]);
    await expect(driver.action(HANA, where, 'pick', { choose: 'c' })).rejects.toThrow('no option c in pick');
  });

  it('in a modal starts from the initial values, and is checked as by Slack’s client', async () => {
    const rehearsal = await rehearse();
    const submitted: unknown[] = [];
    await socketApp(rehearsal, (app) => {
      app.shortcut('global_one', async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'form',
            title: plain('Form'),
            submit: plain('Send'),
            blocks: [
              {
                type: 'input',
                block_id: 'kind',
                label: plain('Kind'),
                element: { type: 'radio_buttons', action_id: 'v', options: [option('a')], initial_option: option('a') },
              },
              {
                type: 'input',
                block_id: 'share',
                label: plain('Share'),
                element: {
                  type: 'number_input',
                  action_id: 'v',
                  is_decimal_allowed: true,
                  min_value: '0',
                  max_value: '1',
                },
              },
              {
                type: 'input',
                block_id: 'note',
                optional: true,
                label: plain('Note'),
                element: { type: 'plain_text_input', action_id: 'v', min_length: 3 },
              },
            ],
          },
        });
      });
      app.view('form', async ({ ack, view }) => {
        await ack();
        submitted.push(view.state.values);
      });
    });
    const { driver } = rehearsal;
    await driver.shortcut(HANA, HOUSE, 'global_one');
    await rehearsal.waitFor(() => driver.modal(HANA));
    expect(await driver.submit(HANA, undefined, { share: 2 })).toMatchObject({
      errors: { share: 'Must be at most 1.' },
    });
    expect(await driver.submit(HANA, undefined, { share: 'x', note: 'ab' })).toMatchObject({
      errors: { share: 'Must be a number.', note: 'Must be at least 3 characters.' },
    });
    await expect(driver.submit(HANA, undefined, { nothing: 'a' })).rejects.toThrow('it has kind, share, note');
    expect(await driver.submit(HANA, undefined, { share: 0.5, note: null })).toEqual({ ok: true });
    expect(submitted).toMatchObject([
      {
        kind: { v: { type: 'radio_buttons', selected_option: { value: 'a' } } },
        share: { v: { type: 'number_input', value: '0.5' } },
        note: { v: { type: 'plain_text_input', value: null } },
      },
    ]);
  });
});

describe('an invalid answer to a submission', () => {
  it.each<[string, object, string]>([
    [
      'errors for a block that is none',
      { response_action: 'errors', errors: { other: 'no' } },
      'invalid_response_action',
    ],
    ['an invalid view', { response_action: 'update', view: { type: 'modal', blocks: [] } }, 'invalid_arguments'],
    ['an unknown action', { response_action: 'dance' }, 'invalid_response_action'],
  ])('is refused: %s', async (_name, answer, error) => {
    const rehearsal = await rehearse();
    await socketApp(rehearsal, (app) => {
      app.shortcut('global_one', async ({ ack, shortcut, client }) => {
        await ack();
        const view = {
          type: 'modal',
          callback_id: 'form',
          title: plain('Form'),
          submit: plain('Send'),
          blocks: [],
        } as const;
        await client.views.open({ trigger_id: shortcut.trigger_id, view: { ...view, blocks: [] } });
      });
      app.view('form', async ({ ack }) => ack(answer as never));
    });
    await rehearsal.driver.shortcut(HANA, HOUSE, 'global_one');
    await rehearsal.waitFor(() => rehearsal.driver.modal(HANA));
    const outcome = await rehearsal.driver.submit(HANA);
    expect(outcome.ok).toBe(false);
    expect(outcome.error).toContain(error);
    expect(rehearsal.driver.modal(HANA)).toBeDefined();
  });
});

describe('waitFor', () => {
  it('fails with an error that quotes the condition', async () => {
    const rehearsal = await rehearse();
    await expect(rehearsal.waitFor(() => rehearsal.driver.home(HANA), 20)).rejects.toThrow('driver.home');
  });
});
