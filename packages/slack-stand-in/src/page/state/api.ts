import type { InLanguages } from '../../in-languages.ts';
import type { ActionContainer, PageAction, PageFile, PageState, ViewValues } from '../../page-api.ts';

export interface Reply {
  ok: boolean;
  error?: string;
  errors?: Record<string, string>;
  /** The result of an action on the whole workspace. */
  told?: InLanguages;
  /** The uploaded file. */
  file?: PageFile;
}

const BASE = '/rehearsal/api';

function post(path: string, body: object): Promise<Reply> {
  return send(path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** Sends a POST request. The error is `offline` when the server is unreachable or does not answer with JSON. */
async function send(path: string, request: RequestInit): Promise<Reply> {
  try {
    const response = await fetch(`${BASE}/${path}`, { method: 'POST', ...request });
    return (await response.json()) as Reply;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return { ok: false, error: 'offline' };
    throw error;
  }
}

/** Fetches the state that `as` may see; undefined when the server refuses or is unreachable. */
export async function fetchState(as: string): Promise<PageState | undefined> {
  try {
    const response = await fetch(`${BASE}/state${as === '' ? '' : `?as=${encodeURIComponent(as)}`}`);
    return response.ok ? ((await response.json()) as PageState) : undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function openEvents(as: string): EventSource {
  return new EventSource(`${BASE}/events?as=${encodeURIComponent(as)}`);
}

/** Creates the API of the acting person's actions. */
export function createApi(as: string) {
  return {
    upload: (file: File) =>
      send(`upload?${new URLSearchParams({ as, name: file.name })}`, {
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      }),
    deleteFile: (file: string) => post('file-delete', { as, file }),
    message: (channel: string, text: string, threadTs?: string, files: readonly PageFile[] = []) =>
      post('message', {
        ...{ as, channel, text },
        ...(threadTs === undefined ? {} : { threadTs }),
        ...(files.length === 0 ? {} : { files: files.map(({ id }) => id) }),
      }),
    editMessage: (channel: string, ts: string, text: string) => post('message-edit', { as, channel, ts, text }),
    deleteMessage: (channel: string, ts: string) => post('message-delete', { as, channel, ts }),
    join: (channel: string) => post('join', { as, channel }),
    leave: (channel: string) => post('leave', { as, channel }),
    setPresence: (presence: { status?: { text: string; emoji: string; until: number }; snoozeUntil?: number }) =>
      post('presence', { as, ...presence }),
    command: (channel: string, text: string) => post('command', { as, channel, text }),
    action: (container: ActionContainer, action: PageAction, values: ViewValues) =>
      post('action', { as, container, action, values }),
    shortcut: (channel: string, callbackId: string, messageTs?: string) =>
      post('shortcut', { as, channel, callbackId, ...(messageTs === undefined ? {} : { messageTs }) }),
    submitView: (viewId: string, values: ViewValues) => post('view-submit', { as, viewId, values }),
    closeView: (viewId: string) => post('view-close', { as, viewId }),
    deed: (id: string, channel: string) => post('deed', { as, id, channel }),
    openHome: (tab: 'home' | 'messages') => post('home-opened', { as, tab }),
  };
}

export type Api = ReturnType<typeof createApi>;
