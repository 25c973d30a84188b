import { expect, test } from 'vitest';
import { ACTIONS } from '../../../src/slack/app/ids.ts';
import type { COMMAND_WORDS } from '../../../src/slack/commands/parse-command.ts';
import { deedOf } from '../../../src/slack/listeners/deed-of.ts';

const press = (action_id: string, more: object = {}) => ({
  type: 'block_actions',
  token: 'a secret token',
  team: { id: 'T1', domain: 'team' },
  user: { id: 'U1', username: 'ada', team_id: 'T1' },
  trigger_id: '1.2.abc',
  response_url: 'https://hooks.example/r',
  container: { type: 'message', message_ts: '1.1', thread_ts: '1.0' },
  channel: { id: 'C1', name: 'general' },
  message: { ts: '1.1', thread_ts: '1.0', text: 'words of others', blocks: ['words of others'] },
  actions: [{ type: 'button', action_id, block_id: 'b', value: 'v', action_ts: '3.3', text: { text: 'Run' } }],
  ...more,
});
/** Slack's id of a trigger is a secret for three seconds. */
const HASH = /^[0-9a-f]{32}$/u;
const command = (text: string) => ({
  token: 'a secret token',
  command: '/kakehashi',
  text,
  team_id: 'T1',
  user_id: 'U1',
  user_name: 'ada',
  channel_id: 'C1',
  channel_name: 'general',
  trigger_id: '1.2.abc',
  response_url: 'https://hooks.example/r',
});
const event = (message: object) => ({
  type: 'event_callback',
  token: 'a secret token',
  team_id: 'T1',
  event_id: 'Ev1',
  authorizations: [{ team_id: 'T1', enterprise_id: null, user_id: 'UBOT', is_enterprise_install: false }],
  event: { type: 'message', channel: 'C1', ...message },
});
const said = { user: 'U1', text: 'words', ts: '2.2' };
const inThread = { ...said, thread_ts: '1.0', blocks: [{ type: 'rich_text' }] };

test.each([
  ['lesson analyze', 'lesson'],
  ['レッスン 分析', 'lesson'],
  ['run analyze', 'run'],
  ['away until 2026-12-01', 'away'],
  ['back', 'back'],
  ['progress', 'progress'],
  ['report', 'report'],
  ['roles import @team operator', 'roles'],
])('the command "%s" is a deed', (text, word) => {
  expect(deedOf(command(text))).toMatchObject({
    kind: `command ${word}`,
    teamId: 'T1',
    key: expect.stringMatching(HASH),
    userId: 'U1',
    body: { command: '/kakehashi', text, channel_id: 'C1', response_url: 'https://hooks.example/r' },
  });
});

test('commands that show something or open a form are no deeds, nor are unknown ones', () => {
  const opening = ['', 'lesson', 'run', 'away', 'ask operator', 'roles', 'roles set', 'nonsense', 'lesson nonsense'];
  const words = [
    'help',
    'start',
    'role',
    'coverage',
    'my-data',
    'settings',
    'schedule',
  ] satisfies (keyof typeof COMMAND_WORDS)[];
  for (const text of [...opening, ...words]) expect(deedOf(command(text)), text).toBeUndefined();
  expect(deedOf({ ...command('back'), command: '/other' })).toBeUndefined();
});

test('a press that changes state is a deed of the workspace that has the app, without the words of its message', () => {
  const deed = deedOf(press(ACTIONS.runStep));
  expect(deed).toMatchObject({ kind: 'press runStep', teamId: 'T1', userId: 'U1', key: expect.stringMatching(HASH) });
  expect(deed?.body).toMatchObject({
    message: { ts: '1.1', thread_ts: '1.0' },
    actions: [{ action_id: ACTIONS.runStep, value: 'v', action_ts: '3.3' }],
  });
  expect(JSON.stringify(deed?.body)).not.toMatch(/words of others|secret token/u);
  const view = { id: 'V1', type: 'home', app_installed_team_id: 'T9', blocks: ['words of others'] };
  const home = deedOf(press(ACTIONS.comeBack, { view, message: undefined, channel: undefined }));
  expect(home?.teamId).toBe('T9');
  const unnamed = press(ACTIONS.comeBack, { view: { ...view, app_installed_team_id: '' } });
  expect(deedOf(unnamed)?.teamId).toBe('T1');
  expect(JSON.stringify(home?.body)).not.toContain('words of others');
});

