import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { createManualTimers } from '../src/time/create-manual-timers.ts';
import { button, clientFor, errorOf, HANA, HOUSE, KENJI, rehearse, section } from './helpers.ts';

const modal = (title = 'Title'): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [section('a')],
});

describe('tokens and scopes', () => {
  it('identify the app and list its scopes', async () => {
    const rehearsal = await rehearse({ scopes: ['chat:write', 'commands'] });
    const answer = await clientFor(rehearsal).auth.test();
    expect(answer).toMatchObject({ ok: true, team_id: 'T0REHEARSE', user_id: 'U0KAKEHASHI', bot_id: 'B0KAKEHASHI' });
    expect(answer.response_metadata?.scopes).toEqual(['chat:write', 'commands']);
  });

  it('refuse a wrong token, a wrong kind of token, an unknown method and a missing scope', async () => {
    const rehearsal = await rehearse({ scopes: ['chat:write'] });
    const client = clientFor(rehearsal);
    expect(await errorOf(clientFor(rehearsal, 'xoxb-other').auth.test())).toMatchObject({ error: 'invalid_auth' });
    expect(await errorOf(clientFor(rehearsal, '').auth.test())).toMatchObject({ error: 'not_authed' });
    expect(await errorOf(client.apps.connections.open())).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await errorOf(client.apiCall('chat.shout'))).toMatchObject({ error: 'unknown_method' });
    expect(await errorOf(client.users.info({ user: HANA }))).toMatchObject({
      error: 'missing_scope',
      data: { needed: 'users:read', provided: 'chat:write' },
    });
  });
});

