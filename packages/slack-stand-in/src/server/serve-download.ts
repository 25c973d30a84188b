import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSeenByApp } from '../messages/file-object.ts';
import type { StoredFile } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { sendText } from './send.ts';
import { streamFile } from './stream-file.ts';
import { withFault } from './with-fault.ts';

/**
 * Serves `url_private` and `url_private_download`: `/files-pri/TEAM-FILE/…`. They need the bot's token with `files:read` in the
 * `Authorization` header. Without it Slack doesn't refuse: it redirects to the sign-in page, which is HTML with status 200
 * (slackapi/deno-slack-sdk#285, slackapi/bolt-js#2585).
 */
export async function serveDownload(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
  { place, path }: { place: string; path: string },
): Promise<void> {
  const id = place.slice(place.indexOf('-') + 1);
  const args = { file: id };
  const tell = stage.log.call({ method: 'download', args, at: stage.now() });
  await withFault(stage, response, 'download', async (fault) => {
    const isDeleted = stage.workspace.data.deletedFiles.includes(id);
    const file = stage.workspace.file(id);
    if (!holdsToken(stage, request) || (file !== undefined && !isSeenByApp(stage, file))) {
      tell({ ok: false, error: 'signed_out' });
      return () => response.writeHead(302, { location: `/signin?redir=${encodeURIComponent(path)}` }).end();
    }
    const bytes = file?.stage === 'complete' ? stage.persistence.openFile(id) : undefined;
    if (file === undefined || bytes === undefined) {
      tell({ ok: false, error: isDeleted ? 'file_deleted' : 'file_not_found' });
      return () => sendText(response, 404, 'File not found.');
    }
    tell({ ok: true });
    return () => {
      response.writeHead(200, headersOf(file));
      return streamFile(stage, response, { id, bytes, fault });
    };
  });
}

function holdsToken(
  stage: Pick<Stage, 'appInfo' | 'scopes' | 'tokenError'>,
  { headers }: Pick<IncomingMessage, 'headers'>,
): boolean {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  return token === stage.appInfo.botToken && stage.tokenError === undefined && stage.scopes.has('files:read');
}

function headersOf({ mimetype, size, name }: StoredFile): Record<string, string | number> {
  return {
    'content-type': mimetype,
    'content-length': size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}

/** The page that Slack shows to people who aren't signed in. */
export function serveSignIn(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end('<!DOCTYPE html><html lang="en-US"><head><title>Sign in</title></head><body>Sign in.</body></html>');
}
