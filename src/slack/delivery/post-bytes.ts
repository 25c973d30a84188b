import { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';

/**
 * POSTs slices one after another, as fast as the line takes them. `fetch` would copy all of them twice first, which blocks the
 * acknowledging thread for tenths of a second with a model of tens of megabytes.
 * @returns the HTTP status
 * @throws Error when there is no answer, or `signal` aborts
 */
export async function postBytes(
  url: string,
  slices: readonly Uint8Array[],
  { signal, dispatcher }: { signal: AbortSignal; dispatcher: Dispatcher },
): Promise<number> {
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(lengthOf(slices)) },
    body: Readable.from(slices, { objectMode: false }),
    signal,
    dispatcher,
  });
  // A server may answer and disconnect before it has everything: its answer counts.
  body.on('error', () => {});
  body.resume();
  return statusCode;
}

/** Total length of the slices, in bytes. */
export function lengthOf(slices: readonly Uint8Array[]): number {
  return slices.reduce((length, { byteLength }) => length + byteLength, 0);
}