describe('messages', () => {
  it('are posted, updated, found again with their metadata, and deleted', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const metadata = { event_type: 'post', event_payload: { key: 'k' } };
    const { ts } = await client.chat.postMessage({ channel: HOUSE, text: 'a', blocks: [section('a')], metadata });
    await client.chat.postMessage({ channel: HOUSE, text: 'reply', thread_ts: ts! });
    await client.chat.update({ channel: HOUSE, ts: ts!, text: 'b' });
    const { messages } = await client.conversations.history({ channel: HOUSE, include_all_metadata: true });
    expect(messages).toMatchObject([
      { ts, text: 'b', metadata, reply_count: 1, edited: { user: 'U0KAKEHASHI' }, blocks: [{ text: { text: 'a' } }] },
    ]);
    const bare = await client.conversations.history({ channel: HOUSE });
    expect(bare.messages?.[0]).not.toHaveProperty('metadata');
    const thread = await client.conversations.replies({ channel: HOUSE, ts: ts! });
    expect(thread.messages?.map((m) => m.text)).toEqual(['b', 'reply']);
    await client.chat.delete({ channel: HOUSE, ts: thread.messages?.[1]?.ts ?? '' });
    await client.chat.delete({ channel: HOUSE, ts: ts! });
    expect((await client.conversations.history({ channel: HOUSE })).messages).toEqual([]);
  });

  it('are paginated', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    for (const text of ['1', '2', '3', '4', '5']) await client.chat.postMessage({ channel: HOUSE, text });
    const seen: (string | undefined)[] = [];
    for await (const page of client.paginate('conversations.history', { channel: HOUSE, limit: 2 })) {
      seen.push(...((page as unknown as { messages: { text: string }[] }).messages ?? []).map((m) => m.text));
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    const first = await client.conversations.history({ channel: HOUSE, limit: 2 });
    expect(first).toMatchObject({ has_more: true, response_metadata: { next_cursor: expect.stringMatching(/.+/) } });
    expect(await errorOf(client.conversations.history({ channel: HOUSE, cursor: 'x' }))).toMatchObject({
      error: 'invalid_cursor',
    });
  });

  it('are refused with Slack’s error codes', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const theirs = await rehearsal.driver.message(HANA, HOUSE, 'mine');
    const reply = await client.chat.postMessage({ channel: HOUSE, text: 'r', thread_ts: theirs });
    const post = (more: object) => errorOf(client.apiCall('chat.postMessage', { channel: HOUSE, text: 'a', ...more }));
    const refusals: [Promise<{ error: string }>, string][] = [
      [post({ channel: 'C0NONE' }), 'channel_not_found'],
      [post({ channel: undefined }), 'invalid_arguments'],
      [post({ text: ' ' }), 'no_text'],
      [post({ text: 'x'.repeat(40_001) }), 'msg_too_long'],
      [post({ blocks: 'not json' }), 'invalid_blocks_format'],
      [post({ blocks: Array.from({ length: 14 }, () => section('x'.repeat(1000))) }), 'msg_blocks_too_long'],
      [post({ metadata: { event_type: 'a' } }), 'invalid_metadata_format'],
      [post({ metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(8001) } } }), 'metadata_too_large'],
      [post({ thread_ts: '1.000001' }), 'thread_not_found'],
      [post({ thread_ts: reply.ts }), 'cannot_reply_to_message'],
      [errorOf(client.chat.update({ channel: HOUSE, ts: theirs, text: 'a' })), 'cant_update_message'],
      [errorOf(client.chat.update({ channel: HOUSE, ts: '1.1', text: 'a' })), 'message_not_found'],
      [errorOf(client.chat.update({ channel: HOUSE, ts: reply.ts!, text: 'a'.repeat(4001) })), 'msg_too_long'],
      [errorOf(client.chat.delete({ channel: HOUSE, ts: theirs })), 'cant_delete_message'],
      [errorOf(client.chat.getPermalink({ channel: HOUSE, message_ts: '1.1' })), 'message_not_found'],
      [errorOf(client.chat.postEphemeral({ channel: HOUSE, user: 'U0NOBODY', text: 'a' })), 'user_not_found'],
      [errorOf(client.conversations.replies({ channel: HOUSE, ts: '1.1' })), 'thread_not_found'],
      [errorOf(client.users.info({ user: 'U0NOBODY' })), 'user_not_found'],
    ];
    for (const [refusal, code] of refusals) expect(await refusal).toMatchObject({ error: code });
  });

  it('are refused with the problems of their blocks', async () => {
    const rehearsal = await rehearse();
    const blocks = [section('x'.repeat(3001))];
    expect(await errorOf(clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'a', blocks }))).toMatchObject({
      error: 'invalid_blocks',
      messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    });
    expect(rehearsal.driver.messages(HOUSE)).toEqual([]);
    expect(rehearsal.calls.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      result: { ok: false, error: 'invalid_blocks' },
    });
  });

  it('are refused until the app is a member', async () => {
    const rehearsal = await rehearse({ events: ['member_joined_channel'] });
    const client = clientFor(rehearsal);
    await rehearsal.driver.leave(HOUSE, 'U0KAKEHASHI');
    expect(await errorOf(client.chat.postMessage({ channel: HOUSE, text: 'a' }))).toMatchObject({
      error: 'not_in_channel',
    });
    expect(await errorOf(client.conversations.history({ channel: HOUSE }))).toMatchObject({ error: 'not_in_channel' });
    await rehearsal.driver.join(HOUSE, 'U0KAKEHASHI', HANA);
    await client.chat.postMessage({ channel: HOUSE, text: 'a' });
    expect(rehearsal.deliveries[0]?.body.event).toMatchObject({
      type: 'member_joined_channel',
      user: 'U0KAKEHASHI',
      inviter: HANA,
    });
  });

  it('reach only active people when they are ephemeral, and Slack does not say so', async () => {
    const { driver, ...rehearsal } = await rehearse();
    const tell = () =>
      clientFor({ driver, ...rehearsal }).chat.postEphemeral({ channel: HOUSE, user: HANA, text: 'psst' });
    expect(await tell()).toMatchObject({ ok: true });
    expect(driver.ephemerals(HANA)).toEqual([]);
    await driver.message(HANA, HOUSE, 'here');
    await tell();
    expect(driver.ephemerals(HANA)).toHaveLength(1);
    driver.closePage(HANA);
    expect(driver.ephemerals(HANA)).toEqual([]);
    expect(await tell()).toMatchObject({ ok: true });
    expect(driver.ephemerals(HANA)).toEqual([]);
  });

  it('disappear on reload when they are ephemeral', async () => {
    const { driver, ...rehearsal } = await rehearse();
    await driver.message(HANA, HOUSE, 'here');
    await clientFor({ driver, ...rehearsal }).chat.postEphemeral({ channel: HOUSE, user: HANA, text: 'psst' });
    expect(driver.ephemerals(HANA)).toMatchObject([{ text: 'psst', ephemeral: { to: HANA } }]);
    driver.reload(HANA);
    expect(driver.ephemerals(HANA)).toEqual([]);
  });
});

describe('people and conversations', () => {
  it('have locales, titles and members', async () => {
    const client = clientFor(await rehearse());
    const { user } = await client.users.info({ user: HANA, include_locale: true });
    expect(user).toMatchObject({ locale: 'ja-JP', tz: 'Asia/Tokyo', profile: { title: 'データサイエンティスト' } });
    expect((await client.users.info({ user: HANA })).user).not.toHaveProperty('locale');
    expect((await client.users.list({})).members).toHaveLength(9);
    const { members } = await client.conversations.members({ channel: HOUSE });
    expect(members).toContain('U0KAKEHASHI');
    expect((await client.conversations.list({})).channels).toMatchObject([
      { name: 'house-prices', is_member: true },
      { name: '住宅価格' },
    ]);
    expect((await client.conversations.info({ channel: HOUSE })).channel).toMatchObject({
      id: HOUSE,
      is_private: false,
    });
    const { channel } = await client.conversations.open({ users: KENJI });
    await client.chat.postMessage({ channel: channel?.id ?? '', text: 'only for you' });
    await client.chat.postMessage({ channel: KENJI, text: 'also' });
    expect((await client.conversations.history({ channel: channel?.id ?? '' })).messages).toHaveLength(2);
  });
});

