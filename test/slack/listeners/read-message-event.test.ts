import { describe, expect, it } from 'vitest';
import { readMessageEvent } from '../../../src/slack/listeners/read-message-event.ts';

const place = { type: 'message', channel: 'C1' };
const message = { ts: '2.1', thread_ts: '1.1', user: 'U1', text: 'no &lt;pool&gt;' };
const read = { channelId: 'C1', ts: '2.1', threadTs: '1.1', userId: 'U1', text: 'no <pool>' };

describe('readMessageEvent', () => {
  it.each([undefined, 'file_share', 'thread_broadcast'])(
    'reads a message that a person wrote, with subtype %s',
    (subtype) => {
      const written = { kind: 'written', ...read, files: [] };
      expect(readMessageEvent({ ...place, ...message, subtype })).toEqual(written);
    },
  );

  it('names a file by its title, else its name, else its id', () => {
    const files = [
      { id: 'F1', title: 'A', name: 'a.png', permalink: 'https://a.example' },
      { id: 'F2', title: null, name: 'b.png' },
      { id: 'F3' },
    ];
    expect(readMessageEvent({ ...place, ...message, files })).toMatchObject({
      files: [{ name: 'A', url: 'https://a.example' }, { name: 'b.png' }, { name: 'F3' }],
    });
  });

  it('reads an edited and a deleted message in a thread', () => {
    const edited = { ...place, subtype: 'message_changed', message, previous_message: { ...message, text: 'old' } };
    expect(readMessageEvent(edited)).toEqual({ kind: 'edited', ...read });
    const deleted = { ...place, subtype: 'message_deleted', previous_message: message };
    expect(readMessageEvent(deleted)).toEqual({ kind: 'deleted', ...read });
  });

  it.each([
    ['channel_join', { kind: 'joined', channelId: 'C1', userId: 'U1', ts: '1.2' }],
    ['group_join', { kind: 'joined', channelId: 'C1', userId: 'U1', ts: '1.2' }],
    ['channel_leave', { kind: 'left', channelId: 'C1', userId: 'U1', ts: '1.2' }],
    ['group_leave', { kind: 'left', channelId: 'C1', userId: 'U1', ts: '1.2' }],
    ['channel_unarchive', { kind: 'unarchived', channelId: 'C1' }],
    ['group_unarchive', { kind: 'unarchived', channelId: 'C1' }],
  ])('reads the notice %s', (subtype, notice) => {
    expect(readMessageEvent({ ...place, subtype, user: 'U1', text: '', ts: '1.2' })).toEqual(notice);
  });

  it.each([
    ['a message of an app', { ...place, ...message, bot_id: 'B1' }],
    ['an edited message of an app', { ...place, subtype: 'message_changed', message: { ...message, bot_id: 'B1' } }],
    [
      'an edited message outside a thread',
      { ...place, subtype: 'message_changed', message: { ...message, thread_ts: undefined } },
    ],
    ['another notice', { ...place, subtype: 'channel_topic', user: 'U1' }],
    ['a message without an author', { ...place, ...message, user: undefined }],
    ['a message without a channel', message],
    ['an event of another shape', { ...place, ...message, files: 'none' }],
    ['no object', 'message'],
  ])('ignores %s', (_name, event) => {
    expect(readMessageEvent(event)).toBeUndefined();
  });
});
