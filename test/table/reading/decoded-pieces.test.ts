import { expect, it } from 'vitest';
import { toUtf8 } from '../../../src/table/reading/decoded-pieces.ts';
import type { Encoding } from '../../../src/table/reading/reading.ts';
import { toEuc } from '../euc-jp.ts';

/** More than one piece. Each line has characters of one, two and three bytes in UTF-8. */
const TEXT = 'café,Ωmega,売上 12\r\n'.repeat(90_000);
const utf16 = (isBig: boolean) => {
  const bytes = Buffer.from(`\ufeff${TEXT}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

it.each<[string, Encoding, Uint8Array, string]>([
  ['UTF-16 as Excel writes it', 'utf-16le', utf16(false), TEXT],
  ['UTF-16 with the larger byte first', 'utf-16be', utf16(true), TEXT],
  [
    'Windows-1252',
    'windows-1252',
    Buffer.from('Straße;12,5 €\n'.repeat(200_000).replaceAll('€', '\x80'), 'latin1'),
    'Straße;12,5 €\n'.repeat(200_000),
  ],
  [
    'EUC-JP',
    'euc-jp',
    Buffer.concat(Array<Uint8Array>(90_000).fill(toEuc('売上,ｶﾅ,12\n'))),
    '売上,ｶﾅ,12\n'.repeat(90_000),
  ],
  ['a file of one line', 'windows-1252', Buffer.alloc(5_000_000, 0xe9), 'é'.repeat(5_000_000)],
])('%s is written anew in UTF-8, piece by piece, as at once', (_, encoding, bytes, text) => {
  expect(Buffer.from(toUtf8(bytes, encoding)).equals(Buffer.from(text))).toBe(true);
});

it('bytes that EUC-JP doesn’t have are refused', () => {
  expect(() => toUtf8(Buffer.from([0x41, 0x83, 0x41]), 'euc-jp')).toThrow(TypeError);
});

it('bytes that end in half a character are refused', () => {
  expect(() => toUtf8(Buffer.from([0x41, 0x83]), 'shift_jis')).toThrow(TypeError);
  expect(() => toUtf8(Buffer.from([0x41, 0xb0]), 'euc-jp')).toThrow(TypeError);
});