describe('views', () => {
  it('need a fresh, unused trigger', async () => {
    const timers = createManualTimers();
    const rehearsal = await rehearse({ timers, ackTimeoutMs: 0 });
    const client = clientFor(rehearsal);
    const trigger = async () => {
      await rehearsal.driver.command(HANA, HOUSE, '/kakehashi');
      return String(rehearsal.deliveries.at(-1)?.body.trigger_id);
    };
    const late = await trigger();
    timers.advance(3001);
    expect(await errorOf(client.views.open({ trigger_id: late, view: modal() }))).toMatchObject({
      error: 'expired_trigger_id',
    });
    const good = await trigger();
    timers.advance(3000);
    expect(await client.views.open({ trigger_id: good, view: modal() })).toMatchObject({
      ok: true,
      view: { type: 'modal' },
    });
    expect(await errorOf(client.views.open({ trigger_id: good, view: modal() }))).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(await errorOf(client.views.open({ trigger_id: 'x', view: modal() }))).toMatchObject({
      error: 'invalid_trigger_id',
    });
  });

  it('stack up to three, and need the current hash for an update', async () => {
    const rehearsal = await rehearse({ ackTimeoutMs: 0 });
    const client = clientFor(rehearsal);
    const trigger = async () => {
      await rehearsal.driver.command(HANA, HOUSE, '/kakehashi');
      return String(rehearsal.deliveries.at(-1)?.body.trigger_id);
    };
    const { view } = await client.views.open({ trigger_id: await trigger(), view: modal('1') });
    await client.views.push({ trigger_id: await trigger(), view: modal('2') });
    await client.views.push({ trigger_id: await trigger(), view: modal('3') });
    expect(await errorOf(client.views.push({ trigger_id: await trigger(), view: modal('4') }))).toMatchObject({
      error: 'push_limit_reached',
    });
    const update = (hash: string) => client.views.update({ view_id: view?.id ?? '', hash, view: modal('new') });
    await update(view?.hash ?? '');
    expect(await errorOf(update(view?.hash ?? ''))).toMatchObject({ error: 'hash_conflict' });
    expect(await errorOf(client.views.update({ view_id: 'V0NONE', view: modal() }))).toMatchObject({
      error: 'not_found',
    });
    expect(rehearsal.driver.modal(HANA)).toMatchObject({ title: '3', depth: 2 });
  });

  it('are refused with the reasons', async () => {
    const client = clientFor(await rehearse());
    expect(await errorOf(client.views.publish({ user_id: HANA, view: modal() }))).toMatchObject({
      error: 'invalid_arguments',
      messages: ['[ERROR] unsupported type: modal [json-pointer:/view]'],
    });
  });
});

describe('faults', () => {
  it('apply once each: an error, a rate limit, a lost answer', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const post = () => client.chat.postMessage({ channel: HOUSE, text: 'a' });
    rehearsal.faults.add(
      'chat.postMessage',
      { error: 'fatal_error' },
      { status: 429, retryAfter: 7 },
      { afterStore: true },
    );
    expect(await errorOf(post())).toMatchObject({ error: 'fatal_error' });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    expect(rehearsal.driver.messages(HOUSE)).toEqual([]);
    await expect(post()).rejects.toThrow();
    expect(rehearsal.driver.messages(HOUSE)).toHaveLength(1);
    await post();
    expect(rehearsal.driver.messages(HOUSE)).toHaveLength(2);
  });
});

describe('reactions', () => {
  it('can be added once', async () => {
    const client = clientFor(await rehearse());
    const { ts } = await client.chat.postMessage({
      channel: HOUSE,
      text: 'a',
      blocks: [{ type: 'actions', elements: [button('a', '1')] }],
    });
    const react = () => client.reactions.add({ channel: HOUSE, timestamp: ts!, name: 'eyes' });
    await react();
    expect(await errorOf(react())).toMatchObject({ error: 'already_reacted' });
  });
});

describe('history', () => {
  it('can be cut to 15 messages a page, and goes on at the cursor', async () => {
    const client = clientFor(await rehearse({ mostMessages: 15 }));
    for (let nth = 0; nth < 16; nth += 1) await client.chat.postMessage({ channel: HOUSE, text: String(nth) });
    const first = await client.conversations.history({ channel: HOUSE, limit: 200 });
    expect(first.messages).toHaveLength(15);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel: HOUSE, limit: 200, cursor });
    expect(second.messages?.map(({ text }) => text)).toEqual(['0']);
  });
});
