import { compact, type Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';
import { fileObjects } from './file-object.ts';

/** What a message goes into: the answer to a call, or a payload that Slack sends on its own, an event for example. */
type Destination = { withMetadata: boolean; isPushed: boolean };

/** A message in a payload that Slack sends on its own. */
export const PUSHED: Destination = { withMetadata: true, isPushed: true };

/** A message in the answer to a call. */
export const ANSWERED: Destination = { withMetadata: true, isPushed: false };

/** A stored message as Slack sends it: with file objects, reply counts and, on request, metadata. */
export function toSlackMessage(
  stage: Pick<Stage, 'origin' | 'workspace'>,
  stored: Json,
  { withMetadata, isPushed }: Destination,
): Json {
  const { channel, files, metadata, ...message } = stored;
  const replies = stored.thread_ts === undefined || stored.thread_ts === stored.ts ? repliesOf(stage, stored) : [];
  return compact({
    ...message,
    ...(files === undefined ? {} : { files: fileObjects(stage, files, isPushed), upload: true, display_as_bot: false }),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
    ...(replies.length === 0
      ? {}
      : {
          thread_ts: stored.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.user))],
          reply_users_count: new Set(replies.map((reply) => reply.user)).size,
          latest_reply: replies.at(-1)?.ts,
          is_locked: false,
          subscribed: false,
        }),
  });
}

export function repliesOf(stage: Pick<Stage, 'workspace'>, parent: Json): readonly Json[] {
  return stage.workspace.replies(parent.channel, parent.ts);
}

/**
 * The address of a message. That of a reply names its thread: `…/archives/C1H9RESGL/p135854651700023?thread_ts=1358546515.000008&cid=C1H9RESGL`
 * (https://docs.slack.dev/reference/methods/chat.getPermalink).
 */
export function permalink(
  stage: Pick<Stage, 'origin'>,
  { channel, ts, threadTs }: { channel: string; ts: string; threadTs?: string | undefined },
): string {
  const address = `${stage.origin()}/archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs === undefined || threadTs === ts ? address : `${address}?thread_ts=${threadTs}&cid=${channel}`;
}
