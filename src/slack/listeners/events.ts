import type { MessageShortcut } from '@slack/bolt';
import type { MessageEvent } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import { recogniseReply } from '../../flow/requests/recognise-reply.ts';
import { type Actor, actorOf, type Edge, sentenceFor, tellPrivately } from '../edge.ts';
import { homeOf } from '../home/home-of.ts';
import { ACTIONS, SHORTCUTS } from '../ids.ts';
import { isDirect } from '../messages/is-direct.ts';
import { actions, button, escapeMrkdwn, type Message, section, shorten } from '../messages/kit.ts';
import { quoteMessage } from '../messages/quote-message.ts';
import { rolesAskedOf } from '../messages/request-messages.ts';
import { textAsRead } from '../messages/text-as-read.ts';
import { openAsk } from '../modals/ask/open-ask.ts';
import { showMenu } from '../show-menu.ts';

/** A button's value holds this many characters; files leave room for what was written. */
const BUTTON_VALUE = 2000;
const CARRIED_FILES = 600;

/** Events: replies in threads, mentions of the app, App Home; and the two shortcuts. */
export function registerEvents(edge: Edge): void {
  const { app } = edge;
  app.event('message', async ({ event, client, context }) => {
    const message = personsThreadMessage(event);
    const teamId = context.teamId;
    if (message === undefined || teamId === undefined) return;
    const place = { teamId, channelId: message.channel };
    const { which } = await recogniseReply(edge.flow, {
      place,
      threadTs: message.threadTs,
      ts: message.ts,
      userId: message.user,
      text: message.text,
      files: message.files,
    });
    if (which.length === 0) return;
    const actor = await actorOf(edge, teamId, message.user);
    const corner = { channelId: message.channel, threadTs: message.threadTs };
    await tellPrivately(client, actor, corner, whichMessage(actor, which, message));
  });

  // Who writes to the app alone is answered like who mentions it; in a thread of theirs a message may be an answer.
  app.event('message', async ({ event, client, context }) => {
    const { channel, user, thread_ts: threadTs, bot_id: bot, subtype } = event as unknown as SlackMessage;
    if (context.teamId === undefined || channel === undefined || !isDirect(channel) || user === undefined) return;
    if (threadTs !== undefined || bot !== undefined || (subtype !== undefined && subtype !== 'file_share')) return;
    const actor = await actorOf(edge, context.teamId, user);
    await tellPrivately(client, actor, { channelId: channel }, await showMenu(edge, client, actor, channel));
  });

  app.event('app_mention', async ({ event, client, context }) => {
    if (event.user === undefined || context.teamId === undefined) return;
    const actor = await actorOf(edge, context.teamId, event.user);
    const corner = {
      channelId: event.channel,
      ...(event.thread_ts === undefined ? {} : { threadTs: event.thread_ts }),
    };
    await tellPrivately(client, actor, corner, await showMenu(edge, client, actor, event.channel));
  });

  app.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab !== 'home' || context.teamId === undefined) return;
    const actor = await actorOf(edge, context.teamId, event.user);
    await client.views.publish({ user_id: event.user, view: await homeOf(edge, actor) });
  });

  for (const callbackId of Object.values(SHORTCUTS)) {
    app.shortcut(callbackId, async ({ ack, shortcut, context, client }) => {
      await ack();
      const actor = await actorOf(edge, context.teamId ?? '', shortcut.user.id);
      try {
        const about = shortcut.type === 'message_action' ? await aboutMessage(client, shortcut) : {};
        await openAsk(edge, client, actor, { triggerId: shortcut.trigger_id, ...about });
      } catch (error) {
        const text = sentenceFor(edge, actor.words, error, callbackId);
        await tellPrivately(client, actor, { triggerId: shortcut.trigger_id }, { text });
      }
    });
  }
}

interface ThreadMessage {
  channel: string;
  threadTs: string;
  ts: string;
  user: string;
  text: string;
  files: Reply['files'];
}

/** A message that a person wrote in a thread; edits, joins, and apps' own messages are none. */
function personsThreadMessage(event: MessageEvent): ThreadMessage | undefined {
  if (event.subtype !== undefined && event.subtype !== 'file_share' && event.subtype !== 'thread_broadcast') {
    return undefined;
  }
  const { channel, ts, thread_ts: threadTs, user, text, bot_id: bot, files = [] } = event as unknown as SlackMessage;
  if (bot !== undefined || !channel || !ts || !threadTs || !user || (!text && files.length === 0)) return undefined;
  return {
    channel,
    threadTs,
    ts,
    user,
    text: textAsRead(text ?? ''),
    // Of a file of another workspace Slack may say no more than its id.
    files: files.map(({ id, title, name, permalink: url }) => ({ name: title ?? name ?? id, ...(url ? { url } : {}) })),
  };
}

interface SlackMessage
  extends Record<'channel' | 'ts' | 'thread_ts' | 'user' | 'text' | 'bot_id' | 'subtype', string | undefined> {
  files?: { id: string; title?: string; name?: string; permalink?: string }[];
}

/** Which of several requests does this answer? */
function whichMessage({ words, userId }: Actor, which: Request[], message: ThreadMessage): Message {
  const { t } = words;
  const text = t(which.length === 1 ? 'reply.is-it' : 'reply.which');
  return {
    text,
    blocks: [
      section(text),
      ...which.slice(0, 5).flatMap((request) => [
        section(
          `• ${t('list.pair', {
            label: rolesAskedOf(words, request, userId),
            text: escapeMrkdwn(shorten(request.text, 150)),
          })}`,
        ),
        actions(
          button(
            ACTIONS.threadReplyAnswers,
            t(which.length === 1 ? 'button.my-answer' : 'button.this-one'),
            carried(request, message),
          ),
        ),
      ]),
    ],
  };
}

/** As much of the message as a button's value holds: its words, and those of its files for which there is room. */
function carried({ id }: Request, { ts, text, files }: ThreadMessage): string {
  const kept = files.filter((_, at) => JSON.stringify(files.slice(0, at + 1)).length < CARRIED_FILES);
  let limit = text.length;
  let value = JSON.stringify([id, ts, text, kept]);
  while (value.length > BUTTON_VALUE) {
    limit -= 50;
    value = JSON.stringify([id, ts, shorten(text, limit), kept]);
  }
  return value;
}

async function aboutMessage(client: WebClient, { channel, message }: MessageShortcut) {
  const place = { channelId: channel.id, ts: message.ts };
  return { channelId: channel.id, text: await quoteMessage(client, { ...place, text: message.text ?? '' }) };
}
