import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * POSTs slices one after another, as fast as the line takes them. `fetch` would copy all of them twice first, which blocks the
 * acknowledging thread for tenths of a second with a model of tens of megabytes.
 * @returns the HTTP status
 * @throws Error when there is no answer, or `signal` aborts
 */
export async function postBytes(url: string, slices: readonly Uint8Array[], signal: AbortSignal): Promise<number> {
  const { request } = new URL(url).protocol === 'http:' ? http : https;
  const headers = { 'content-type': 'application/octet-stream', 'content-length': lengthOf(slices) };
  const sent = request(url, { method: 'POST', headers, signal });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  // A server may answer and disconnect before it has everything: its answer counts. Without an answer, `answered` rejects.
  pipeline(Readable.from(slices), sent).catch(() => {});
  const answer = await answered;
  if (!sent.writableFinished) sent.destroy();
  answer.resume();
  return answer.statusCode ?? 0;
}

/** Total length of the slices, in bytes. */
export function lengthOf(slices: readonly Uint8Array[]): number {
  return slices.reduce((length, { byteLength }) => length + byteLength, 0);
}
