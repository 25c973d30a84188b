import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/table/decode-text.ts';
import { toShiftJis } from './shift-jis.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const anyText = fc.string({ unit: 'binary' });

describe('decodeText', () => {
  it('reads any UTF-8 text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!text.startsWith('\uFEFF'));
        expect(decodeText(utf8(text))).toBe(text);
      }),
    );
  });

  it('removes the byte-order mark', () => {
    expect(decodeText(utf8('\uFEFF価格,広さ'))).toBe('価格,広さ');
  });

  it('reads Shift_JIS as Japanese spreadsheets save it', () => {
    // Bytes as Excel writes them, including second bytes like "\" and "|".
    const bytes = Uint8Array.of(0x94, 0x5c, 0x97, 0xcd, 0x2c, 0x83, 0x5c, 0x81, 0x5b, 0x83, 0x7c, 0x31);
    expect(decodeText(bytes)).toBe('能力,ソーポ1');
  });

  it('reads every Japanese text in Shift_JIS', () => {
    const japanese = fc.string({
      unit: fc.constantFrom(...'あいうえおかきくけこ住宅価格表示能ソ、。,1a\n'),
      minLength: 1,
    });
    fc.assert(
      fc.property(japanese, (text) => {
        expect(decodeText(toShiftJis(`あ${text}`))).toBe(`あ${text}`);
      }),
    );
  });

  it.each([
    ['UTF-16 as spreadsheets save "Unicode text"', Uint8Array.of(0xff, 0xfe, 0x61, 0x00)],
    ['Latin-1', Uint8Array.of(0x63, 0x61, 0x66, 0xe9)],
    ['UTF-8 cut off inside a character', utf8('aあ').subarray(0, 2)],
    ['UTF-8 with a byte-order mark and a byte that is none of it', Uint8Array.of(...utf8('\uFEFFa'), 0xe9, 0x73)],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'csv_encoding' }));
  });
});
