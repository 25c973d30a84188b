import { compact, type Json } from '../json.ts';
import type { StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';

/** `filetype` and `pretty_type` by extension, where Slack's names are not the extension itself. */
const KINDS: Record<string, [type: string, name: string]> = {
  txt: ['text', 'Plain Text'],
  md: ['markdown', 'Markdown'],
  jpeg: ['jpg', 'JPEG'],
  jpg: ['jpg', 'JPEG'],
  xlsx: ['xlsx', 'Excel Spreadsheet'],
  xls: ['xls', 'Excel Spreadsheet'],
};

/** Slack keeps text up to this size as an editable snippet: https://slack.com/help/articles/204145658 */
const SNIPPET_BYTES = 1024 * 1024;

/**
 * The file objects that Slack sends for these ids. A deleted file is a tombstone.
 * @param isPushed whether the objects go into a payload that Slack sends on its own. There a file of Slack Connect is a stub; the answer
 *   to a call has the whole object (https://docs.slack.dev/apis/slack-connect/#check_file_info)
 */
export function fileObjects(
  stage: Pick<Stage, 'origin' | 'workspace'>,
  ids: readonly string[],
  isPushed: boolean,
): Json[] {
  return ids.map((id) => {
    const file = stage.workspace.file(id);
    if (file === undefined) return { id, mode: 'tombstone' };
    return isPushed && file.isConnect === true ? stubOf(id) : toSlackFile(stage, file);
  });
}

function stubOf(id: string): Json {
  return { id, mode: 'file_access', file_access: 'check_file_info', created: 0, timestamp: 0, user: '' };
}

/** A file as `files.info` gives it: https://docs.slack.dev/reference/objects/file-object */
export function toSlackFile(stage: Pick<Stage, 'origin' | 'workspace'>, file: StoredFile): Json {
  const { team, app } = stage.workspace.data;
  const owner = file.user ?? app.userId;
  const place = `${stage.origin()}/files-pri/${team.id}-${file.id}`;
  const name = encodeURIComponent(file.name);
  const isSnippet = isText(file) && file.size <= SNIPPET_BYTES;
  const [filetype, prettyType] = kindOf(file);
  const kindOfPlace = (id: string) => {
    const channel = stage.workspace.channel(id);
    return channel?.isIm === true ? 'ims' : channel?.isPrivate === true ? 'groups' : 'channels';
  };
  const places: Record<'channels' | 'groups' | 'ims', string[]> = { channels: [], groups: [], ims: [] };
  const shared: Record<'public' | 'private', Json> = { public: {}, private: {} };
  for (const { channel, ts, threadTs } of file.shares) {
    const kind = kindOfPlace(channel);
    if (!places[kind].includes(channel)) places[kind].push(channel);
    const side = shared[kind === 'channels' ? 'public' : 'private'];
    side[channel] = [...(side[channel] ?? []), compact({ ts, thread_ts: threadTs })];
  }
  return compact({
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype,
    pretty_type: prettyType,
    user: owner,
    user_team: stage.workspace.user(owner)?.teamId ?? team.id,
    editable: isSnippet,
    size: file.size,
    mode: isSnippet ? 'snippet' : 'hosted',
    is_external: false,
    external_type: '',
    is_public: places.channels.length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    alt_txt: file.altText === '' ? undefined : file.altText,
    url_private: `${place}/${name}`,
    url_private_download: `${place}/download/${name}`,
    permalink: `${stage.origin()}/files/${file.id}/${name}`,
    ...places,
    shares:
      file.shares.length === 0
        ? undefined
        : Object.fromEntries(Object.entries(shared).filter(([, one]) => hasAny(one))),
    comments_count: 0,
    is_starred: false,
    has_rich_preview: false,
    file_access: 'visible',
  });
}

function hasAny(one: Json): boolean {
  return Object.keys(one).length > 0;
}

function isText({ mimetype }: StoredFile): boolean {
  return mimetype.startsWith('text/') || mimetype === 'application/json';
}

/** Slack's `filetype` and its name. A file without a known extension is `binary`. */
function kindOf({ name, mimetype }: StoredFile): [type: string, name: string] {
  const extension = extensionOf(name);
  const isUnknown = mimetype === 'application/octet-stream';
  return KINDS[extension] ?? (isUnknown ? ['binary', 'Binary'] : [extension, extension.toUpperCase()]);
}

/** The extension of a file's name in small letters; empty when it has none. */
export function extensionOf(name: string): string {
  return name.includes('.') ? (name.split('.').pop() ?? '').toLowerCase() : '';
}

/**
 * Whether the app may see a file: its own, one that was chosen in one of its modals, or one in a conversation that it is a member of
 * (https://docs.slack.dev/reference/scopes/files.read).
 */
export function isSeenByApp(stage: Pick<Stage, 'workspace'>, file: StoredFile): boolean {
  const { userId } = stage.workspace.data.app;
  if (file.user === undefined || file.isInView === true) return true;
  return file.shares.some(({ channel }) => stage.workspace.channel(channel)?.members.includes(userId) === true);
}

/** The path under which the page fetches a file. The app gets `url_private`, which needs its token. */
export function filePath({ id, name }: StoredFile): string {
  return `/files/${id}/${encodeURIComponent(name)}`;
}
