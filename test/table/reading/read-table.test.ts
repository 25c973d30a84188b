import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import type { MessageValues } from '../../../src/errors.ts';
import { readingInWords } from '../../../src/messages/reading-in-words.ts';
import { parseTable } from '../../../src/table/parse-table.ts';
import { readRowByRow } from '../../../src/table/reading/read-irregular.ts';
import { readTable } from '../../../src/table/reading/read-table.ts';
import type { Reading, TableChoices } from '../../../src/table/reading/reading.ts';
import type { Table } from '../../../src/table/table.ts';
import { writePlain } from '../../../src/table/write-plain.ts';
import { columnOf, valuesOf as valuesIn } from '../../helpers/columns.ts';
import { course } from '../../helpers/course.ts';
import { toEuc } from '../euc-jp.ts';
import { toShiftJis } from '../shift-jis.ts';

/** Bytes of Windows-1252 from 0x80 on that are characters; 0x81, 0x8d, 0x8f, 0x90 and 0x9d are none. */
const CP1252_PLACES = Array.from({ length: 32 }, (_, nth) => 0x80 + nth).filter(
  (byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte),
);
const utf8 = (text: string) => new TextEncoder().encode(text);
const windows1252 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
/** Also letters and marks that are elsewhere in Unicode. */
const cp1252 = (text: string) =>
  Uint8Array.from(text, (sign) => {
    const nth = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'.indexOf(sign);
    return nth < 0 ? sign.charCodeAt(0) : (CP1252_PLACES[nth] as number);
  });
