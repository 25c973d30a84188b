import type { IncomingMessage, ServerResponse } from 'node:http';
import { toPageFile } from '../messages/to-page.ts';
import { keepFile, refusalOf } from '../people/keep-file.ts';
import type { Stage } from '../state/stage.ts';
import { readBody } from './read-body.ts';
import { sendJson } from './send.ts';

/** Serves `/rehearsal/api/upload?as=USER&name=NAME`: the raw bytes of a file that a person picked on the page. */
export async function servePersonUpload(
  stage: Pick<Stage, 'fileProcessingMs' | 'now' | 'persistence' | 'workspace'>,
  request: IncomingMessage,
  response: ServerResponse,
  { searchParams }: URL,
): Promise<void> {
  const as = searchParams.get('as') ?? '';
  const name = searchParams.get('name') ?? '';
  if (request.headers['content-type'] !== 'application/octet-stream') {
    sendJson(response, 415, { ok: false, error: 'not_found' });
    return;
  }
  if (stage.workspace.user(as) === undefined) {
    sendJson(response, 400, { ok: false, error: 'invalid_arguments' });
    return;
  }
  const attachment = { name, bytes: await readBody(request) };
  const error = refusalOf(attachment);
  if (error !== undefined) sendJson(response, 200, { ok: false, error });
  else {
    const { id } = await keepFile(stage, as, attachment);
    sendJson(response, 200, { ok: true, file: toPageFile(stage, id)[0] });
  }
}
