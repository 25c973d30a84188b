import { randomUUID } from 'node:crypto';
import type { Json } from '../json.ts';
import { storeMessage } from '../messages/store-message.ts';
import type { Stage } from '../stage.ts';
import { encodeMentions } from './encode-text.ts';
import { type Outcome, refused } from './outcome.ts';

/** A person writes in a channel or thread. `text` is as Slack's client sends it. @returns also the message's ts */
export async function sendMessage(
  stage: Stage,
  as: string,
  { channel: id, text, threadTs }: { channel: string; text: string; threadTs?: string | undefined },
): Promise<Outcome & { ts?: string }> {
  const channel = stage.workspace.channel(id);
  if (channel === undefined || stage.workspace.user(as) === undefined) return refused('channel_not_found');
  if (!channel.members.includes(as)) return refused('not_in_channel');
  if (text.trim() === '') return refused('no_text');
  const parent = threadTs === undefined ? undefined : stage.workspace.message(id, threadTs);
  if (threadTs !== undefined && parent === undefined) return refused('thread_not_found');
  const encoded = encodeMentions(stage, text);
  const stored = storeMessage(stage, {
    user: as,
    text: encoded,
    blocks: typedBlocks(stage, encoded),
    client_msg_id: randomUUID(),
    channel: id,
    // A reply to a reply belongs to the same thread.
    thread_ts: parent?.thread_ts ?? threadTs,
  });
  await stage.persistence.save(stage.workspace.data);
  return { ok: true, ts: stored.ts };
}

/** Slack's client sends what was typed as rich text. */
function typedBlocks(stage: Stage, text: string): Json[] {
  const elements = text
    .split(/(<@[UW][^<>\s|]+>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const user = /^<@([^<>]+)>$/.exec(part)?.[1];
      return user === undefined ? { type: 'text', text: decode(part) } : { type: 'user', user_id: user };
    });
  return [
    { type: 'rich_text', block_id: stage.workspace.nextId('b'), elements: [{ type: 'rich_text_section', elements }] },
  ];
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
