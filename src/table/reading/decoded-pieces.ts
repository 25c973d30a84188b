import { encodePieces } from './encode-pieces.ts';
import type { Encoding } from './reading.ts';

/** Bytes that are decoded at once: a text of 50 MB takes as much memory again, or twice as much. */
const PIECE = 1_048_576;
const LF = 10;
/** What the decoder makes of single bytes that the Encoding Standard refuses in EUC-JP. Shift_JIS has them. */
const NO_EUC = /[\x80-\x9f]/u;

/**
 * The text of bytes in an encoding, piece by piece. Each piece ends with a line feed where there's one, so what is looked for within a line is
 * never cut; a byte-order mark is left out.
 * @throws TypeError when bytes aren't in the encoding
 */
function* decodedPieces(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LF, Math.min(from + PIECE, bytes.length));
    // In UTF-16, the byte may be half of another character, which the decoder then keeps for the next piece.
    const to = end < 0 ? bytes.length : end + 1;
    const piece = decoder.decode(bytes.subarray(from, to), { stream: true });
    if (encoding === 'euc-jp' && NO_EUC.test(piece)) throw new TypeError('a byte that is none of EUC-JP');
    yield piece;
    from = to;
  }
  yield decoder.decode();
}

/** Whether bytes are in an encoding. @param look sees each piece of their text */
export function isIn(bytes: Uint8Array, encoding: Encoding, look: (piece: string) => void = () => {}): boolean {
  try {
    for (const piece of decodedPieces(bytes, encoding)) look(piece);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The bytes of a text in UTF-8, without a byte-order mark. @throws TypeError when they aren't in the encoding */
export function toUtf8(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  return encodePieces(decodedPieces(bytes, encoding), bytes.length);
}
