import { createReadStream, existsSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { resolve, sep } from 'node:path';
import { mimeType } from '../mime-type.ts';
import type { Stage } from '../state/stage.ts';
import { sendText } from './send.ts';
import { streamFile } from './stream-file.ts';

/** The page may load from and call this server only. Only the page itself may frame it, to show two people at once. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Keeps an uploaded file from running as a page of this server. */
const FILE_POLICY = "default-src 'none'; sandbox";
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Serves an uploaded file under `/files/ID/NAME`. The browser shows images and downloads everything else. */
export async function serveFile(
  stage: Pick<Stage, 'after' | 'persistence' | 'workspace'>,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const file = stage.workspace.file(id);
  const bytes = file?.stage !== 'complete' ? undefined : stage.persistence.openFile(id);
  if (file === undefined || bytes === undefined) {
    sendText(response, 404, 'No such file.');
    return;
  }
  const isShown = SHOWN.has(file.mimetype);
  const type = file.mimetype.startsWith('text/') ? 'text/plain; charset=utf-8' : file.mimetype;
  response.writeHead(200, {
    'content-type': type,
    'content-length': file.size,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': FILE_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  });
  await streamFile(stage, response, { id, bytes });
}

/** Serves a static file of the page; the index for `/`. */
export function servePage(response: ServerResponse, pageDir: string, path: string): void {
  const name = path === '/' ? 'index.html' : decode(path.slice(1));
  const full = resolve(pageDir, name);
  const isInside = full.startsWith(resolve(pageDir) + sep);
  if (!isInside || !existsSync(full) || !statSync(full).isFile()) {
    const isIndex = path === '/';
    sendText(response, 404, isIndex ? 'The page is not built yet: run `npm run build`.' : 'Not found.');
    return;
  }
  const type = mimeType(name);
  response.writeHead(200, {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  createReadStream(full)
    // A build may replace the file at this moment.
    .on('error', () => response.destroy())
    .pipe(response);
}

/** Decodes a path. One that is not encoded well names no file of the page, so it stays as it is. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
