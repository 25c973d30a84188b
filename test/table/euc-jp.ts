/** Bytes of each character in EUC-JP, derived from Node's decoder. Node has no encoder. */
const BYTES = new Map<string, number[]>();
const decoder = new TextDecoder('euc-jp');
for (let byte = 0; byte < 0x80; byte += 1) BYTES.set(String.fromCharCode(byte), [byte]);
for (const first of [0x8e, ...range(0xa1, 0xfe)]) {
  for (const second of range(0xa1, 0xfe)) {
    const char = decoder.decode(Uint8Array.of(first, second));
    if ([...char].length === 1 && char !== '\uFFFD' && !BYTES.has(char)) BYTES.set(char, [first, second]);
  }
}

/** Encodes a text in EUC-JP. */
export function toEuc(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const bytes = BYTES.get(char);
      if (bytes === undefined) throw new Error(`${char} is not in EUC-JP`);
      return bytes;
    }),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
