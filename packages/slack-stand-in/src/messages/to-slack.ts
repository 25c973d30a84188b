import { compact, type Json } from '../json.ts';
import type { StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';

/** A stored message as Slack sends it: with file objects, reply counts and, on request, metadata. */
export function toSlackMessage(stage: Pick<Stage, 'origin' | 'workspace'>, stored: Json, withMetadata: boolean): Json {
  const { channel, files, metadata, ...message } = stored;
  const replies = stored.thread_ts === undefined || stored.thread_ts === stored.ts ? repliesOf(stage, stored) : [];
  return compact({
    ...message,
    ...(files === undefined ? {} : { files: fileObjects(stage, files), upload: true }),
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

function fileObjects(stage: Pick<Stage, 'origin' | 'workspace'>, ids: string[]): Json[] {
  return ids.flatMap((id) => {
    const file = stage.workspace.file(id);
    return file === undefined ? [{ id, mode: 'tombstone' }] : [toSlackFile(stage, file)];
  });
}

export function toSlackFile(stage: Pick<Stage, 'origin' | 'workspace'>, file: StoredFile): Json {
  const extension = file.name.includes('.') ? file.name.split('.').pop() : 'binary';
  const url = `${stage.origin()}${filePath(file)}`;
  const shared: Json = {};
  for (const { channel, ts, threadTs } of file.shares) {
    shared[channel] = [...(shared[channel] ?? []), compact({ ts, thread_ts: threadTs })];
  }
  const share = file.shares[0];
  return compact({
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extension,
    pretty_type: extension?.toUpperCase(),
    user: file.user ?? stage.workspace.data.app.userId,
    user_team: stage.workspace.data.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: true,
    alt_txt: file.altText === '' ? undefined : file.altText,
    url_private: url,
    url_private_download: url,
    permalink: share === undefined ? url : permalink(stage, share),
    channels: Object.keys(shared).filter((id) => id.startsWith('C')),
    groups: [],
    ims: Object.keys(shared).filter((id) => id.startsWith('D')),
    shares: file.shares.length === 0 ? undefined : { public: shared },
  });
}

/** The path under which the page and the app fetch a file. */
export function filePath({ id, name }: StoredFile): string {
  return `/files/${id}/${encodeURIComponent(name)}`;
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
