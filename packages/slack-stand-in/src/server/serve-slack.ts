import type { IncomingMessage, ServerResponse } from 'node:http';
import { callMethod } from '../api/call-method.ts';
import { receiveUpload } from '../api/receive-upload.ts';
import { SlackError } from '../api/slack-error.ts';
import { useResponseUrl } from '../api/use-response-url.ts';
import { compact, isObject, type Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';
import { readBody, readForm } from './read-body.ts';
import { sendJson, sendText } from './send.ts';
import { withFault } from './with-fault.ts';

/** Serves `/api/METHOD` with arguments as a form, as JSON or as multipart. */
export async function serveApi(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
  { method: name, target }: { method: string; target: URL },
): Promise<void> {
  const started = performance.now();
  const { token, args } = await readArguments(request, target);
  await withFault(stage, response, name, async () => {
    const { result, headers } = await callMethod(stage, name, token, args, started);
    return () => sendJson(response, 200, result, headers);
  });
}

/** Serves the upload URL of `files.getUploadURLExternal`, which takes raw bytes or a form with one file. */
export async function serveUpload(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const body = await readBody(request);
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') === true;
  const bytes = isForm ? await firstFile(await readForm(request, body)) : body;
  const started = performance.now();
  // The log shows the number of bytes. `calls` leaves uploads out; tests read the file itself.
  const args = compact({ file: id, filename: stage.workspace.file(id)?.name, bytes: bytes.length });
  const tell = (result: Json) => stage.log.call({ method: 'upload', args, at: stage.now() }, started)(result);
  await withFault(stage, response, 'upload', async () => {
    try {
      const said = await receiveUpload(stage, id, bytes);
      tell({ ok: true });
      return () => sendText(response, 200, said);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      tell(error.toResult());
      return () => sendText(response, 400, error.code);
    }
  });
}

/** Serves a `response_url`: 200 on success, 404 when it is used up or expired, 400 for content that Slack refuses. */
export async function serveResponseUrl(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): Promise<void> {
  const body = parseJson((await readBody(request)).toString());
  await withFault(stage, response, 'response_url', async () => {
    const result = useResponseUrl(stage, token, body);
    await stage.persistence.save(stage.workspace.data);
    const status = result.ok ? 200 : String(result.error).endsWith('_url') ? 404 : 400;
    return () => sendJson(response, status, result);
  });
}

async function readArguments(request: IncomingMessage, target: URL): Promise<{ token: string; args: Json }> {
  const query = target.searchParams;
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  let given: Json;
  if (type.startsWith('application/json')) given = parseJson(body.toString());
  else if (type.startsWith('multipart/form-data'))
    given = Object.fromEntries((await readForm(request, body)).entries());
  else given = Object.fromEntries(new URLSearchParams(body.toString()).entries());
  const { token: inArgs, ...args } = { ...Object.fromEntries(query.entries()), ...given } as Json;
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return { token: header ?? String(inArgs ?? ''), args };
}

function parseJson(text: string): Json {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

async function firstFile(form: FormData): Promise<Buffer> {
  for (const [, value] of form.entries()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}
