/** Bytes that the memory is larger than it's thought to need. */
const SPARE = 1_048_576;

/**
 * The bytes of a text in UTF-8, whose pieces are made one after another.
 * @param size about how many bytes they will be
 */
export function encodePieces(pieces: Iterable<string>, size: number): Uint8Array {
  const encoder = new TextEncoder();
  let whole = new Uint8Array(size + SPARE);
  let length = 0;
  for (const piece of pieces) {
    let from = 0;
    while (from < piece.length) {
      // A character that doesn't fit any more is written after the memory has grown.
      const { read, written } = encoder.encodeInto(from === 0 ? piece : piece.slice(from), whole.subarray(length));
      from += read;
      length += written;
      if (from < piece.length) whole = grown(whole, length);
    }
  }
  return whole.subarray(0, length);
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.ceil(1.5 * bytes.length));
  larger.set(bytes.subarray(0, length));
  return larger;
}
