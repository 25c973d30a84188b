import { describe, expect, it } from 'vitest';
import { chooseSecond } from '../src/page/split/choose-second.ts';
import { currentStep, findNext, placeOf } from '../src/page/tour/find-next.ts';
import { showsSign } from '../src/page/tour/shows-sign.ts';
import type { PageMessage, PageState, PageUser } from '../src/page-api.ts';
import type { TourStep } from '../src/tour-step.ts';

const words = { en: 'words', ja: '言葉' };
const user = (id: string): PageUser => ({
  id,
  name: id,
  realName: id,
  title: '',
  locale: 'en-US',
  tz: 'UTC',
  isBot: id === 'UAPP',
  color: '#000',
});
const message = (ts: string, more: Partial<PageMessage> = {}): PageMessage => ({
  channel: 'C1',
  ts,
  user: 'UAPP',
  text: '',
  ...more,
});
const withButton = (ts: string, actionId: string, more: Partial<PageMessage> = {}) =>
  message(ts, { blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: actionId }] }], ...more });
const channel = (id: string) => ({
  id,
  name: id,
  topic: '',
  isPrivate: false,
  isIm: false,
  members: ['U1', 'U2', 'U3'],
});
const stateOf = (messages: PageMessage[], more: Partial<PageState> = {}): PageState => ({
  team: { id: 'T', name: 'T' },
  appUser: 'UAPP',
  commands: [],
  shortcuts: [],
  users: ['U1', 'U2', 'U3', 'UAPP'].map(user),
  channels: [channel('C1'), channel('C2')],
  userGroups: [],
  messages,
  deeds: [],
  clockAheadMs: 0,
  ...more,
});
const step = (id: string, more: Partial<TourStep> = {}): TourStep => ({
  id,
  title: words,
  body: words,
  done: { actionId: `${id}-done` },
  moves: [
    { target: { send: '/go' }, words },
    { target: { actionId: id }, words },
    { target: { callbackId: id }, words },
    { target: { text: ['…'] }, words },
  ],
  as: 'anyone',
  ...more,
});
const place = { as: 'U1', channel: 'C1', tab: 'home' as const };
const here = { me: 'U1', place, since: '0', language: 'en' } as const;
const fresh = { since: '0', skipped: [] };

describe('the sign of a done step', () => {
  it('is an element, a block, a text, or enough files of a type', () => {
    const shown = [
      withButton('1.1', 'reply'),
      message('1.2', { blocks: [{ type: 'section', block_id: 'result', text: { type: 'mrkdwn', text: '░░' } }] }),
      message('1.3', {
        files: [{ id: 'F', name: 'a', title: '', mimetype: 'image/png', size: 1, altText: '', url: '' }],
      }),
    ];
    expect(showsSign(shown, { actionId: 'reply' })).toBe(true);
    expect(showsSign(shown, { actionId: 'rep' })).toBe(false);
    expect(showsSign(shown, { blockId: 'result' })).toBe(true);
    expect(showsSign(shown, { text: ['█', '░'] })).toBe(true);
    expect(showsSign(shown, { filesAtLeast: 1, mimetype: 'image/' })).toBe(true);
    expect(showsSign(shown, { filesAtLeast: 2, mimetype: 'image/' })).toBe(false);
  });

  it('cannot be typed by a person', () => {
    const forged = '"action_id":"reply"';
    const typed = message('1.1', { text: forged, blocks: [{ type: 'section', text: { text: forged } }] });
    expect(showsSign([typed], { actionId: 'reply' })).toBe(false);
  });
});

describe('the current step', () => {
  const tour = [step('a'), step('b'), step('c')];

  it('follows the last done or skipped one, by lasting messages since the start', () => {
    expect(currentStep(tour, [], fresh)).toBe(0);
    expect(currentStep(tour, [withButton('5.0', 'a-done')], fresh)).toBe(1);
    expect(currentStep(tour, [withButton('5.0', 'a-done')], { ...fresh, since: '5.0' })).toBe(0);
    expect(currentStep(tour, [withButton('5.0', 'a-done', { ephemeral: { to: 'U1' } })], fresh)).toBe(0);
    expect(currentStep(tour, [], { ...fresh, skipped: ['a'] })).toBe(1);
  });

  it('is after a step whose button has gone, when a later step is done', () => {
    expect(currentStep(tour, [withButton('5.0', 'b-done')], fresh)).toBe(2);
    expect(currentStep(tour, [withButton('5.0', 'c-done')], fresh)).toBe(3);
  });
});

