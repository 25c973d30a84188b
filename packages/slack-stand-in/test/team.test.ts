import { describe, expect, it } from 'vitest';
import { SEED, type Seed } from '../src/state/seed.ts';
import { clientFor, errorOf, HANA, HOUSE, KENJI, rehearse, socketApp } from './helpers.ts';

const ALL_EVENTS = [
  'message.channels',
  'member_joined_channel',
  'member_left_channel',
  'channel_archive',
  'channel_unarchive',
];

describe('user groups', () => {
  it('are listed, with their users on request', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const { usergroups = [] } = await client.usergroups.list({});
    expect(usergroups.map(({ handle }) => handle)).toEqual(['data-team', 'business']);
    expect(usergroups[0]?.users).toBeUndefined();
    const withPeople = await client.usergroups.list({ include_users: true, include_count: true });
    expect(withPeople.usergroups?.[0]).toMatchObject({ users: ['U0HANA', 'U0DAVID', 'U0YUKI'], user_count: 3 });
    const { users } = await client.usergroups.users.list({ usergroup: 'S0BUSINESS' });
    expect(users).toEqual(['U0KENJI', 'U0EMILY', 'U0PRIYA']);
  });

  it('are refused for an unknown id or a missing scope', async () => {
    const rehearsal = await rehearse();
    const unknown = await errorOf(clientFor(rehearsal).usergroups.users.list({ usergroup: 'S0NOBODY' }));
    expect(unknown.error).toBe('no_such_subteam');
    const narrow = await rehearse({ scopes: ['commands'] });
    const refused = await errorOf(clientFor(narrow).usergroups.list({}));
    expect(refused.data).toMatchObject({ error: 'missing_scope', needed: 'usergroups:read' });
  });

  it('are left out when disabled, except on request', async () => {
    const seed: Seed = { ...SEED, userGroups: [{ ...SEED.userGroups![0]!, isDisabled: true }] };
    const client = clientFor(await rehearse({ seed }));
    expect((await client.usergroups.list({})).usergroups).toEqual([]);
    expect((await client.usergroups.list({ include_disabled: true })).usergroups).toHaveLength(1);
    expect((await client.usergroups.users.list({ usergroup: 'S0DATATEAM' })).users).toEqual([]);
  });

  it('can be mentioned by handle in messages and commands', async () => {
    const rehearsal = await rehearse({ appInfo: escaping });
    const texts: string[] = [];
    await socketApp(rehearsal, (app) =>
      app.command('/kakehashi', async ({ ack, command }) => {
        texts.push(command.text);
        await ack();
      }),
    );
    await rehearsal.driver.command(HANA, HOUSE, '/kakehashi roles import @data-team for @kenji');
    expect(texts).toEqual(['roles import <!subteam^S0DATATEAM|@data-team> for <@U0KENJI|kenji>']);
    await rehearsal.driver.message(HANA, HOUSE, 'Hello @data-team');
    const said = rehearsal.driver.rawMessages(HOUSE).at(-1);
    expect(said?.text).toBe('Hello <!subteam^S0DATATEAM>');
    expect(said?.blocks[0].elements[0].elements.at(-1)).toEqual({ type: 'usergroup', usergroup_id: 'S0DATATEAM' });
  });
});

const escaping = {
  commands: [{ command: '/kakehashi', description: '', usageHint: '', shouldEscape: true }],
  shortcuts: [],
};

describe('the profile of a person', () => {
  it('has the status until it expires', async () => {
    let now = Date.UTC(2026, 0, 5);
    const rehearsal = await rehearse({ clock: () => now });
    const until = now / 1000 + 3600;
    await rehearsal.driver.presence(HANA, { status: { text: 'Vacationing', emoji: ':palm_tree:', until } });
    const profile = async () => (await clientFor(rehearsal).users.info({ user: HANA })).user?.profile;
    expect(await profile()).toMatchObject({
      status_text: 'Vacationing',
      status_emoji: ':palm_tree:',
      status_expiration: until,
    });
    now += 3_600_000;
    expect(await profile()).toMatchObject({ status_text: '', status_emoji: '', status_expiration: 0 });
  });

  it('has the do-not-disturb state', async () => {
    let now = Date.UTC(2026, 0, 5);
    const rehearsal = await rehearse({ clock: () => now });
    const client = clientFor(rehearsal);
    const snoozeUntil = now / 1000 + 3600;
    await rehearsal.driver.presence(HANA, { snoozeUntil });
    expect(await client.dnd.info({ user: HANA })).toMatchObject({ dnd_enabled: true, next_dnd_end_ts: snoozeUntil });
    const { users } = await client.dnd.teamInfo({ users: `${HANA},${KENJI},U0NOBODY` });
    expect(Object.entries(users ?? {}).map(([id, { dnd_enabled: on }]) => [id, on])).toEqual([
      [HANA, true],
      [KENJI, false],
    ]);
    now += 3_600_000;
    expect((await client.dnd.info({ user: HANA })).dnd_enabled).toBe(false);
    expect((await errorOf(client.dnd.info({ user: 'U0NOBODY' }))).error).toBe('user_not_found');
  });

  it('marks guests, bots and deactivated people', async () => {
    const kinds = ['guest', 'single-channel-guest', 'bot', 'deactivated'] as const;
    const users = SEED.users.map((user, index) => ({ ...user, ...(kinds[index] && { kind: kinds[index] }) }));
    const { members = [] } = await clientFor(await rehearse({ seed: { ...SEED, users } })).users.list({});
    const flags = members
      .slice(0, 5)
      .map((one) => [one.is_restricted, one.is_ultra_restricted, one.is_bot, one.deleted].map(Number).join(''));
    expect(flags).toEqual(['1000', '1100', '0010', '0001', '0000']);
  });
});

