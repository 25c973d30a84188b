import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes of what is sent at a time. */
const SLICE = 256 * 1024;

/**
 * POSTs bytes slice by slice, as the line takes them: `fetch` copies them whole first, twice, and with a model of tens of megabytes keeps
 * the thread that acknowledges from its work for some tenths of a second.
 * @returns the HTTP status, once it is known
 * @throws Error when it is not answered, or `signal` ends it
 */
export async function postBytes(url: string, content: Uint8Array, signal: AbortSignal): Promise<number> {
  const { request } = new URL(url).protocol === 'http:' ? http : https;
  const headers = { 'content-type': 'application/octet-stream', 'content-length': content.byteLength };
  const sent = request(url, { method: 'POST', headers, signal });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  // Whoever answers before all has come may hang up: the answer counts. Without one, `answered` has the error.
  pipeline(Readable.from(slicesOf(content)), sent).catch(() => {});
  const answer = await answered;
  if (!sent.writableFinished) sent.destroy();
  answer.resume();
  return answer.statusCode ?? 0;
}

function* slicesOf(content: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < content.byteLength; at += SLICE) yield content.subarray(at, at + SLICE);
}