test.each([ACTIONS.openAsk, ACTIONS.openReview, ACTIONS.checkRequest, 'value', 'of another release'])(
  'a press on "%s" is no deed',
  (id) => expect(deedOf(press(id))).toBeUndefined(),
);

test('a message in a thread, its edit and its deletion are deeds with their thread', () => {
  const edited = { subtype: 'message_changed', message: inThread };
  const deleted = { subtype: 'message_deleted', previous_message: inThread };
  const thread = { channelId: 'C1', ts: '1.0' };
  expect(deedOf(event(inThread))).toMatchObject({ kind: 'message written', key: 'Ev1', userId: 'U1', thread });
  expect(deedOf(event(edited))).toMatchObject({ kind: 'message edited', userId: 'U1', thread });
  expect(deedOf(event(deleted))).toMatchObject({ kind: 'message deleted', userId: 'U1', thread });
  expect(JSON.stringify(deedOf(event(inThread))?.body)).not.toMatch(/rich_text|secret token/u);
});

test('a notice about members or a channel is a deed', () => {
  expect(deedOf(event({ ...said, subtype: 'channel_leave' }))).toMatchObject({ kind: 'message left', userId: 'U1' });
  expect(deedOf(event({ ...said, subtype: 'channel_join' }))).toMatchObject({ kind: 'message joined' });
  expect(deedOf(event({ ...said, subtype: 'channel_unarchive' }))).toMatchObject({ kind: 'message unarchived' });
});

test.each([
  ['member_joined_channel', 'member joined'],
  ['member_left_channel', 'member left'],
])('the event %s is a deed of the workspace that has the app', (type, kind) => {
  const about = { type, user: 'U1', channel: 'C1', channel_type: 'C', team: 'T9', inviter: 'U2', event_ts: '2.2' };
  const deed = deedOf({ ...event({}), team_id: 'T9', event: about });
  expect(deed).toMatchObject({ kind, teamId: 'T1', key: 'Ev1', userId: 'U1' });
  expect(deed?.body).toMatchObject({ event: { type, user: 'U1', channel: 'C1', event_ts: '2.2' } });
  expect(JSON.stringify(deed?.body)).not.toMatch(/U2|secret token/u);
});

test('what people say outside of threads, what apps say, and everything else is no deed', () => {
  const other: unknown[] = [
    event(said),
    event({ ...said, subtype: 'file_share' }),
    event({ subtype: 'message_changed', message: said }),
    event({ ...inThread, bot_id: 'B1' }),
    event({ ...said, subtype: 'channel_topic' }),
    { ...event(inThread), event: { ...inThread, type: 'app_mention', channel: 'C1' } },
    { ...event({}), event: { type: 'member_joined_channel', user: 'U1' } },
    { ...event({}), event: { type: 'app_home_opened', user: 'U1', channel: 'D1', event_ts: '2.2' } },
    { type: 'view_submission', team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: '1', view: { id: 'V1' } },
    { type: 'shortcut', team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: '1', callback_id: 'ask-role-global' },
    {},
    undefined,
    'text',
    { ...press(ACTIONS.runStep), actions: [] },
    { ...press(ACTIONS.runStep), trigger_id: undefined },
    press(ACTIONS.runStep, { team: null, user: { id: 'U1' } }),
  ];
  for (const body of other) expect(deedOf(body), JSON.stringify(body)).toBeUndefined();
});
