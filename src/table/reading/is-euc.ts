import { isIn } from './decoded-pieces.ts';
import type { Encoding } from './reading.ts';

/** Kana, kanji, full-width forms and Japanese marks. */
const JAPANESE = '\\u3000-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff9f';
/** Two of them that differ: Latin-1's `····` would be one kanji twice. */
const RUN = new RegExp(`([${JAPANESE}])(?!\\1)[${JAPANESE}]`, 'gu');
/** One kanji beside a letter, and no other: `créée` would be `cr馥e`. */
const ALONE = new RegExp(
  `(?<=[A-Za-z])[\\u4e00-\\u9fff](?![${JAPANESE}])|(?<![${JAPANESE}])[\\u4e00-\\u9fff](?=[A-Za-z])`,
  'gu',
);

/** The two bytes of a character are each one of these. */
const BYTES = Array.from({ length: 94 }, (_, nth) => 0xa1 + nth);
/** Rows of JIS X 0208 whose characters are usual: marks, full-width letters, kana, circled digits, and the 2,965 kanji of level 1. */
const USUAL_ROWS = [0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xad, ...BYTES.filter((row) => row >= 0xb0 && row <= 0xcf)];
let usualOnes: ReadonlySet<string> | undefined;
/** The first file that needs them makes them: that takes 4 ms, and every process loads this module. */
function usualCharacters(): ReadonlySet<string> {
  usualOnes ??= new Set(USUAL_ROWS.flatMap(charactersOf));
  return usualOnes;
}

/** Three kanji that Shift_JIS makes of half-width kana in EUC-JP, where the byte 8E precedes each. */
const KANA_AS_KANJI = threeOf(
  new TextDecoder('shift_jis').decode(Uint8Array.from(BYTES.slice(0, 63).flatMap((byte) => [0x8e, byte]))),
);
/** What no half-width word has: a voiced mark after other kana, a small kana or a long mark at the beginning, kana on its own, marks. */
const ODD_KANA = /(?<![ｳｶ-ﾄﾊ-ﾎ])[ﾞﾟ]|(?<![ｱ-ﾟ])[ｧ-ｰ]|(?<![ｦ-ﾟ])[ｦ-ﾝ](?![ｦ-ﾟ])|[｡-･]/gu;

const BEYOND_ASCII = /[^\0-\x7f]/gu;
const HALF_WIDTH = /[｡-ﾟ]/u;
/** Characters that are looked at. A large file has more of the same. */
const ENOUGH = 200_000;

function threeOf(characters: string): RegExp {
  return new RegExp(`[${characters}](?=[${characters}]{2})`, 'gu');
}

function charactersOf(row: number): string[] {
  const text = new TextDecoder('euc-jp').decode(Uint8Array.from(BYTES.flatMap((byte) => [row, byte])));
  // What no bytes make becomes the replacement character.
  return [...text.replaceAll('\ufffd', '')];
}

/**
 * Whether bytes are EUC-JP, and a Japanese text. Nearly every Western text and one in Shift_JIS has a byte that can't be of EUC-JP. Of what could
 * be of both, it's the one in which fewer characters are odd.
 */
export function isEuc(bytes: Uint8Array): boolean {
  const euc = lookAt(bytes, 'euc-jp');
  if (euc === undefined || (euc.runs <= euc.alone && (euc.alone > 0 || euc.usual < 2))) return false;
  const shiftJis = lookAt(bytes, 'shift_jis');
  return shiftJis === undefined || shiftJis.odd > euc.odd;
}

/** What a text has that tells whether it's Japanese. */
interface Look {
  runs: number;
  alone: number;
  /** Different characters that are usual. */
  usual: number;
  /** Share of the characters beyond ASCII that hardly occur. */
  odd: number;
}

/** @returns undefined where the bytes aren't in the encoding */
function lookAt(bytes: Uint8Array, encoding: Encoding): Look | undefined {
  let [runs, alone, odd, all] = [0, 0, 0, 0];
  const usual = new Set<string>();
  const usualOfAll = usualCharacters();
  const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const isDecoded = isIn(bytes, encoding, (piece) => {
    if (all >= ENOUGH) return;
    const text = piece.slice(0, ENOUGH);
    runs += count(text, RUN);
    alone += count(text, ALONE);
    odd += count(text, ODD_KANA) + (encoding === 'shift_jis' ? count(text, KANA_AS_KANJI) : 0);
    for (const character of text.match(BEYOND_ASCII) ?? []) {
      all += 1;
      if (usualOfAll.has(character)) usual.add(character);
      else if (!HALF_WIDTH.test(character)) odd += 1;
    }
  });
  return isDecoded ? { runs, alone, usual: usual.size, odd: all === 0 ? 0 : odd / all } : undefined;
}
