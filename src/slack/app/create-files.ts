import type { WebClient } from '@slack/web-api';
import { request } from 'undici';
import { AppError } from '../../errors.ts';
import type { Network } from '../../network/create-network.ts';
import type { Files, SharedFile } from '../../ports/files.ts';
import { missingScope, platformError } from './errors.ts';
import { grantedScopes } from './granted-scopes.ts';

const SCOPE = 'files:read';
/** Slack counts in powers of two: what its form takes must not be refused here. */
const BYTES_PER_MB = 1_048_576;
/** Longest silence of a download. */
const SILENT_MS = 30_000;
/** Longest download: one that trickles must not keep others waiting. 50 MB take so long at 3.3 Mbit/s. */
const LONGEST_MS = 120_000;
/** Codes of `files.info` for a file that can't be had any more, or that the app can't see (docs.slack.dev/reference/methods/files.info). */
const GONE = new Set(['file_not_found', 'file_deleted', 'not_visible', 'access_denied', 'channel_canvas_deleted']);

/**
 * Reads files that people have shared with the app (https://docs.slack.dev/reference/objects/file-object). A file is always asked for by its id:
 * what a message of Slack Connect says of its files is a stub.
 * @param options.scopes the token's scopes at the start; undefined when unknown
 */
export function createFiles(
  client: WebClient,
  network: Pick<Network, 'dispatcher'>,
  {
    botToken,
    apiUrl,
    scopes,
  }: { botToken: string; apiUrl?: string | undefined; scopes?: readonly string[] | undefined },
): Files {
  const granted = grantedScopes(client, scopes);
  return {
    mayRead: async () => (await granted.has(SCOPE)) ?? true,
    async find(_teamId, fileId) {
      try {
        const { file } = await client.files.info({ file: fileId });
        if (file === undefined || file.mode === 'tombstone' || file.mode === 'hidden_by_limit') {
          throw new AppError('own_data_gone');
        }
        const address = file.url_private_download ?? file.url_private ?? '';
        const { public: open = {}, private: closed = {} } = file.shares ?? {};
        const inShares = [...Object.keys(open), ...Object.keys(closed)];
        const sharedIn = [...(file.channels ?? []), ...(file.groups ?? []), ...(file.ims ?? []), ...inShares];
        return { name: file.name ?? '', bytes: file.size ?? 0, userId: file.user ?? '', sharedIn, address };
      } catch (error) {
        if (error instanceof AppError) throw error;
        if (missingScope(error) !== undefined) throw new AppError('own_data_scope');
        if (GONE.has(platformError(error) ?? '')) throw new AppError('own_data_gone');
        throw new AppError('own_data_unreachable', {}, { cause: error, retryable: true });
      }
    },
    async read(file, limitMb, signal) {
      const limit = limitMb * BYTES_PER_MB;
      if (file.bytes > limit) throw new AppError('own_data_too_large', { limit: limitMb });
      // The token goes to Slack alone, whatever an address says.
      if (!isSlacks(file.address, apiUrl)) throw new AppError('own_data_elsewhere');
      return download(file, { limit, limitMb, botToken, dispatcher: network.dispatcher, signal });
    },
  };
}

/** Whether an address is one of Slack's files, or of the server that stands in for Slack. */
function isSlacks(address: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname } = new URL(address);
  if (apiUrl !== undefined && host === new URL(apiUrl).host) return true;
  return protocol === 'https:' && /(?:^|\.)slack(?:-files)?\.com$/u.test(hostname);
}

async function download(
  { address, bytes }: SharedFile,
  {
    limit,
    limitMb,
    botToken,
    dispatcher,
    signal,
  }: {
    limit: number;
    limitMb: number;
    botToken: string;
    dispatcher: Network['dispatcher'];
    signal: AbortSignal | undefined;
  },
): Promise<Uint8Array[]> {
  // One piece of memory: parts would be joined later, in as much memory again.
  let whole = new Uint8Array(Math.min(bytes, limit));
  let length = 0;
  try {
    // No redirection is followed: it would leave Slack's file, and take the token along.
    const { statusCode, headers, body } = await request(address, {
      headers: { authorization: `Bearer ${botToken}` },
      headersTimeout: SILENT_MS,
      bodyTimeout: SILENT_MS,
      dispatcher,
      signal: AbortSignal.any([...(signal === undefined ? [] : [signal]), AbortSignal.timeout(LONGEST_MS)]),
    });
    if (statusCode === 404 || statusCode === 410) throw new AppError('own_data_gone');
    // Slack answers a token that it doesn't take with a page to sign in, or the way there.
    const isPage = String(headers['content-type'] ?? '').startsWith('text/html');
    if (statusCode === 401 || statusCode === 403 || (statusCode >= 300 && statusCode < 400) || isPage) {
      throw new AppError('own_data_scope');
    }
    if (statusCode !== 200) throw new Error(`the file server answers ${statusCode}`);
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      const end = length + chunk.byteLength;
      if (end > limit) throw new AppError('own_data_too_large', { limit: limitMb });
      // A file that is larger than Slack says.
      if (end > whole.byteLength) {
        const larger = new Uint8Array(Math.min(2 * end, limit));
        larger.set(whole.subarray(0, length));
        whole = larger;
      }
      whole.set(chunk, length);
      length = end;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (signal?.aborted) throw signal.reason;
    throw new AppError('own_data_unreachable', {}, { cause: error, retryable: true });
  }
  if (bytes > 0 && length < bytes) throw new AppError('own_data_unreachable', {}, { retryable: true });
  return [length === whole.byteLength ? whole : whole.slice(0, length)];
}
