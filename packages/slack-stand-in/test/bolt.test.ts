import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { StandIn } from '../src/start-stand-in.ts';
import { createManualTimers } from '../src/time/create-manual-timers.ts';
import { button, HANA, HOUSE, httpApp, KENJI, rehearse, section, socketApp } from './helpers.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const ASK: ModalView = {
  type: 'modal',
  callback_id: 'ask',
  title: plain('Ask'),
  submit: plain('Send'),
  notify_on_close: true,
  private_metadata: '{"lesson":"1"}',
  blocks: [
    {
      type: 'input',
      block_id: 'role',
      label: plain('Role'),
      element: {
        type: 'static_select',
        action_id: 'value',
        options: [
          { text: plain('Auditor'), value: 'auditor' },
          { text: plain('Analyst'), value: 'analyst' },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'text',
      label: plain('Text'),
      element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 50 },
    },
  ],
};

type Start = (rehearsal: StandIn, register: (app: App) => void) => Promise<unknown>;

describe.each<[string, Start]>([
  ['Socket Mode', socketApp],
  ['signed HTTP', httpApp],
])('a Bolt app over %s', (_name, start) => {
  it('answers a slash command privately through its response_url', async () => {
    const rehearsal = await rehearse();
    await start(rehearsal, (app) => {
      app.command('/kakehashi', async ({ ack, command, respond }) => {
        await ack();
        await respond({ text: `you said ${command.text} in ${command.channel_name}`, blocks: [section('menu')] });
      });
    });
    expect(await rehearsal.driver.command(HANA, HOUSE, '/kakehashi ask  someone')).toEqual({ ok: true });
    const [answer] = await rehearsal.waitFor(
      () => rehearsal.driver.ephemerals(HANA).length > 0 && rehearsal.driver.ephemerals(HANA),
    );
    expect(answer).toMatchObject({ text: 'you said ask  someone in house-prices', ephemeral: { to: HANA } });
    expect(rehearsal.driver.ephemerals(KENJI)).toEqual([]);
  });

  it('posts the message in the acknowledgement of a command', async () => {
    const rehearsal = await rehearse();
    await start(rehearsal, (app) => {
      app.command('/kakehashi', async ({ ack }) => ack({ response_type: 'in_channel', text: 'for everyone' }));
    });
    await rehearsal.driver.command(HANA, HOUSE, '/kakehashi');
    expect(rehearsal.driver.messages(HOUSE)).toMatchObject([{ text: 'for everyone', user: 'U0KAKEHASHI' }]);
  });

  it('opens a modal from a button, answers with errors, then accepts the submission', async () => {
    const rehearsal = await rehearse();
    const { driver } = rehearsal;
    const pressed: unknown[] = [];
    await start(rehearsal, (app) => {
      app.action('open', async ({ ack, body, client, action }) => {
        await ack();
        pressed.push(action, body);
        await client.views.open({ trigger_id: (body as { trigger_id: string }).trigger_id, view: ASK });
      });
      app.view('ask', async ({ ack, view, body, client }) => {
        const text = view.state.values.text?.value?.value ?? '';
        if (text.length < 5) {
          await ack({ response_action: 'errors', errors: { text: 'say more' } });
          return;
        }
        await ack();
        const role = view.state.values.role?.value?.selected_option?.value;
        await client.chat.postMessage({
          channel: HOUSE,
          text: `${body.user.id} asks ${role}: ${text} ${view.private_metadata}`,
        });
      });
    });
    const posted = await driver.message(HANA, HOUSE, 'hello');
    expect(posted).toMatch(/^\d{10}\.\d{6}$/);
    const { WebClient } = await import('@slack/web-api');
    const client = new WebClient(rehearsal.botToken, { slackApiUrl: rehearsal.apiUrl });
    const { ts } = await client.chat.postMessage({
      channel: HOUSE,
      thread_ts: posted,
      text: 'lesson',
      metadata: { event_type: 'post', event_payload: { key: 'k1' } },
      blocks: [
        { type: 'actions', elements: [button('open', 'a')] },
        { ...section('again'), accessory: button('open', 'b') },
      ],
    });
    await driver.action(HANA, { channel: HOUSE, ts: String(ts) }, 'open', { value: 'b' });
    await rehearsal.waitFor(() => driver.modal(HANA));
    expect(pressed[0]).toMatchObject({ type: 'button', action_id: 'open', value: 'b', block_id: expect.any(String) });
    expect(pressed[1]).toMatchObject({
      type: 'block_actions',
      team: { id: 'T0REHEARSE' },
      channel: { id: HOUSE, name: 'house-prices' },
      container: { type: 'message', message_ts: ts, thread_ts: posted, is_ephemeral: false },
      message: { ts, thread_ts: posted, metadata: { event_type: 'post' }, bot_id: 'B0KAKEHASHI' },
    });
    expect(await driver.submit(HANA, undefined, { text: 'abc' })).toEqual({
      ok: false,
      errors: { role: 'Please complete this required field.' },
    });
    expect(await driver.submit(HANA, undefined, { role: 'auditor', text: 'abc' })).toEqual({
      ok: false,
      errors: { text: 'say more' },
    });
    expect(await driver.submit(HANA, undefined, { text: 'more words' })).toEqual({ ok: true });
    expect(driver.modal(HANA)).toBeUndefined();
    const said = await rehearsal.waitFor(() => driver.messages(HOUSE).find((m) => m.text.includes('asks')));
    expect(said.text).toBe(`${HANA} asks auditor: more words {"lesson":"1"}`);
  });

  it('receives messages, mentions and app_home_opened', async () => {
    const rehearsal = await rehearse();
    const { driver } = rehearsal;
    const heard: Record<string, unknown>[] = [];
    await start(rehearsal, (app) => {
      app.event('message', async ({ event }) => void heard.push(event as never));
      app.event('app_mention', async ({ event }) => void heard.push(event as never));
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section('welcome')] } });
      });
    });
    const ts = await driver.mention(HANA, HOUSE, 'please help @kenji & co');
    await driver.message(KENJI, HOUSE, 'here', ts);
    await rehearsal.waitFor(() => rehearsal.deliveries.filter((d) => d.ack?.ok).length >= 3);
    expect(heard).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'app_mention',
          user: HANA,
          text: '<@U0KAKEHASHI> please help <@U0KENJI> &amp; co',
          ts,
        }),
        expect.objectContaining({ type: 'message', channel_type: 'channel', channel: HOUSE, user: HANA, ts }),
        expect.objectContaining({ type: 'message', user: KENJI, thread_ts: ts, parent_user_id: HANA, text: 'here' }),
      ]),
    );
    driver.openHome(HANA);
    const home = await rehearsal.waitFor(() => driver.home(HANA));
    expect(home.blocks).toMatchObject([{ text: { text: 'welcome' } }]);
  });

  it('updates and pushes modals on submission, and receives view_closed', async () => {
    const rehearsal = await rehearse();
    const { driver } = rehearsal;
    const closed: string[] = [];
    await start(rehearsal, (app) => {
      app.shortcut('global_one', async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: ASK });
      });
      app.view('ask', async ({ ack }) =>
        ack({ response_action: 'push', view: { ...ASK, callback_id: 'second', title: plain('Second') } }),
      );
      app.view('second', async ({ ack }) => ack({ response_action: 'clear' }));
      app.view({ callback_id: 'second', type: 'view_closed' }, async ({ ack, view }) => {
        await ack();
        closed.push(view.callback_id);
      });
    });
    await driver.shortcut(HANA, HOUSE, 'global_one');
    await rehearsal.waitFor(() => driver.modal(HANA));
    const filled = { role: 'analyst', text: 'something' };
    await driver.submit(HANA, undefined, filled);
    expect(driver.modal(HANA)).toMatchObject({ title: 'Second', depth: 1 });
    await driver.closeView(HANA);
    expect(closed).toEqual(['second']);
    expect(driver.modal(HANA)).toMatchObject({ title: 'Ask', depth: 0 });
    await driver.submit(HANA, undefined, {});
    await driver.submit(HANA, undefined, filled);
    expect(driver.modal(HANA)).toBeUndefined();
  });

  it('receives a message shortcut with its message', async () => {
    const rehearsal = await rehearse();
    const got: Record<string, unknown>[] = [];
    await start(rehearsal, (app) => {
      app.shortcut('message_one', async ({ ack, body }) => {
        await ack();
        got.push(body as never);
      });
    });
    const ts = await rehearsal.driver.message(KENJI, HOUSE, 'look at this');
    await rehearsal.driver.shortcut(HANA, HOUSE, 'message_one', ts);
    expect(got).toMatchObject([
      {
        type: 'message_action',
        callback_id: 'message_one',
        message_ts: ts,
        message: { text: 'look at this', user: KENJI },
      },
    ]);
  });

  it('causes a notice for the person when it does not answer in time', async () => {
    const timers = createManualTimers();
    const rehearsal = await rehearse({ timers });
    let heard = () => {};
    const hearing = new Promise<void>((resolve) => {
      heard = resolve;
    });
    await start(rehearsal, (app) => {
      app.command('/kakehashi', async () => heard());
    });
    const outcome = rehearsal.driver.command(HANA, HOUSE, '/kakehashi');
    await hearing;
    timers.advance(3000);
    expect(await outcome).toEqual({ ok: false, error: 'operation_timeout' });
  });
});