describe('the next move', () => {
  it('is in an open modal, else in the newest message here, else a text to send', () => {
    const modal = { id: 'V', type: 'modal' as const, callbackId: 'a', title: '', blocks: [], hash: '', depth: 0 };
    const messages = [withButton('1.0', 'a'), message('2.0', { text: '…' }), withButton('3.0', 'other')];
    const target = (state: PageState) => findNext(step('a'), { state, ...here })?.move.target;
    expect(target(stateOf(messages, { modal }))).toEqual({ callbackId: 'a' });
    expect(target(stateOf(messages))).toEqual({ text: ['…'] });
    expect(target(stateOf([...messages, withButton('4.0', 'a')]))).toEqual({ actionId: 'a' });
    expect(target(stateOf([]))).toEqual({ send: '/go' });
  });

  it('can be in another channel when it is new, and leads into its thread', () => {
    const state = stateOf([withButton('1.0', 'a', { channel: 'C2', threadTs: '0.5' })]);
    const next = findNext(step('a'), { state, ...here })!;
    expect(placeOf(next, state, 'U1', place)).toEqual({ ...place, channel: 'C2', thread: '0.5' });
    expect(findNext(step('a'), { state, ...here, since: '1.0' })?.move.target).toEqual({ send: '/go' });
  });

  const saying = (ts: string, text: string, more: Partial<PageMessage> = {}) =>
    withButton(ts, 'a', {
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text } },
        { type: 'actions', elements: [{ type: 'button', action_id: 'a' }] },
      ],
      ...more,
    });

  it('is for the first mentioned person, or for anyone when nobody is mentioned', () => {
    const person = (text: string) =>
      findNext(step('a', { as: 'mentioned' }), { state: stateOf([saying('1.0', text)]), ...here })?.person;
    expect(person('<@U2>: <@U1> asks')).toBe('U2');
    expect(person('<@U3>: Una asks')).toBe('U3');
    expect(person('Una asks')).toBeUndefined();
    const named = findNext(step('a', { as: 'U3' }), { state: stateOf([withButton('1.0', 'a')]), ...here });
    expect(named?.person).toBe('U3');
  });

  it('is for somebody whom neither the message nor its thread mentions or names, the acting person first', () => {
    const asked = saying('1.0', '<@U2>: Una asks');
    const named = saying('1.0', '<@U2>: U1 asks');
    const answered = message('2.0', { threadTs: '1.0', text: '<@U1>: Uwe answered' });
    const person = (messages: PageMessage[], me = 'U1') =>
      findNext(step('a', { as: 'uninvolved' }), { state: stateOf(messages), ...here, me })?.person;
    expect(person([asked, answered])).toBe('U3');
    expect(person([asked])).toBe('U1');
    expect(person([named])).toBe('U3');
    expect(person([asked, answered], 'U3')).toBe('U3');
    expect(person([asked, answered, message('3.0', { threadTs: '1.0', text: '<@U3>' })])).toBeUndefined();
  });
});

describe('the person to whom the tour leads', () => {
  it('reads the language of whoever takes it, if anybody uninvolved does', () => {
    const speakers = ['U1', 'U2', 'U3', 'U4'].map((id) => ({ ...user(id), locale: id > 'U2' ? 'ja-JP' : 'en-US' }));
    const person = (text: string, language: 'en' | 'ja', me = 'U1') => {
      const messages = [
        withButton('1.0', 'a', { threadTs: '0.5', text: '' }),
        message('2.0', { threadTs: '0.5', text }),
      ];
      const state = stateOf(messages, { users: speakers });
      return findNext(step('a', { as: 'uninvolved' }), { state, ...here, me, language })?.person;
    };
    expect(person('<@U2>', 'ja')).toBe('U3');
    expect(person('<@U2>', 'en')).toBe('U1');
    expect(person('<@U2>', 'ja', 'U4')).toBe('U4');
    expect(person('<@U3> <@U4>', 'ja', 'U2')).toBe('U2');
  });
});

describe('the second person of a split page', () => {
  it('is the one that the newest message with a button mentions, else the next teammate at the same place', () => {
    const asks = withButton('1.0', 'a', {
      threadTs: '0.5',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: '<@U3>: <@U1> asks' } },
        { type: 'actions', elements: [{ type: 'button', action_id: 'a' }] },
      ],
    });
    const later = message('2.0', { text: 'thanks, <@U2>' });
    expect(chooseSecond(stateOf([asks, later]), 'U1', place)).toEqual({ ...place, as: 'U3', thread: '0.5' });
    expect(chooseSecond(stateOf([later]), 'U1', place)).toEqual({ ...place, as: 'U2' });
    expect(chooseSecond(stateOf([]), 'U3', place)).toEqual({ ...place, as: 'U1' });
    expect(chooseSecond(stateOf([]), 'U1', { ...place, channel: 'app', thread: '1.0' })).toEqual({
      as: 'U2',
      channel: 'app',
      tab: 'home',
    });
  });
});
