/** Each character's bytes in Shift_JIS, read off the decoder, which is all that Node has of it. */
const BYTES = new Map<string, number[]>();
const decoder = new TextDecoder('shift_jis');
for (let byte = 0; byte < 0x80; byte += 1) BYTES.set(String.fromCharCode(byte), [byte]);
for (const first of [...range(0x81, 0x9f), ...range(0xe0, 0xea)]) {
  for (const second of range(0x40, 0xfc)) {
    const char = decoder.decode(Uint8Array.of(first, second));
    if ([...char].length === 1 && char !== '\uFFFD') BYTES.set(char, [first, second]);
  }
}

/** A text in Shift_JIS, for tests. */
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
