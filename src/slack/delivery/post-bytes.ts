import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * POSTs slices one after another, as the line takes them: `fetch` copies all of them first, twice, and with a model of tens of megabytes
 * keeps the thread that acknowledges from its work for some tenths of a second.
 * @returns the HTTP status, once it is known
 * @throws Error when it is not answered, or `signal` ends it
 */
export async function postBytes(url: string, slices: readonly Uint8Array[], signal: AbortSignal): Promise<number> {
  const { request } = new URL(url).protocol === 'http:' ? http : https;
  const headers = { 'content-type': 'application/octet-stream', 'content-length': lengthOf(slices) };
  const sent = request(url, { method: 'POST', headers, signal });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  // Whoever answers before all has come may hang up: the answer counts. Without one, `answered` has the error.
  pipeline(Readable.from(slices), sent).catch(() => {});
  const answer = await answered;
  if (!sent.writableFinished) sent.destroy();
  answer.resume();
  return answer.statusCode ?? 0;
}

/** Bytes in all slices. */
export function lengthOf(slices: readonly Uint8Array[]): number {
  return slices.reduce((length, { byteLength }) => length + byteLength, 0);
}
