/** Bytes of each character in Shift_JIS, derived from Node's decoder. Node has no encoder. */
const BYTES = new Map<string, number[]>();
const decoder = new TextDecoder('shift_jis');
for (let byte = 0; byte < 0x80; byte += 1) BYTES.set(String.fromCharCode(byte), [byte]);
for (let byte = 0xa1; byte <= 0xdf; byte += 1) BYTES.set(decoder.decode(Uint8Array.of(byte)), [byte]);
for (const first of [...range(0x81, 0x9f), ...range(0xe0, 0xea)]) {
  for (const second of range(0x40, 0xfc)) {
    const char = decoder.decode(Uint8Array.of(first, second));
    if ([...char].length === 1 && char !== '\uFFFD') BYTES.set(char, [first, second]);
  }
}

/** Encodes a text in Shift_JIS. */
export function toShiftJis(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const bytes = BYTES.get(char);
      if (bytes === undefined) throw new Error(`${char} is not in Shift_JIS`);
      return bytes;
    }),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
