import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkPayload } from '../api/check-payload.ts';
import { isObject, type Json } from '../json.ts';
import type { MessageStage } from '../messages/store-message.ts';
import { editMessage, removeMessage } from '../people/change-message.ts';
import { closeView } from '../people/close-view.ts';
import { deleteFile } from '../people/delete-file.ts';
import { joinChannel, leaveChannel } from '../people/membership.ts';
import { openHome } from '../people/open-home.ts';
import { type Outcome, refused } from '../people/outcome.ts';
import { press } from '../people/press.ts';
import { runCommand } from '../people/run-command.ts';
import { runDeed } from '../people/run-deed.ts';
import { sendMessage } from '../people/send-message.ts';
import { type Presence, setPresence } from '../people/set-presence.ts';
import { submitView } from '../people/submit-view.ts';
import { useShortcut } from '../people/use-shortcut.ts';
import type { Stage } from '../state/stage.ts';
import { readBody } from './read-body.ts';
import { readPageState } from './read-page-state.ts';
import { sendJson } from './send.ts';
import { type Streams, serveEvents } from './serve-events.ts';
import { serveLog } from './serve-log.ts';
import { servePersonUpload } from './serve-person-upload.ts';

type PersonAction = (stage: Stage, as: string, body: Json) => object | Promise<object>;

/** The actions that the page can request on a person's behalf, by path. */
const PERSON_ACTIONS: Record<string, PersonAction> = {
  message: (stage, as, { channel, text, threadTs, files }) =>
    sendMessage(stage, as, {
      ...{ channel: String(channel), text: String(text ?? ''), threadTs },
      files: Array.isArray(files) ? files.map(String) : [],
    }),
  'file-delete': (stage, as, { file }) => deleteFile(stage, as, String(file)),
  'message-edit': (stage, as, { channel, ts, text }) =>
    editMessage(stage, as, { channel: String(channel), ts: String(ts), text: String(text ?? '') }),
  'message-delete': (stage, as, { channel, ts }) =>
    removeMessage(stage, as, { channel: String(channel), ts: String(ts) }),
  join: (stage, as, { channel }) => joinPublic(stage, String(channel), as),
  leave: (stage, as, { channel }) => leaveChannel(stage, String(channel), as),
  presence: (stage, as, { status, snoozeUntil }) => setPresence(stage, as, readPresence(status, snoozeUntil)),
  command: (stage, as, { channel, text }) =>
    runCommand(stage, as, { channel: String(channel), text: String(text ?? '') }),
  action: (stage, as, { container, action, values }) =>
    isObject(container) && isObject(action)
      ? press(stage, as, { container: container as Parameters<typeof press>[2]['container'], action, values })
      : refused('invalid_arguments'),
  shortcut: (stage, as, { channel, callbackId, messageTs }) =>
    useShortcut(stage, as, { channel: String(channel), callbackId: String(callbackId), messageTs }),
  'view-submit': (stage, as, { viewId, values }) =>
    submitView(stage, as, { viewId: String(viewId), values: isObject(values) ? values : {} }),
  'view-close': (stage, as, { viewId }) => closeView(stage, as, String(viewId)),
  deed: (stage, as, { id, channel }) =>
    runDeed(stage, as, { id: String(id), ...(typeof channel === 'string' ? { channel } : {}) }),
  'home-opened': (stage, as, { tab }) => openHome(stage, as, tab === 'home' ? 'home' : 'messages'),
};

/** Joins a public channel. A private channel's id is not enough to join it. */
function joinPublic(
  stage: MessageStage & Pick<Stage, 'noticesWithheld' | 'persistence' | 'scopes'>,
  channel: string,
  as: string,
): Outcome | Promise<Outcome> {
  const isPrivate = stage.workspace.channel(channel)?.isPrivate === true;
  return isPrivate ? refused('channel_not_found') : joinChannel(stage, channel, as);
}

function readPresence(status: unknown, snoozeUntil: unknown): Presence {
  const said = isObject(status)
    ? { text: String(status.text ?? ''), emoji: String(status.emoji ?? ''), until: seconds(status.until) }
    : undefined;
  return {
    ...(said === undefined ? {} : { status: said }),
    ...(snoozeUntil === undefined ? {} : { snoozeUntil: seconds(snoozeUntil) }),
  };
}

function seconds(value: unknown): number {
  const number = Math.floor(Number(value ?? 0));
  return Number.isFinite(number) && number > 0 ? number : 0;
}

/** Serves `/rehearsal/api/…`, which page-api.ts describes. */
export async function servePageApi(
  stage: Stage,
  streams: Streams,
  request: IncomingMessage,
  response: ServerResponse,
  { name, target }: { name: string; target: URL },
): Promise<void> {
  const { searchParams } = target;
  if (request.method === 'GET' && name === 'log') {
    serveLog(stage, target, response);
    return;
  }
  if (request.method === 'GET') {
    const asked = searchParams.get('as') ?? '';
    const as = asked === '' ? (stage.workspace.data.users[0]?.id ?? '') : asked;
    if (stage.workspace.user(as) === undefined) sendJson(response, 404, { ok: false, error: 'user_not_found' });
    else if (name === 'state') {
      await stage.ready;
      sendJson(response, 200, readPageState(stage, as));
    } else if (name === 'events') serveEvents(stage, streams, response, as);
    else sendJson(response, 404, { ok: false, error: 'not_found' });
    return;
  }
  if (request.method === 'POST' && name === 'upload') {
    await servePersonUpload(stage, request, response, target);
    return;
  }
  const act = Object.hasOwn(PERSON_ACTIONS, name) ? PERSON_ACTIONS[name] : undefined;
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  const isCheck = name === 'check-blocks';
  if (request.method !== 'POST' || (act === undefined && !isCheck) || !isJson) {
    sendJson(response, act === undefined && !isCheck ? 404 : 415, { ok: false, error: 'not_found' });
    return;
  }
  const body = parse((await readBody(request)).toString());
  if (body !== undefined && isCheck) {
    sendJson(response, 200, checkPayload(stage, body.payload));
    return;
  }
  if (body === undefined || act === undefined || stage.workspace.user(String(body.as)) === undefined) {
    sendJson(response, 400, { ok: false, error: 'invalid_arguments' });
    return;
  }
  sendJson(response, 200, await act(stage, String(body.as), body));
}

function parse(text: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