const utf16 = (text: string, isLittle: boolean, mark = true) => {
  const bytes = [...(mark ? '\uFEFF' : ''), ...text].flatMap((sign) => {
    const code = sign.charCodeAt(0);
    return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
  return Uint8Array.from(bytes);
};
const read = (text: string, choices: TableChoices = {}) => readTable(utf8(text), choices);
/** Values by column name. */
const cells = (text: string, choices: TableChoices = {}) =>
  Object.fromEntries(read(text, choices).table.columns.map((each) => [each.name, valuesIn(each)]));
/** What is told beside the line of what is unusual. */
const toldIn = (reading: Reading) =>
  Object.fromEntries(LOCALES.map((locale) => [locale, readingInWords(reading, locale, course.t).at(-1)]));
const inText = ({ columns }: Table) => columns.map((each) => [each.name, each.type, valuesIn(each)]);
const refusal = (code: string, values: MessageValues = {}) => expect.objectContaining({ code, values });
/** A column of these cells, beside one of words. */
const column = (...texts: string[]) => read(`a\tb\n${texts.map((text) => `${text}\tx`).join('\n')}\n`);
const valuesOf = (...texts: string[]) => valuesIn(column(...texts).table.columns[0]);

describe('numbers as people write them', () => {
  it.each([
    [
      ['25,649', '1,200.5'],
      [25_649, 1200.5],
    ],
    [
      ['1,5', '12,25'],
      [1.5, 12.25],
    ],
    [
      ['1.234,5', '7,25'],
      [1234.5, 7.25],
    ],
    [
      ['1 234,5', '7,25'],
      [1234.5, 7.25],
    ],
    [
      ["1'234.5", '7'],
      [1234.5, 7],
    ],
    [
      ['$12', '$1,200.50', '$ 3'],
      [12, 1200.5, 3],
    ],
    [
      ['¥1,200', '￥900', '¥1'],
      [1200, 900, 1],
    ],
    [
      ['1,200円', '900円'],
      [1200, 900],
    ],
    [
      ['-$5', '($7)', '$-8'],
      [-5, -7, -8],
    ],
    [
      ['7.47%', '12 %', '３％'],
      [7.47, 12, 3],
    ],
    [
      ['１２', '３．５', '－４'],
      [12, 3.5, -4],
    ],
    [
      ['−4', '(300)', '+2'],
      [-4, -300, 2],
    ],
    [
      ['1e3', '.5', '5.', '-0'],
      [1000, 0.5, 5, 0],
    ],
    [
      ['1.5E+10', '1E-5', '2E+3', '1.5E2', '1e6'],
      [1.5e10, 1e-5, 2000, 150, 1e6],
    ],
    [
      ['▲79', '△1,234.5', '▲ 7', '¥▲5', '▲￥6', '▲８', '9'],
      [-79, -1234.5, -7, -5, -6, -8, 9],
    ],
    [
      ['+818956892', '+1234567890.5'],
      [818_956_892, 1_234_567_890.5],
    ],
  ])('%j are %j', (texts, values) => {
    expect(valuesOf(...texts)).toEqual(values);
  });

  it.each([
    ['a percentage beside plain numbers', ['5%', '0.05', '7%']],
    ['two currencies', ['$5', '¥500', '$6']],
    ['groups of another length', ['1,23,4', '5', '6']],
    ['two signs', ['--4', '5', '6']],
    ['a number that overflows', ['1e999', '5', '6']],
    ['NaN in words, when that is no mark', ['Infinity', '5', '6']],
  ])('%s make a column of words, and the first such cell is named', (_, texts) => {
    const { table, reading } = column(...texts);
    expect(table.columns[0]).toEqual(columnOf({ name: 'a', type: 'categorical', values: texts }));
    expect(reading.spoilt).toMatchObject([
      { column: 'a', numbers: 2, values: 3, line: expect.any(Number), text: expect.any(String) },
    ]);
  });

  it.each([
    ['three currencies', ['$1', '€2', '¥3', '$4', '€5', '¥6', '$7', '€8', '¥9', '$10'], 4, '€2'],
    ['plain numbers, a currency and percentages', ['1', '2%', '3%', '4%', '$5', '6', '€7'], 3, '2%'],
    ['two decimal marks', ['1,5', '1.5', '2,5', '2.5'], 2, '1,5'],
    ['a currency and a word', ['€1', 'free', '$2', '€3', '$4', '¥5'], 2, 'free'],
  ])('%s make a column of words, of which that is told', (_, texts, numbers, text) => {
    const { table, reading } = column(...texts);
    expect(table.columns[0]?.type).toBe('categorical');
    const isOfOtherKind = text === 'free' ? {} : { isOfOtherKind: true };
    const line = texts.indexOf(text) + 2;
    expect(reading.spoilt).toEqual([{ column: 'a', numbers, values: texts.length, line, text, ...isOfOtherKind }]);
    for (const locale of LOCALES) expect(readingInWords(reading, locale, course.t).join('\n')).toContain(text);
  });

  it('name what spoils a column: how many are numbers, the line and the text', () => {
    const numbers = Array.from({ length: 39 }, (_, n) => String(n + 1));
    const { reading } = read(['x', ...numbers.slice(0, 17), 'about 12', ...numbers.slice(17)].join('\n'));
    expect(reading.spoilt).toEqual([{ column: 'x', numbers: 39, values: 40, line: 19, text: 'about 12' }]);
  });

  it('follow the other columns where a comma could mean either', () => {
    expect(cells('a;b\n1,234;1,5\n2,345;2,5\n')).toEqual({ a: [1.234, 2.345], b: [1.5, 2.5] });
    expect(cells('a;b\n1,234;1.5\n2,345;2.5\n')).toEqual({ a: [1234, 2345], b: [1.5, 2.5] });
    expect(cells('a;b\n1,234;x\n2,345;y\n', { decimal: '.' })).toEqual({ a: [1234, 2345], b: ['x', 'y'] });
    expect(cells('a\tb\n1,234\tx\n2,345\ty\n', { decimal: ',' })).toEqual({ a: [1.234, 2.345], b: ['x', 'y'] });
  });

  it.each([
    ['semicolons', 'p;q;y\n0,238;4,898;0\n0,512;5,250;1\n', { p: [0.238, 0.512], q: [4.898, 5.25], y: [0, 1] }],
    ['tabs', 'p\tq\ty\n0,238\t4,898\t0\n-0,512\t5,250\t1\n', { p: [0.238, -0.512], q: [4.898, 5.25], y: [0, 1] }],
    ['commas', 'p,y\n"0,423",1\n"12,345",2\n', { p: [0.423, 12.345], y: [1, 2] }],
    ['commas, and a currency', 'p,y\n"€ 0,423",1\n"€ 12,345",2\n', { p: [0.423, 12.345], y: [1, 2] }],
    ['points among columns with commas', 'p;q\n0.186;240,62\n35.266;7,5\n', { p: [0.186, 35.266], q: [240.62, 7.5] }],
  ])('have no thousands that begin with 0: between %s', (_, text, found) => {
    expect(cells(text)).toEqual(found);
    expect(readRowByRow(utf8(text), 'utf-8', {})).toEqual(read(text));
  });

  it('count for their column where they tell, though a word is among them', () => {
    const { reading } = read('a;b\n1,5;1\n0,5;2\nabout 2;3\n2,5;4\n');
    expect(reading.spoilt).toEqual([{ column: 'a', numbers: 3, values: 4, line: 4, text: 'about 2' }]);
  });

  it.each([
    ['commas between semicolons', 'a;b\n1,234;x\n2,345;y\n', 1.234, { mark: ',', before: 'decimals' }],
    ['points between semicolons', 'a;b\n1.234;x\n2.345;y\n', 1.234, { mark: '.', before: 'decimals' }],
    ['points beside decimal commas', 'a;b\n1.234;1,5\n2.345;2,5\n', 1234, { mark: '.', before: 'thousands' }],
    ['commas between commas', 'a,b\n"1,234",x\n"2,345",y\n', 1234, { mark: ',', before: 'thousands' }],
    ['commas between tabs', 'a\tb\n1,234\tx\n2,345\ty\n', 1234, { mark: ',', before: 'thousands' }],
    [
      'points that other columns have twice',
      'a;b;c;d\n1.234;0.5;0.5;0,5\n2;1;1;1\n',
      1.234,
      { mark: '.', before: 'decimals' },
    ],
  ])('of which none tells are told: %s', (_, text, first, how) => {
    const { table, reading } = read(text);
    expect(valuesIn(table.columns[0])[0]).toBe(first);
    expect(reading.ambiguous).toEqual([{ ...how, columns: ['a'] }]);
    expect(readRowByRow(utf8(text), 'utf-8', {})).toEqual({ table, reading });
    for (const locale of LOCALES) expect(readingInWords(reading, locale, course.t).join('\n')).toMatch(/(?:: |：)a\b/u);
  });

  it('with points between commas are as usual', () => {
    expect(read('a,b\n1.234,x\n2.345,y\n').reading.ambiguous).toEqual([]);
  });

  it('stay texts where a number would change their digits', () => {
    const { table, reading } = read('zip,card,n\n00123,9007199254740993,1\n12345,1,2\n');
    expect(table.columns.map((each) => [each.type, valuesIn(each)[0]])).toEqual([
      ['categorical', '00123'],
      ['categorical', '9007199254740993'],
      ['numeric', 1],
    ]);
    expect(reading.codes).toEqual(['zip', 'card']);
    expect(cells('zip,n\n00123,1\n12345,2\n', { types: { zip: 'numeric' } })).toEqual({
      zip: [123, 12_345],
      n: [1, 2],
    });
  });

  it.each([
    ['a capital E', ['35E8', '4E15', '12E3']],
    ['one with a capital E among others', ['12', '4E15', '1e3']],
    ['full-width digits around an E', ['３５Ｅ８', '12E3']],
    ['telephone numbers', ['+81818956892', '+18005550100', '+1234567890123456']],
  ])('stay texts where they’re codes: %s', (_, texts) => {
    const { table, reading } = column(...texts);
    expect(table.columns[0]).toEqual(columnOf({ name: 'a', type: 'categorical', values: texts }));
    expect(reading.codes).toEqual(['a']);
    for (const locale of LOCALES) expect(readingInWords(reading, locale, course.t)[0]).toContain('35E8');
  });

  it('that a person wants, but a cell is none, are refused with line and column', () => {
    expect(() => read('a,b\n1,x\nsoon,y\n', { types: { a: 'numeric' } })).toThrow(
      refusal('csv_not_numeric', { line: 3, column: 'a', text: 'soon' }),
    );
  });
});

describe('cells between other signs', () => {
  it.each([
    ['semicolons', ';', ';'],
    ['tabs', '\t', '\t'],
    ['vertical bars', '|', '|'],
    ['commas', ',', ','],
  ])('%s are told by the rows that they make', (_, sign, separator) => {
    const { table, reading } = read(
      ['a', 'b', 'c'].join(sign).concat('\n', ['1', 'x y', '"q ""r"""'].join(sign), '\n'),
    );
    expect(table.columns.map((each) => valuesIn(each)[0])).toEqual([1, 'x y', 'q "r"']);
    expect(reading.separator).toBe(separator);
  });

  it('are told when each has a decimal comma', () => {
    expect(cells('a;b\n1,5;2,5\n3,5;4,5\n')).toEqual({ a: [1.5, 3.5], b: [2.5, 4.5] });
  });

  it('are told where rows end with more or fewer blank cells', () => {
    const text = 'shop;sales;note;;\nA;1,5;x;;\nB;2,5;y;;;\nC;3,5;z;\nD;4,5;w;;\n';
    expect(cells(text)).toEqual({
      shop: ['A', 'B', 'C', 'D'],
      sales: [1.5, 2.5, 3.5, 4.5],
      note: ['x', 'y', 'z', 'w'],
    });
  });

  it('may be chosen', () => {
    expect(cells('a;b,c\n1;2,3\n4;5,6\n', { separator: ';' })).toEqual({ a: [1, 4], 'b,c': [2.3, 5.6] });
  });
});

describe('the encoding', () => {
  const table = 'ville\tn\nMontréal\t1\n';
  it.each([
    ['utf-8', utf8(table)],
    ['windows-1252', windows1252(table)],
    ['utf-16le', utf16(table, true)],
    ['utf-16be', utf16(table, false)],
    ['utf-16le', utf16(table, true, false)],
    ['utf-16be', utf16(table, false, false)],
  ] as const)('%s is told', (encoding, bytes) => {
    const { table: found, reading } = readTable(bytes);
    expect(found.columns.map((each) => [each.name, ...valuesIn(each)])).toEqual([
      ['ville', 'Montréal'],
      ['n', 1],
    ]);
    expect(reading.encoding).toBe(encoding);
  });

  it.each(['名前,価格\n能登,100\n', 'a,b\n表,1\n', 'code,city\n1,東京\n'])(
    'Shift_JIS is told from Western letters: %j',
    (text) => {
      expect(readTable(toShiftJis(text)).reading.encoding).toBe('shift_jis');
    },
  );

  it('Shift_JIS is told by half-width kana', () => {
    // ﾄｳｷｮｳ, one byte each.
    const kana = [0xc4, 0xb3, 0xb7, 0xae, 0xb3];
    const { table: found, reading } = readTable(Uint8Array.from([...utf8('a,b\n'), ...kana, ...utf8(',1\n')]));
    expect(reading.encoding).toBe('shift_jis');
    expect(valuesIn(found.columns[0])).toEqual(['ﾄｳｷｮｳ']);
  });

  it.each(['München,1', 'São Paulo,1', 'Ærø,1', 'naïve café,1', 'Ñandú,1', 'Å,1', '£5,1'])(
    'Western letters are told from Shift_JIS: %j',
    (row) => {
      const { table: found, reading } = readTable(windows1252(`a,b\n${row}\n`));
      expect(reading.encoding).toBe('windows-1252');
      expect(valuesIn(found.columns[0])).toEqual([row.startsWith('£') ? 5 : row.split(',')[0]]);
    },
  );

  it.each(
    [
      ['école', 'église', 'étang', 'été', 'à côté', 'âme', 'île', 'œuvre', 'œuf', 'écrits', 'déjà', 'sévère', 'élève'],
      ['ópera', 'ático', 'índice', 'último', 'ñandú', '«ópera»', '¿ónde?', 'ígneo', 'ánimo'],
      ['12 étages', '3 éléments', 'une école', 'l’école', "l'école", 'd’été', '(école)', '“école”', '2e étage'],
      ['öffnen', 'ändern', 'übel', 'größer', 'süß', 'Straße', 'žena', 'šport', 'Šibenik', 'Žena', 'Œuvre'],
      ['ärlig', 'åldern', 'øl', 'ærlig', 'þing', 'ðan', 'íslenska', 'österut', 'ãoe', 'êxito', 'água', 'órgão'],
    ].flat(),
  )('a word in Windows-1252 is told though it begins with an accent: %s', (text) => {
    const letters = cp1252(text);
    for (const rows of [['x', letters], [letters], [letters, 'plain', 'Kilo'].flat()]) {
      const bytes = Uint8Array.from([
        ...utf8('name,n\n'),
        ...rows.flatMap((row) => [...(typeof row === 'string' ? utf8(row) : row), ...utf8(',1\n')]),
      ]);
      const { table: found, reading } = readTable(bytes);
      expect(reading.encoding).toBe('windows-1252');
      expect(valuesIn(found.columns[0])).toContain(text);
    }
  });

  it.each(
    [
      [
        '東京abc',
        '売上kg',
        '株式会社ABC',
        '㈱abc',
        '男male',
        '女female',
        '約kg',
        '気温deg',
        '1月jan',
        '表a',

        '第1回test',
      ],
      [
        '学校school',
        '市city',
        '県pref',
        '計total',
        '齋藤saito',
        '渡邊x',
        'ＡＢＣabc',
        'データdata',
        'あa',
        '。a',
        '図a',
      ],
      ['abc東京', 'no.1店', 'kg/日', 'kg当り', '各店item', '鐵道rail', '國學院kokugakuin', '價格price'],
    ].flat(),
  )('Shift_JIS is told though Western letters follow: %s', (text) => {
    const { table: found, reading } = readTable(toShiftJis(`a,b\n${text},1\n`));
    expect(reading.encoding).toBe('shift_jis');
    expect(valuesIn(found.columns[0])).toEqual([text]);
  });

  it('half-width kana before Western letters are Shift_JIS', () => {
    // ﾄｳｷｮｳ, then "abc".
    const bytes = Uint8Array.from([...utf8('a,b\n'), 0xc4, 0xb3, 0xb7, 0xae, 0xb3, ...utf8('abc,1\n')]);
    expect(valuesIn(readTable(bytes).table.columns[0])).toEqual(['ﾄｳｷｮｳabc']);
  });

  it.each([
    ['shift_jis', toShiftJis('名前,n\n東京都,1\n'), true],
    ['euc-jp', toEuc('名前,n\n東京都,1\n'), true],
    ['windows-1252', windows1252('ville,n\nMontréal,1\n'), true],
    ['utf-16le', utf16('ville,n\nMontréal,1\n', true), false],
    ['utf-8', utf8('ville,n\nMontréal,1\n'), false],
  ] as const)('that is only a guess is told with a way out: %s', (encoding, bytes, isGuess) => {
    const { reading } = readTable(bytes);
    expect(reading).toMatchObject({ encoding, isEncodingGuess: isGuess });
    expect(readTable(bytes, { encoding }).reading.isEncodingGuess).toBe(false);
    const line = readingInWords(reading, 'en', course.t)[0] ?? '';
    expect(line.includes('if names or words look wrong, save the file as UTF-8')).toBe(isGuess);
    const inJapanese = readingInWords(reading, 'ja', course.t)[0] ?? '';
    expect(inJapanese.includes('ファイルをUTF-8で保存し直してください')).toBe(isGuess);
  });

  it.each([
    '<!DOCTYPE html>\n<html><body>a,b</body></html>\n',
    '<html lang="ja">\n<p>a,b\n',
    '<?xml version="1.0"?>\n<a>1,2</a>\n',
    ' \n<table>\n<tr><td>a,b\n',
    '{"a": 1, "b": 2}\n{"a": 3, "b": 4}\n',
    '{\n  "a": [1, 2]\n}\n',
    '[{"a": 1, "b": 2},\n{"a": 3, "b": 4}]\n',
    '[[1, 2],\n[3, 4]]\n',
    '%PDF-1.7\n1,2\n',
  ])('is no table’s where the file is of another kind: %j', (text) => {
    for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), utf16(text, true)]) {
      expect(() => readTable(bytes)).toThrow(refusal('csv_binary'));
      expect(() => readTable(bytes, { separator: ',' })).toThrow(refusal('csv_binary'));
    }
  });

  it.each(['[kg],b\n1,2\n', '<5,b\n1,2\n', '{a},b\n1,2\n', '%,b\n1,2\n'])('is a table’s for %j', (text) => {
    expect(read(text).table.rows).toBe(1);
  });

  it('may be chosen, and is refused where the bytes are of another', () => {
    expect(valuesIn(readTable(toEuc('a,b\n男,1\n'), { encoding: 'euc-jp' }).table.columns[0])).toEqual(['男']);
    expect(() => readTable(toShiftJis('a,b\n東京,1\n'), { encoding: 'euc-jp' })).toThrow(refusal('csv_encoding'));
    expect(valuesIn(readTable(toShiftJis('a,b\n東京,1\n'), { encoding: 'shift_jis' }).table.columns[0])).toEqual([
      '東京',
    ]);
    expect(() => readTable(toShiftJis('a,b\n東京,1\n'), { encoding: 'utf-8' })).toThrow(refusal('csv_encoding'));
  });
});