describe('a channel', () => {
  it('withholds the messages about members, as Slack sometimes does, and sends the events', async () => {
    const rehearsal = await rehearse();
    rehearsal.withholdNotices(true);
    await rehearsal.driver.leave(HOUSE, KENJI);
    await rehearsal.driver.join(HOUSE, KENJI, HANA);
    expect(rehearsal.driver.messages(HOUSE)).toEqual([]);
    const told = () => rehearsal.deliveries.map(({ body }) => body.event?.type);
    await rehearsal.waitFor(() => told().length === 2);
    expect(told()).toEqual(['member_left_channel', 'member_joined_channel']);
  });

  it('sends events about members only to an app that may know the members', async () => {
    const rehearsal = await rehearse({ scopes: ['channels:history', 'groups:read'] });
    await rehearsal.driver.leave(HOUSE, KENJI);
    await rehearsal.waitFor(() => rehearsal.deliveries.length > 0);
    expect(rehearsal.deliveries.map(({ body }) => body.event?.subtype)).toEqual(['channel_leave']);
  });

  it('gives no link to a deleted message, also when its replies remain', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const { ts = '' } = await client.chat.postMessage({ channel: HOUSE, text: 'a' });
    await rehearsal.driver.message(HANA, HOUSE, 'b', ts);
    await client.chat.delete({ channel: HOUSE, ts });
    await expect(client.chat.getPermalink({ channel: HOUSE, message_ts: ts })).rejects.toThrow('message_not_found');
  });

  it('names the thread in the link to a reply, and leads there', async () => {
    const rehearsal = await rehearse();
    const client = clientFor(rehearsal);
    const { ts = '' } = await client.chat.postMessage({ channel: HOUSE, text: 'a' });
    const { ts: reply = '' } = await client.chat.postMessage({ channel: HOUSE, text: 'b', thread_ts: ts });
    const link = async (of: string) =>
      (await client.chat.getPermalink({ channel: HOUSE, message_ts: of })).permalink ?? '';
    const at = (of: string) => `${rehearsal.url}/archives/${HOUSE}/p${of.replace('.', '')}`;
    // A parent with replies is of its own thread.
    expect(await link(ts)).toBe(at(ts));
    expect(await link(reply)).toBe(`${at(reply)}?thread_ts=${ts}&cid=${HOUSE}`);
    const place = await fetch(await link(reply), { redirect: 'manual' });
    expect(place.headers.get('location')).toBe(`/?at=${HOUSE}&thread=${ts}`);
  });

  it('emits a message and an event when a member joins or leaves', async () => {
    const rehearsal = await rehearse({ events: ALL_EVENTS });
    const events: object[] = [];
    await socketApp(rehearsal, (app) => {
      app.event('member_left_channel', async ({ event }) => void events.push(event));
      app.event('member_joined_channel', async ({ event }) => void events.push(event));
      app.event('message', async ({ event }) => void events.push(event));
    });
    await rehearsal.driver.leave(HOUSE, KENJI);
    await rehearsal.driver.join(HOUSE, KENJI, HANA);
    await rehearsal.waitFor(() => events.length === 4);
    const place = { user: KENJI, channel: HOUSE };
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...place, type: 'member_left_channel', channel_type: 'C', team: 'T0REHEARSE' }),
        expect.objectContaining({ ...place, type: 'member_joined_channel', inviter: HANA }),
        expect.objectContaining({ ...place, type: 'message', subtype: 'channel_leave' }),
        expect.objectContaining({ ...place, type: 'message', subtype: 'channel_join' }),
      ]),
    );
    const { members } = await clientFor(rehearsal).conversations.members({ channel: HOUSE });
    expect(members).toContain(KENJI);
  });

  it('refuses posts while it is archived', async () => {
    const rehearsal = await rehearse({ events: ALL_EVENTS });
    const client = clientFor(rehearsal);
    const { ts = '' } = await client.chat.postMessage({ channel: HOUSE, text: 'before' });
    await rehearsal.driver.archive(HOUSE, HANA);
    const update = client.chat.update({ channel: HOUSE, ts, text: 'after' });
    expect((await errorOf(update)).error).toBe('is_inactive');
    for (const call of [
      client.chat.postMessage({ channel: HOUSE, text: 'after' }),
      client.chat.delete({ channel: HOUSE, ts }),
      client.chat.postEphemeral({ channel: HOUSE, user: HANA, text: 'after' }),
    ]) {
      expect((await errorOf(call)).error).toBe('is_archived');
    }
    await expect(rehearsal.driver.message(HANA, HOUSE, 'after')).rejects.toThrow('is_archived');
    expect((await client.conversations.info({ channel: HOUSE })).channel?.is_archived).toBe(true);
    await rehearsal.driver.archive(HOUSE, HANA, false);
    expect((await client.chat.postMessage({ channel: HOUSE, text: 'again' })).ok).toBe(true);
  });

  it('refuses the app after it has left', async () => {
    const rehearsal = await rehearse();
    await rehearsal.driver.leave(HOUSE, 'U0KAKEHASHI');
    const { error } = await errorOf(clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'x' }));
    expect(error).toBe('not_in_channel');
  });
});

