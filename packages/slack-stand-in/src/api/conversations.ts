import type { Json } from '../json.ts';
import { toSlackMessage } from '../messages/to-slack.ts';
import type { Channel } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { findChannel, findJoinedChannel, scopeByConversation } from './find-channel.ts';
import { isTrue } from './is-true.ts';
import type { Method } from './method.ts';
import { pageOf } from './page-of.ts';
import { SlackError } from './slack-error.ts';

function toSlackChannel(stage: Pick<Stage, 'workspace'>, channel: Channel): Json {
  const { id, name, isPrivate, isIm, created, members, topic } = channel;
  const { app, team } = stage.workspace.data;
  const isMember = members.includes(app.userId);
  if (isIm) {
    const user = members.find((member) => member !== app.userId);
    return { id, created, is_im: true, is_archived: false, is_org_shared: false, user, is_open: true };
  }
  return {
    id,
    name,
    name_normalized: name,
    created,
    creator: members[0],
    context_team_id: team.id,
    is_channel: !isPrivate,
    is_group: isPrivate,
    is_im: false,
    is_mpim: channel.isGroupDirect === true,
    is_private: isPrivate,
    is_archived: channel.isArchived === true,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_member: isMember,
    locale: 'en-US',
    topic: { value: topic, creator: members[0], last_set: created },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
  };
}

/** The messages between `oldest` and `latest`. `inclusive` adds the bounds themselves. */
function within(messages: readonly Json[], args: Json): Json[] {
  const oldest = Number(args.oldest ?? 0);
  const latest = args.latest === undefined ? Number.POSITIVE_INFINITY : Number(args.latest);
  const bounds = isTrue(args.inclusive);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return (at > oldest && at < latest) || (bounds && (at === oldest || at === latest));
  });
}

/**
 * A page of messages. Slack gives commercially distributed apps outside its Marketplace at most 15 at once
 * (https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps).
 */
function answer(stage: Pick<Stage, 'mostMessages' | 'origin' | 'workspace'>, messages: Json[], args: Json): Json {
  const { mostMessages: most = Number.POSITIVE_INFINITY } = stage;
  const limit = most < Number(args.limit ?? most) || args.limit === undefined ? { limit: Math.min(most, 100) } : {};
  const { items, next } = pageOf(messages, { ...args, ...limit });
  const metadata = isTrue(args.include_all_metadata);
  return {
    messages: items.map((message) => toSlackMessage(stage, message, { withMetadata: metadata, isPushed: false })),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

const isReply = (message: Json) => message.thread_ts !== undefined && message.thread_ts !== message.ts;

export const CONVERSATIONS: Record<string, Method> = {
  'conversations.history': {
    scope: scopeByConversation('history'),
    required: ['channel'],
    run(stage, args) {
      const { id } = findJoinedChannel(stage, args.channel);
      const top = stage.workspace.inChannel(id).filter((m) => !isReply(m) || m.subtype === 'thread_broadcast');
      return { ...answer(stage, within(top, args).reverse(), args), pin_count: 0 };
    },
  },
  'conversations.replies': {
    scope: scopeByConversation('history'),
    required: ['channel', 'ts'],
    run(stage, args) {
      const { id } = findJoinedChannel(stage, args.channel);
      const asked = stage.workspace.message(id, String(args.ts));
      if (asked === undefined) throw new SlackError('thread_not_found');
      const parent = isReply(asked) ? stage.workspace.message(id, asked.thread_ts) : asked;
      const replies = within(stage.workspace.replies(id, parent?.ts), args);
      return answer(stage, parent === undefined ? replies : [parent, ...replies], args);
    },
  },
  'conversations.info': {
    scope: scopeByConversation('read'),
    required: ['channel'],
    run(stage, args) {
      const channel = findChannel(stage, args.channel);
      const count = isTrue(args.include_num_members) ? { num_members: channel.members.length } : {};
      return { channel: { ...toSlackChannel(stage, channel), ...count } };
    },
  },
  'conversations.members': {
    scope: scopeByConversation('read'),
    required: ['channel'],
    run(stage, args) {
      const { items, next } = pageOf(findChannel(stage, args.channel).members, args);
      return { members: items, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.list': {
    scope: 'channels:read',
    run(stage, args) {
      const types = String(args.types ?? 'public_channel')
        .split(',')
        .map((type) => type.trim());
      const { channels, app } = stage.workspace.data;
      const seen = channels.filter(({ isIm, isGroupDirect, isPrivate, members }) => {
        const type = isIm ? 'im' : isGroupDirect ? 'mpim' : isPrivate ? 'private_channel' : 'public_channel';
        return types.includes(type) && (!isPrivate || members.includes(app.userId));
      });
      const { items, next } = pageOf(seen, args);
      const listed = items.map((one) => ({ ...toSlackChannel(stage, one), num_members: one.members.length }));
      return { channels: listed, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.open': {
    scope: 'im:write',
    run(stage, args) {
      if (args.channel !== undefined) return { channel: { id: findChannel(stage, args.channel).id } };
      const users = String(args.users ?? '')
        .split(',')
        .filter((id) => id !== '');
      if (users.length === 0) throw new SlackError('users_list_not_supplied');
      const im = stage.workspace.imOf(users[0] ?? '');
      if (im === undefined) throw new SlackError('user_not_found');
      if (users.length > 1) throw new SlackError('method_not_supported_for_channel_type');
      const channel = isTrue(args.return_im) ? toSlackChannel(stage, im) : { id: im.id };
      return { channel, already_open: true, no_op: true };
    },
  },
};
