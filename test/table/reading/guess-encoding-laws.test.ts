import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTable } from '../../../src/table/reading/read-table.ts';
import { runs } from '../../fuzz/runs.ts';
import { valuesOf } from '../../helpers/columns.ts';
import { toEuc } from '../euc-jp.ts';
import { toShiftJis } from '../shift-jis.ts';

const WORDS = [
  ...['東京', '大阪府', '株式会社', '男', '女', '担当者', 'あり', 'なし', 'データ', 'コーヒー', '１２３', 'ＡＢＣ'],
  ...[
    '平均気温',
    '令和6年3月',
    '自社',
    '実質',
    '渡邊',
    '齋藤',
    'はい',
    'いいえ',
    '(株)山田',
    '・',
    '「はい」',
    '約12kg',
  ],
  ...['ﾄｳｷｮｳ', 'ｵｵｻｶ', 'ﾊﾞｽ', 'ﾊﾟﾝ', 'ﾃﾞｰﾀ', 'ｺｰﾋｰ', 'ﾔﾏﾀﾞ ﾀﾛｳ', 'ﾆﾎﾝ', 'ｶ', '東京(ﾄｳｷｮｳ)', 'ｶﾌﾞｼｷｶﾞｲｼｬ'],
];
const ASCII = ['A', '12', 'kg', 'North', '', 'a b'];
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...ASCII) },
);
const rows = fc.array(fc.tuple(cell, fc.integer({ min: 0, max: 9999 }).map(String)), { minLength: 1, maxLength: 12 });
const header = fc.constantFrom('地域,売上', '商品名,数量', 'ﾄｼ,売上高', '氏名(ｶﾅ),n');

it('Japanese texts in EUC-JP and in Shift_JIS are told apart', () => {
  fc.assert(
    fc.property(header, rows, (names, data) => {
      const text = `${[names, ...data.map((cells) => cells.join(','))].join('\n')}\n`;
      for (const [encoding, bytes] of [
        ['euc-jp', toEuc(text)],
        ['shift_jis', toShiftJis(text)],
      ] as const) {
        const { table, reading } = readTable(bytes, { types: { [names.split(',')[0] ?? '']: 'categorical' } });
        expect(reading.encoding).toBe(encoding);
        expect(valuesOf(table.columns[0]).map((value) => (value === null ? '' : String(value)))).toEqual(
          data.map(([word]) => word),
        );
      }
    }),
    { numRuns: runs(2000) },
  );
});

const LATIN = Array.from({ length: 64 }, (_, nth) => String.fromCharCode(0xc0 + nth)).filter(
  (sign) => !'×÷'.includes(sign),
);
/** Words with accents, also two that stand side by side. */
const western = fc.oneof(
  fc.constantFrom(
    'créée',
    'Pääsy',
    'où»',
    'été',
    'Äöü',
    'Besançon',
    'naïve',
    'GRÖßE',
    '»»',
    '····',
    'Maße',
    'señor',
    'yö',
    '«à',
  ),
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'abcdefghilmnorstu'), minLength: 1, maxLength: 4 }),
      fc.constantFrom(...LATIN),
      fc.string({ unit: fc.constantFrom(...'abcdefghilmnorstu'), maxLength: 4 }),
    )
    .map((parts) => parts.join('')),
);

it('Western texts in Latin-1 aren’t taken for EUC-JP', () => {
  fc.assert(
    fc.property(fc.array(western, { minLength: 1, maxLength: 8 }), (words) => {
      const text = `name,n\n${words.map((word, row) => `${word},${row}`).join('\n')}\n`;
      expect(readTable(Buffer.from(text, 'latin1')).reading.encoding).not.toBe('euc-jp');
    }),
    { numRuns: runs(2000) },
  );
});

it.each(WORDS.filter((word) => !/^(?:男|女|・|ｶ)$/u.test(word)))(
  'a table of one text in EUC-JP is read as one: %s',
  (word) => {
    const { reading, table } = readTable(toEuc(`地域,n\n${word},1\n`), { types: { 地域: 'categorical' } });
    expect(reading.encoding).toBe('euc-jp');
    expect(valuesOf(table.columns[0])).toEqual([word]);
  },
);