it('refuses every call with a revoked token until the token is restored', async () => {
  const rehearsal = await rehearse();
  const client = clientFor(rehearsal);
  rehearsal.refuseToken('token_revoked');
  expect((await errorOf(client.auth.test())).error).toBe('token_revoked');
  expect((await errorOf(client.chat.postMessage({ channel: HOUSE, text: 'x' }))).error).toBe('token_revoked');
  rehearsal.refuseToken(undefined);
  expect((await client.auth.test()).ok).toBe(true);
});

describe('a person’s own message', () => {
  it('can be edited and deleted, with an event for each', async () => {
    const rehearsal = await rehearse();
    // biome-ignore lint/suspicious/noExplicitAny: events as Slack sends them
    const events: any[] = [];
    await socketApp(rehearsal, (app) => app.event('message', async ({ event }) => void events.push(event)));
    const ts = await rehearsal.driver.message(HANA, HOUSE, 'first words');
    expect(await rehearsal.driver.edit(HANA, HOUSE, ts, 'better words for @kenji')).toEqual({ ok: true });
    expect(await rehearsal.driver.edit(KENJI, HOUSE, ts, 'mine')).toMatchObject({ error: 'cant_update_message' });
    expect(await rehearsal.driver.remove(KENJI, HOUSE, ts)).toMatchObject({ error: 'cant_update_message' });
    expect(await rehearsal.driver.remove(HANA, HOUSE, ts)).toEqual({ ok: true });
    expect(await rehearsal.driver.remove(HANA, HOUSE, ts)).toMatchObject({ error: 'message_not_found' });
    await rehearsal.waitFor(() => events.length === 3);
    const changed = events.find(({ subtype }) => subtype === 'message_changed');
    expect(changed.message).toMatchObject({
      user: HANA,
      ts,
      text: 'better words for <@U0KENJI>',
      edited: { user: HANA },
    });
    expect(changed.previous_message.text).toBe('first words');
    const deleted = events.find(({ subtype }) => subtype === 'message_deleted');
    expect(deleted).toMatchObject({ deleted_ts: ts, previous_message: { user: HANA } });
  });

  it('can carry files, which reach the app and can be downloaded', async () => {
    const rehearsal = await rehearse();
    // biome-ignore lint/suspicious/noExplicitAny: events as Slack sends them
    const events: any[] = [];
    await socketApp(rehearsal, (app) => app.event('message', async ({ event }) => void events.push(event)));
    const bytes = Buffer.from('a,b\n1,2\n');
    await rehearsal.driver.message(HANA, HOUSE, 'see this', undefined, [{ name: 'rows.csv', bytes }]);
    await rehearsal.waitFor(() => events.length === 1);
    const [file] = events[0].files;
    expect(events[0]).toMatchObject({ subtype: 'file_share', user: HANA, text: 'see this' });
    expect(file).toMatchObject({ name: 'rows.csv', mimetype: 'text/csv', size: bytes.length, user: HANA });
    expect(file.permalink).toMatch(/^http/);
    const headers = { authorization: `Bearer ${rehearsal.botToken}` };
    expect(await (await fetch(file.url_private, { headers })).text()).toBe('a,b\n1,2\n');
    await expect(rehearsal.driver.message(HANA, HOUSE, '', undefined, [])).rejects.toThrow('no_text');
  });
});