describe('dates as people write them', () => {
  it.each([
    [
      ['15.03.2024', '1.4.2024'],
      ['2024-03-15', '2024-04-01'],
    ],
    [
      ['15/03/2024', '03/04/2024'],
      ['2024-03-15', '2024-04-03'],
    ],
    [
      ['3/15/2024 9:30 PM', '3/4/2024'],
      ['2024-03-15 21:30', '2024-03-04'],
    ],
    [
      ['令和６年３月１５日', '平成31年4月30日'],
      ['2024-03-15', '2019-04-30'],
    ],
    [
      ['R6.3.15', 'H31.4.30'],
      ['2024-03-15', '2019-04-30'],
    ],
    [
      ['2024年3月', '2024年4月'],
      ['2024-03-01', '2024-04-01'],
    ],
    [
      ['9:30', '18時'],
      ['09:30', '18:00'],
    ],
    [
      ['2024/3/15', '２０２４－３－１６'],
      ['2024/3/15', '2024-3-16'],
    ],
    [
      ['Mar 15 2024', '-'],
      ['2024-03-15', null],
    ],
    [
      ['03/15/2024', '…'],
      ['2024-03-15', null],
    ],
  ])('%j', (texts, words) => {
    const { table, reading } = column(...texts);
    expect(table.columns[0]).toMatchObject({ type: 'date' });
    expect(valuesIn(table.columns[0])).toEqual(words);
    expect(reading.unsureDates).toBeUndefined();
  });

  it('day and month that nothing tells apart stay text, and are told', () => {
    const { table, reading } = read('a,b,c\n01/01/2024,1-2-2024,03/15/2024\n03/04/2024,3-4-2024,03/04/2024\n');
    expect(table.columns.map(({ type }) => type)).toEqual(['categorical', 'categorical', 'date']);
    const { en, ja } = toldIn(reading);
    expect(en).toBe(
      'These columns were read as words, because "03/04/2024" could be 2024-04-03 or 2024-03-04: a, b. Write dates with the year first, such as 2024-04-03.',
    );
    expect(ja).toBe(
      '次の2列は文字として読み込みました：a、b。「03/04/2024」のような日付は、2024-04-03とも2024-03-04とも読めるためです。2024-04-03のように、年から書いてください。',
    );
  });

  it('that may be something else are told with an example, and what to do', () => {
    const { table, reading } = read(
      'delivered,order,score,day,kanji,wide\nH30.8.15,8-19-2087,11:11,2024/1/31,2024年1月31日,２０２４－１－３１\n,8-2-2087,12:05,,,\n',
    );
    expect(table.columns.map(({ type }) => type)).toEqual(['date', 'date', 'date', 'date', 'date', 'date']);
    expect(reading.readAs).toEqual({
      dates: [
        { column: 'delivered', text: 'H30.8.15', as: '2018-08-15' },
        { column: 'order', text: '8-19-2087', as: '2087-08-19' },
      ],
      times: [{ column: 'score', text: '11:11', as: undefined }],
    });
    const linesFor = (where: 'terminal' | 'form' | 'add') =>
      LOCALES.map((locale) => readingInWords(reading, locale, course.t, where).at(-1));
    expect(linesFor('terminal')).toEqual([
      "Read as dates: delivered (H30.8.15 is 2018-08-15), order (8-19-2087 is 2087-08-19). Read as times of day: score (11:11). If that's wrong, read them as words, for example with `--type delivered=categorical`.",
      '日付として読み込んだ列：delivered（H30.8.15は2018-08-15）、order（8-19-2087は2087-08-19）。時刻として読み込んだ列：score（11:11）。違う場合は、`--type delivered=categorical` のように指定して、文字として読み込んでください。',
    ]);
    expect(linesFor('form')).toEqual([
      expect.stringMatching(/score \(11:11\)\. If that's wrong, choose them under "Read as words"\.$/u),
      expect.stringMatching(/score（11:11）。違う場合は、「文字として読む列」で選んでください。$/u),
    ]);
    expect(linesFor('add')).toEqual([
      expect.stringMatching(/score \(11:11\)\.$/u),
      expect.stringMatching(/score（11:11）。$/u),
    ]);
  });

  it.each([
    ['9:30', undefined],
    ['9:30 PM', '21:30'],
    ['9時半', '09:30'],
  ])('times are told as they are written: %s', (text, as) => {
    expect(column(text, '10:00').reading.readAs.times).toEqual([{ column: 'a', text, as }]);
  });

  it('that a person has chosen aren’t told, and a name with spaces is one word of the command', () => {
    expect(read('a,b\n1:30,1\n', { types: { a: 'date' } }).reading.readAs).toEqual({ dates: [], times: [] });
    expect(toldIn(read("it's a score,b\n1:30,1\n").reading).en).toContain("`--type 'it'\\''s a score=categorical'`");
  });

  it('among which something else stands are words, and that is told', () => {
    const { table, reading } = read(
      'd,e,t\n2024-02-28,15.03.2024,9:30\n2024-02-29,不明,9:40\n2024-02-31,16.03.2024,2024-01-01\n2024-03-01,9:30,9:50\n',
    );
    expect(table.columns.map(({ type }) => type)).toEqual(['categorical', 'categorical', 'categorical']);
    expect(reading.spoiltDates).toEqual([
      { column: 'd', of: 'dates', dated: 3, values: 4, line: 4, text: '2024-02-31' },
      { column: 'e', of: 'dates', dated: 2, values: 4, line: 3, text: '不明' },
      { column: 't', of: 'times', dated: 3, values: 4, line: 4, text: '2024-01-01' },
    ]);
    expect(readingInWords(reading, 'en', course.t)[0]).toBe(
      'Column "d" was read as words: 3 of its 4 cells are dates of one kind, but line 4 says "2024-02-31". Fix that cell, or name it as a mark for a missing value.',
    );
    expect(readingInWords(reading, 'ja', course.t)[0]).toBe(
      '列「d」は文字として読み込みました。4セルのうち3セルは同じ種類の日付ですが、4行目は「2024-02-31」です。このセルを直すか、欠損値の記号に指定してください。',
    );
    expect(read('d,b\n2024-01-31,1\n不明,2\n', { missing: ['不明'] }).reading.spoiltDates).toEqual([]);
  });

  it('of both orders of day and month are told by the order that most have, and few dates among words aren’t', () => {
    expect(column('3/15/2024', '3/16/2024', '16/3/2024').reading.spoiltDates).toMatchObject([
      { dated: 2, values: 3, text: '16/3/2024' },
    ]);
    expect(column('2024-01-31', 'p', 'q').reading.spoiltDates).toEqual([]);
  });

  it('may be wanted: what doesn’t fit is refused by its line', () => {
    const types = { a: 'date' } as const;
    expect(() => read('a,b\n15.03.2024,1\n15.13.2024,2\n', { types })).toThrow(
      refusal('csv_not_date', { line: 3, column: 'a', text: '15.13.2024' }),
    );
    expect(() => read('a,b\n03/03/2024,1\n03/04/2024,2\n', { types })).toThrow(
      refusal('csv_not_date', { line: 3, column: 'a', text: '03/04/2024' }),
    );
    expect(() => read('a,b\n9:30,1\n2024-03-15,2\n', { types })).toThrow(
      refusal('csv_not_date', { line: 3, column: 'a', text: '2024-03-15' }),
    );
    expect(read('a,b\n15.03.2024,1\n', { types: { a: 'categorical' } }).table.columns[0]).toMatchObject({
      words: ['15.03.2024'],
    });
  });

  it('aren’t numbers with marks between thousands, whatever the decimal mark', () => {
    for (const decimal of ['.', ','] as const) {
      const { table } = read('a;b;c\n15.03.2024;R6.3.15;9:30\n1.3.2024;R6.3.16;10:45\n', { decimal, separator: ';' });
      expect(table.columns.map(({ type }) => type)).toEqual(['date', 'date', 'date']);
    }
  });

  it('are the same dates when the plain table is read again', () => {
    const { table } = read('a,b,c\n15.03.2024,R6.3.15 9:30,9時30分\n1.4.2024,,18:00\n');
    expect(inText(parseTable(utf8(writePlain(table))))).toEqual(inText(table));
  });
});

describe('a row of totals', () => {
  const totalOf = (text: string, choices: TableChoices = {}) => read(text, choices).reading.total;

  it.each([
    '合計',
    '総計',
    '計',
    '合　計',
    '小計',
    '合計（円）',
    '合計金額',
    'Total',
    'TOTAL:',
    'Grand total',
    'Subtotal',
    'Sum',
    'Total 2024',
    'North Total',
    '東京小計',
    '総数',
    'Average',
    'Mean:',
    'AVG.',
    '平均',
    '平均（円）',
  ])('stays data, and is told: %s', (text) => {
    const table = `region,n,m\nNorth,1,2\nSouth,3,4\n${text},4,6\n`;
    expect(totalOf(table)).toEqual({ line: 4, text, last: 3 });
    expect(read(table).table.rows).toBe(3);
    expect(read(table, { last: 3 }).table.rows).toBe(2);
    expect(totalOf(table, { last: 3 })).toBeUndefined();
  });

  it('may be several, and may have blanks, marks and signs', () => {
    expect(totalOf('a,b,n,m\nx,p,1,-\ny,q,2,3\n,小計,"1,003",-\n合計,,$3,\n')).toEqual({
      line: 4,
      text: '小計',
      last: 3,
    });
    expect(totalOf('店,n\n店0,1\n店1,3\n計,4\n平均,2\n')).toEqual({ line: 4, text: '計', last: 3 });
    expect(totalOf('Report\n\na;n;m\nx;1;2\n\ny;3;4\nTotal;4;6\n')).toEqual({ line: 7, text: 'Total', last: 6 });
  });

  it.each([
    ['another row begins so, too', 'a,n\nTotal,1\nx,2\nTotal,3\n'],
    ['subtotals stand between', 'a,n\nx,1\n小計,1\ny,2\n小計,2\n合計,3\n'],
    ['another cell of the row is a word', 'a,b,n\nx,p,1\ny,q,2\nTotal,r,3\n'],
    ['no cell of the row is a number', 'a,b,n\nx,p,1\ny,q,2\nTotal,,\n'],
    ['it’s the only row', 'a,n\nTotal,3\n'],
    ['a number comes first', 'n,a\n1,x\n2,y\n3,Total\n'],
    ['the word only begins so', 'a,n\nx,1\ny,2\nSummer,3\n'],
    ['the word only begins so, in Japanese', 'a,n\n東京,1\n大阪,2\n計画部,3\n'],
    ['it’s a name', 'a,n\nx,1\ny,2\nAverage Joe,3\n'],
    ['it’s a clock', 'a,n\n東京,1\n大阪,2\n時計,3\n'],
    ['each ends so', 'a,n\nNorth Total,1\nx,2\nSouth Total,3\n'],
    ['it’s in the middle', 'a,n\nx,1\nTotal,3\ny,2\n'],
  ])('is none where %s', (_, text) => {
    expect(totalOf(text)).toBeUndefined();
  });

  it('is told with what to do, on the terminal and in the form', () => {
    const { reading } = read('a,n\nx,1\ny,2\nTotal,3\n');
    expect(toldIn(reading)).toEqual({
      en: 'The table ends with "Total" in line 4. If that\'s a total or an average, leave it out with `--last 3`.',
      ja: '表の最後、4行目に「Total」とあります。合計や平均の行なら、`--last 3` を付けて除いてください。',
    });
    for (const locale of LOCALES) {
      expect(readingInWords(reading, locale, course.t, 'form').at(-1)).not.toContain('--last');
    }
  });
});

describe('a missing cell', () => {
  it.each(['NA', 'N/A', 'n/a', 'null', 'NULL', 'nan', 'NaN', '#N/A', '<NA>', '#DIV/0!'])(
    'may be written %s',
    (mark) => {
      const { table, reading } = read(`a,b\n1,x\n${mark},${mark}\n`);
      expect(table.columns.map(valuesIn)).toEqual([
        [1, null],
        ['x', null],
      ]);
      expect(reading.missing).toEqual([{ text: mark, cells: 2 }]);
    },
  );

  it.each(['-', '--', '.', '…', '***', '－'])('may be written %s among numbers or dates, not among words', (mark) => {
    expect(cells(`a,b,c\n1,x,2024-01-31\n${mark},${mark},${mark}\n`)).toEqual({
      a: [1, null],
      b: ['x', mark],
      c: ['2024-01-31', null],
    });
  });

  it('has so many marks that some are counted: by their kinds', () => {
    const marks = ['NA', 'N/A', 'n/a', 'null', 'NULL', 'nan', 'NaN', '#N/A', '<NA>'];
    const { reading } = column('1', ...marks);
    expect(readingInWords(reading, 'ja', course.t)[0]).toMatch(/ほか1種類。$/u);
    expect(readingInWords(reading, 'en', course.t)[0]).toMatch(/ and 1 more\.$/u);
  });

  it('has only the marks that a person names', () => {
    const text = 'a,b\n1,NA\n-99,x\n?,y\n';
    expect(cells(text, { missing: ['-99', '?'] })).toEqual({ a: [1, null, null], b: ['NA', 'x', 'y'] });
    expect(cells(text, { missing: [] })).toEqual({ a: ['1', '-99', '?'], b: ['NA', 'x', 'y'] });
  });

  it('None is a category', () => {
    expect(cells('a,b\n1,None\n2,x\n')).toEqual({ a: [1, 2], b: ['None', 'x'] });
  });
});

describe('what stands around a table', () => {
  it('is left out and told: a title, notes, a row of units', () => {
    const { table, reading } = read(
      [
        '人口統計',
        '出典：総務省',
        '',
        '地域,年,人口,面積',
        ',年,人,km2',
        '東京,2020,"13,960,000",2194',
        '大阪,2020,"8,800,000",1905',
        '京都,2020,-,4612',
        '注1) 推計値',
        '※2020年',
      ].join('\r\n'),
    );
    expect(table.columns.map((each) => [each.name, ...valuesIn(each)])).toEqual([
      ['地域', '東京', '大阪', '京都'],
      ['年', 2020, 2020, 2020],
      ['人口', 13_960_000, 8_800_000, null],
      ['面積', 2194, 1905, 4612],
    ]);
    expect(reading).toMatchObject({ header: 4, above: 2, units: 5, below: { lines: 2, from: 9 } });
  });

  it('may be chosen by lines', () => {
    const text = 'x,y\nx,y\n1,a\n2,b\n3,c\n';
    expect(cells(text, { header: 2 })).toEqual({ x: [1, 2, 3], y: ['a', 'b', 'c'] });
    expect(cells(text, { header: 1, first: 3, last: 4 })).toEqual({ x: [1, 2], y: ['a', 'b'] });
    expect(() => read(text, { header: 9 })).toThrow(refusal('csv_line', { line: 9 }));
  });

  it('a first row with a word in a column of numbers is no row of units', () => {
    expect(read('x,y\nabout 12,a\n2,b\n3,c\n4,d\n').table.rows).toBe(4);
    expect(read('x,y\nunknown,unknown\n2,5\n3,6\n4,7\n').table.rows).toBe(4);
  });

  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n7,8\n', { line: 4, expected: 3, found: 2, column: 'b' }],
    ['a,b,c\n1,2,3\n1001\n', { line: 3, expected: 3, found: 1, column: 'a' }],
    ['a,b,c\n1,2,3\nnote\n4,5,6\n', { line: 3, expected: 3, found: 1, column: 'a' }],
    ['a,b\n1,2\n3,4,5\n6,7\n', { line: 3, expected: 2, found: 3, column: 'b' }],
    [',b,c\n1,2,3\n4\n5,6,7\n', { line: 3, expected: 3, found: 1, column: '1' }],
  ])(
    'a row that breaks off is refused, and so is one in the middle, with the column in which it ends: %j',
    (text, values) => {
      expect(() => read(text)).toThrow(refusal('csv_ragged', values));
    },
  );

  it.each([
    ['a,b\n1,"x\n2,y\n', { line: 2, column: 2 }],
    ['a,b\n1,x\n"2"0,y\n', { line: 3, column: 1 }],
    ['"a\nb",c\n1,"x" y\n', { line: 3, column: 2 }],
    ['"a,b\n1,x\n', { line: 1, column: 1 }],
  ])('a quotation mark that is out of place is refused with the line and column of its cell: %j', (text, values) => {
    expect(() => read(text)).toThrow(refusal('csv_unreadable', values));
  });

  it('a line break in the name of a column is a space', () => {
    expect(cells('"size\r\nin m²","a\n\nb"\n1,x\n2,y\n')).toEqual({ 'size in m²': [1, 2], 'a b': ['x', 'y'] });
    expect(() => read('"a\nb",a b\n1,2\n')).toThrow(refusal('csv_header', { line: 1, column: 2 }));
  });

  it('blank columns at the end are left out', () => {
    const { table, reading } = read('a,b,,\n1,2,,\n3,4,,\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(reading.blankColumns).toBe(2);
    expect(cells('a,b\n1,2,\n3,4,\n')).toEqual({ a: [1, 3], b: [2, 4] });
  });

  it.each([
    ['pandas', ',a,b\n0,1,x\n1,2,y\n'],
    ['R, write.csv', '"","a","b"\n"0",1,"x"\n"1",2,"y"\n'],
    ['R, write.table', 'a,b\n0,1,x\n1,2,y\n'],
  ])('a first column without a name gets one, as %s writes it', (_, text) => {
    expect(cells(text)).toEqual({ row_no: [0, 1], a: [1, 2], b: ['x', 'y'] });
    expect(read(text).reading.named).toBe('row_no');
  });

  it.each([
    ['commas', 'name,address,y\nn0,12 Main St, Apt 0,0\nn1,7 High St, Apt 1,1\n'],
    ['semicolons', 'name;address;y\nn0;12 Main St; Apt 0;0\nn1;7 High St;Apt 1;1\nn2;8 High St; Apt 2;1\n'],
    ['a title above', 'Report\n\nname,address,y\nn0,12 Main St, Apt 0,0\nn1,7 High St, Apt 1,1\n'],
  ])('a text with the separator in every row is refused, not taken for names of rows: %s', (_, text) => {
    const found = { expected: 3, found: 4, column: 'y' };
    const line = text.startsWith('Report') ? 4 : 2;
    expect(() => read(text)).toThrow(refusal('csv_ragged', { line, ...found }));
    expect(() => readRowByRow(utf8(text), 'utf-8', {})).toThrow(refusal('csv_ragged', { line, ...found }));
  });

  it('names of rows may stand in a file with a space after each separator, or after one', () => {
    expect(cells('a, b\nr1, 1, x\nr2, 2, y\n')).toEqual({ row_no: ['r1', 'r2'], a: [1, 2], b: ['x', 'y'] });
    expect(cells('a,b\nr1, 1,x\nr2,2,y\nr3,3,z\n')).toMatchObject({ row_no: ['r1', 'r2', 'r3'], a: [1, 2, 3] });
  });

  it.each([
    ['numbers and a word', '100,0.711,a,7\n101,0.5,b,8\n102,0.6,a,9\n', true],
    ['a date', 'Osaka,2024-01-01\nOsaka,2024-01-02\n', true],
    ['a code', '007,1\n008,2\n', true],
    ['years beside a word', 'city,2020,2021\nOsaka,1,2\nKyoto,3,4\n', false],
    ['years beside no name', ',2020,2021\nOsaka,1,2\nKyoto,3,4\n', false],
    ['a number above words', '1,2\nx,3\ny,4\n', false],
    ['words that occur', 'a,b\na,b\nc,d\n', false],
  ])('a header of %s may be data', (_, text, isHeaderData) => {
    const { reading } = read(text);
    expect(reading.isHeaderData).toBe(isHeaderData);
    expect(read(text, { header: 1 }).reading.isHeaderData).toBe(false);
    const lines = LOCALES.map((locale) => readingInWords(reading, locale, course.t).join('\n'));
    if (!isHeaderData) return;
    expect(lines[0]).toContain(
      'Line 1 was taken for the header, but it looks like data: add a line with names above it.',
    );
    expect(lines[1]).toContain('1行目を見出しとみなしましたが、データのように見えます。');
  });

  it('a column without a name among others is refused by its place', () => {
    expect(() => read('a,,c\n1,2,3\n')).toThrow(refusal('csv_header', { line: 1, column: 2 }));
    expect(() => read('a,b,\n1,2,3\n')).toThrow(refusal('csv_header', { line: 1, column: 3 }));
    expect(() => read('a,b,a\n1,2,3\n')).toThrow(refusal('csv_header', { line: 1, column: 3 }));
  });
});

it('a plain table has nothing to tell', () => {
  expect(read('a,b\n1,x\n2.5,y\n').reading).toEqual({
    encoding: 'utf-8',
    isEncodingGuess: false,
    separator: ',',
    decimal: '.',
    ambiguous: [],
    header: 1,
    isHeaderData: false,
    above: 0,
    units: undefined,
    below: undefined,
    missing: [],
    codes: [],
    percent: [],
    currency: [],
    named: undefined,
    blankColumns: 0,
    spoilt: [],
    spoiltDates: [],
    readAs: { dates: [], times: [] },
  });
});
