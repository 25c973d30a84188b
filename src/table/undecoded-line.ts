import { breaksIn } from './read-records.ts';

/** Bytes that are decoded at once. */
const PIECE = 65_536;

/**
 * The line, from 1, of the first bytes that aren't in an encoding.
 * @param encoding by its name in the Encoding Standard
 * @returns undefined where all bytes are in it
 */
export function undecodedLine(bytes: Uint8Array, encoding: string): number | undefined {
  const bad = firstFailing(bytes.length, PIECE, takerOf(bytes, encoding));
  if (bad === undefined) return undefined;
  // Once more up to the piece that fails, and then byte by byte.
  const take = takerOf(bytes, encoding);
  for (let from = 0; from < bad; from += PIECE) take(from, from + PIECE);
  const end = Math.min(bytes.length, bad + PIECE);
  const at = bad + (firstFailing(end - bad, 1, (from, to) => take(bad + from, bad + to)) ?? 0);
  return 1 + breaksBefore(bytes.subarray(0, at), encoding);
}

/** Line breaks, without a text of the whole. */
function breaksBefore(bytes: Uint8Array, encoding: string): number {
  const decoder = new TextDecoder(encoding);
  let breaks = 0;
  let endsInCr = false;
  for (let from = 0; from < bytes.length; from += PIECE) {
    const text = decoder.decode(bytes.subarray(from, from + PIECE), { stream: true });
    breaks += breaksIn(text);
    if (endsInCr && text.startsWith('\n')) breaks -= 1;
    endsInCr = text.endsWith('\r');
  }
  return breaks;
}

/** Decodes a part after the parts before it. @throws TypeError */
function takerOf(bytes: Uint8Array, encoding: string): (from: number, to: number) => void {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (from, to) => void decoder.decode(bytes.subarray(from, to), { stream: to < bytes.length });
}

/** Where the first part begins that can't be taken. */
function firstFailing(length: number, step: number, take: (from: number, to: number) => void): number | undefined {
  for (let from = 0; from < length; from += step) {
    try {
      take(from, Math.min(length, from + step));
    } catch (error) {
      if (error instanceof TypeError) return from;
      throw error;
    }
  }
  return undefined;
}
