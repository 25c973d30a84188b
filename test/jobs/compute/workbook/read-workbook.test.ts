import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import Papa from 'papaparse';
import readByPackage from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import type { ErrorValues } from '../../../../src/errors.ts';
import { readForeign } from '../../../../src/jobs/compute/read-source.ts';
import { readWorkbook } from '../../../../src/jobs/compute/workbook/read-workbook.ts';
import { SheetWriter } from '../../../../src/jobs/compute/workbook/sheet-writer.ts';
import { readSheet } from '../../../../src/table/reading/read-table.ts';
import { runs } from '../../../fuzz/runs.ts';
import { writeWorkbook } from '../../../helpers/write-workbook.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

interface Parts {
  sheets?: Record<string, string>;
  sharedTexts?: string;
  styles?: string;
  types?: Record<string, string>;
  more?: string;
}

/** A workbook of sheets as they are written: each by the XML of its rows, or of the whole sheet. */
function workbookOf({ sheets = {}, sharedTexts = '', styles = '', types = {}, more = '' }: Parts): Uint8Array {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const pathOf = (name: string) => `${types[name] ?? 'worksheet'}s/${name}.xml`;
  const files: Record<string, string> = {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${more}<sheets>${names
      .map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="r${n}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${names
      .map((name, n) => relation(`r${n}`, types[name] ?? 'worksheet', pathOf(name)))
      .join(
        '',
      )}${relation('rs', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('rt', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${sharedTexts}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    ...Object.fromEntries(
      Object.entries(sheets).map(([name, xml]) => [
        `xl/${pathOf(name)}`,
        xml.startsWith('<') && !xml.startsWith('<row')
          ? xml
          : `<worksheet xmlns="${MAIN}"><sheetData>${xml}</sheetData></worksheet>`,
      ]),
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`;
const cell = (place: string, value: string | number, more = '') => `<c r="${place}"${more}><v>${value}</v></c>`;
const one = (rows: string, parts: Parts = {}) => csvOf(workbookOf({ sheets: { Data: rows }, ...parts }));
const csvOf = (bytes: Uint8Array, wanted?: string) => new TextDecoder().decode(readWorkbook(bytes, wanted).csv);
const refusal = (code: string, values?: ErrorValues) =>
  expect.objectContaining(values === undefined ? { code } : { code, values });

const anyCell = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.record({ day: fc.integer({ min: 40_000, max: 45_000 }) }),
  fc.constantFrom('North', 'a, b', '"x"', 'two\nlines', '東京', ' ', '</row>', '0012', '1,5', '_x0041_'),
);
const anyRows = fc.array(fc.oneof(fc.array(anyCell, { maxLength: 5 }), fc.constant([])), { maxLength: 20 });

it('a workbook is read as another reader reads it', async () => {
  const trimmed = (rows: readonly (readonly string[])[]) => {
    const found = rows.map((cells) => cells.slice(0, cells.findLastIndex((text) => text !== '') + 1));
    return found.slice(0, found.findLastIndex((cells) => cells.length > 0) + 1);
  };
  const textOf = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''));
  await fc.assert(
    fc.asyncProperty(anyRows, anyRows, async (notes, data) => {
      const bytes = writeWorkbook({ Notes: notes, Data: data });
      const sheets = await readByPackage(new Uint8Array(bytes).buffer);
      for (const { sheet, data: theirs } of sheets) {
        const expected = trimmed(theirs.map((cells) => cells.map((value) => textOf(value).trim())));
        if (expected.length === 0) expect(() => csvOf(bytes, sheet)).toThrow(refusal('csv_empty'));
        else expect(trimmed(Papa.parse<string[]>(csvOf(bytes, sheet)).data)).toEqual(expected);
      }
    }),
    { numRuns: runs(150) },
  );
});

describe('a workbook', () => {
  it.each([
    [
      'rows and cells without numbers',
      `<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`,
      '1,2\n3,""\n',
    ],
    ['numbers in single quotes', `<row spans='1>2' r='2'><c r='B2'><v>5</v></c></row>`, '\n"",5\n'],
    [
      'prefixes',
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      '7\n',
    ],
    ['a row that is closed with a space', '<row r="1"><c r="A1"><v>7</v></c></row >', '7\n'],
    ['the end of a row in a comment', '<row r="1"><!-- </row> --><c r="A1"><v>7</v></c></row>', '7\n'],
    ['a row that only its cells number', '<row><c r="A3"><v>7</v></c></row>', '\n\n7\n'],
    [
      'an error, a formula’s text and a truth',
      `${row(1, `${cell('A1', '#N/A', ' t="e"')}${cell('B1', 'x', ' t="str"')}${cell('C1', 1, ' t="b"')}`)}`,
      '#N/A,x,true\n',
    ],
    [
      'integers of many digits',
      row(1, `${cell('A1', '12345678901234567890')}${cell('B1', '0.30000000000000004')}`),
      '12345678901234567890,0.30000000000000004\n',
    ],
    ['a character that is no text', row(1, '<c r="A1" t="inlineStr"><is><t>a_x0000_b</t></is></c>'), 'ab\n'],
  ])('with %s is read', (_, xml, csv) => {
    expect(one(xml).replaceAll('\n', '\n')).toBe(csv.replaceAll('""', ''));
  });

  it('shows texts with formats, and not how a word is read aloud', () => {
    const sharedTexts =
      '<si><r><t>売</t></r><r><t>上</t></r><rPh sb="0" eb="1"><t>ウリアゲ</t></rPh></si><si><t>b</t></si>';
    expect(one(row(1, `${cell('A1', 0, ' t="s"')}${cell('B1', 1, ' t="s"')}`), { sharedTexts })).toBe('売上,b\n');
  });

  it('shows dates and times by the formats of their cells', () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy/mm/dd"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/><numFmt numFmtId="166" formatCode="[Red]#,##0"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs>';
    const values = [45_322, 45_322, 45_322, 45_322, 45_322, 45_292.416_666_666_664];
    const cells = values.map((value, style) => cell(`${'ABCDEF'[style]}1`, value, ` s="${style}"`)).join('');
    expect(one(row(1, cells), { styles })).toBe('45322,2024-01-31,2024-01-31,45322,45322,2024-01-01 10:00:00\n');
    const far = row(1, `${cell('A1', 99_999_999_999, ' s="1"')}${cell('B1', -5, ' s="1"')}`);
    expect(one(far, { styles })).toBe('99999999999,-5\n');
    const times =
      '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="h&quot;時&quot;mm&quot;分&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="33"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>';
    const shares = [0.395_833_333, 0, 0.5, 0.999_999_9, 0.395_833_333, 45_292.5];
    const clocks = shares.map((value, style) => cell(`${'ABCDEF'[style]}1`, value, ` s="${style}"`)).join('');
    const shown = '09:30:00,00:00:00,12:00:00,24:00:00,09:30:00,2024-01-01 12:00:00\n';
    expect(one(row(1, clocks), { styles: times })).toBe(shown);
    const from1904 = { styles, more: '<workbookPr date1904="1"/>' };
    expect(one(row(1, cell('A1', 43_860, ' s="1"')), from1904)).toBe('2024-01-31\n');
  });

  /** A row of one number by each of these formats. */
  const shownBy = (value: number | string, formats: readonly string[], more = '') => {
    const codes = formats.map((code) => code.replaceAll('"', '&quot;').replaceAll('<', '&lt;'));
    const known = codes.map((code, n) => `<numFmt numFmtId="${164 + n}" formatCode="${code}"/>`).join('');
    const styles = `<numFmts>${known}</numFmts><cellXfs>${formats.map((_, n) => `<xf numFmtId="${164 + n}"/>`).join('')}</cellXfs>`;
    const cells = formats.map((_, n) => cell(`${String.fromCharCode(65 + n)}1`, value, ` s="${n}"`)).join('');
    return one(row(1, cells), { styles, more }).trim().split(',');
  };

  it('shows durations with all their hours, also above a day and below zero', () => {
    const formats = ['[h]:mm', '[hh]:mm:ss', '[m]', '[s]', '[h]"時間"mm"分"', '[mm]:ss.0'];
    for (const more of ['', '<workbookPr date1904="1"/>']) {
      expect(new Set(shownBy(1.0625, formats, more))).toEqual(new Set(['25:30:00']));
    }
    expect(shownBy(0.395_833_333, formats.slice(0, 1))).toEqual(['09:30:00']);
    expect(shownBy(-0.5, formats.slice(0, 1))).toEqual(['-12:00:00']);
    expect(shownBy(416.999_999_999, formats.slice(0, 1))).toEqual(['10008:00:00']);
    expect(shownBy(99_999_999_999, formats.slice(0, 1))).toEqual(['99999999999']);
    // What a clock shows stays a time.
    expect(shownBy(1.0625, ['yyyy-mm-dd hh:mm'])).toEqual(['1900-01-01 01:30:00']);
  });

  it.each([
    [1, '1900-01-01'],
    [2.5, '1900-01-02 12:00:00'],
    [59, '1900-02-28'],
    // A day that workbooks have and calendars don't.
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [0, '0'],
  ])('shows day %d of 1900 as its program does', (day, shown) => {
    expect(shownBy(day, ['yyyy-mm-dd'])).toEqual([shown]);
  });

  it('counts days from 1904 without that day', () => {
    const from1904 = '<workbookPr date1904="1"/>';
    expect([0, 59, 60].map((day) => shownBy(day, ['yyyy-mm-dd'], from1904)[0])).toEqual([
      '1904-01-01',
      '1904-02-29',
      '1904-03-01',
    ]);
  });

  it.each([
    [123, '00000', '00123'],
    [123_456, '00000', '123456'],
    [600_001, '000-0000', '060-0001'],
    [600_001, String.raw`000\-0000`, '060-0001'],
    [600_001, '000"-"0000', '060-0001'],
    [600_001, String.raw`[<=999]000;[<=9999]000\-00;000\-0000`, '060-0001'],
    [600, String.raw`[<=999]000;[<=9999]000\-00;000\-0000`, '600'],
    [60_000_001, '000-0000', '6000-0001'],
    [0, '00', '00'],
    // Anything else is a number.
    [7, '0', '7'],
    [7.5, '000', '7.5'],
    [-7, '000', '-7'],
    [7, '000.0', '7'],
    [7, '000;-000', '7'],
    [7, '0,000', '7'],
    [7, '000"kg"', '7'],
  ])('shows %d by the format %s as %s', (value, format, shown) => {
    expect(shownBy(value, [format])).toEqual([shown]);
  });

  describe('without a sheet’s name', () => {
    const title = row(1, cell('A1', 'Sales 2025', ' t="str"'));
    const list = `${title}${row(3, cell('A3', 'Read me', ' t="str"'))}`;
    const wide = row(1, `${cell('A1', 1)}${cell('B1', 2)}`);
    const table = `${wide}${row(4, cell('B4', 3))}`;

    it.each([
      ['a title alone', title],
      ['one column', list],
      ['one row', wide],
    ])('passes by a cover with %s', (_, cover) => {
      const bytes = workbookOf({ sheets: { Cover: cover, Data: table, Other: table } });
      expect(readWorkbook(bytes).sheet).toEqual({ name: 'Data', of: 3 });
      expect(readWorkbook(bytes, 'Cover').sheet).toEqual({ name: 'Cover', of: 3 });
    });

    it('takes the first sheet with rows where none can be a table', () => {
      const bytes = workbookOf({ sheets: { Blank: '', Title: title, List: list } });
      expect(readWorkbook(bytes).sheet).toEqual({ name: 'Title', of: 3 });
    });
  });

  it('names the columns whose formulas have no results among the rows of the table', async () => {
    const formula = (place: string, more = '', rest = '') => `<c r="${place}"${more}><f>A2*2</f>${rest}</c>`;
    const head = ['x', 'calc', 'text', 'done', 'late'].map((name, n) => cell(`${'ABCDE'[n]}3`, name, ' t="str"'));
    const rows = [4, 5, 6].map((n) =>
      row(
        n,
        [
          cell(`A${n}`, n),
          formula(`B${n}`, '', n === 4 ? '' : '<v></v>'),
          formula(`C${n}`, ' t="str"', '<v></v>'),
          formula(`D${n}`, '', '<v>4</v>'),
          n === 6 ? formula(`E${n}`, ' t="n"', '<v/>') : cell(`E${n}`, 1),
        ].join(''),
      ),
    );
    // A formula above the table is none of its column.
    const sheet = [row(1, `${cell('A1', 'Sales', ' t="str"')}${formula('D1')}`), row(3, head.join('')), ...rows].join(
      '',
    );
    const bytes = workbookOf({ sheets: { Data: sheet } });
    const { table, reading } = await readForeign({ choices: {} }, bytes);
    expect(reading).toMatchObject({ header: 3, unworked: ['calc', 'late'] });
    expect(table.columns.map(({ name }) => name)).toEqual(['x', 'calc', 'text', 'done', 'late']);
    const plain = `${row(1, head.slice(0, 2).join('').replaceAll('3"', '1"'))}${row(2, `${cell('A2', 1)}${cell('B2', 2)}`)}`;
    const { reading: worked } = await readForeign({ choices: {} }, workbookOf({ sheets: { Data: plain } }));
    expect(worked).not.toHaveProperty('unworked');
  });

  it('passes by sheets of charts, blank sheets, and rows without values', () => {
    const blank = Array.from({ length: 20_000 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" s="3"/></row>`).join('');
    const bytes = workbookOf({
      sheets: {
        Chart: '<chartsheet/>',
        Empty: '<worksheet/>',
        Styled: blank,
        Late: `${blank}${row(20_001, cell('A20001', 4))}`,
      },
      types: { Chart: 'chartsheet' },
    });
    expect(readWorkbook(bytes)).toMatchObject({ sheet: { name: 'Late', of: 4 } });
    expect(csvOf(bytes)).toBe(`${'\n'.repeat(20_000)}4\n`);
    expect(() => csvOf(bytes, 'Styled')).toThrow(refusal('csv_empty'));
  });

  it('has as many cells in each row, also where a later one is wider', () => {
    const rows = Array.from({ length: 4500 }, (_, n) => row(n + 1, cell(`A${n + 1}`, n)));
    const text = one(`${rows.join('')}${row(4501, `${cell('A4501', 1)}${cell('C4501', 3)}`)}`);
    expect(text.split('\n').slice(0, 2)).toEqual(['0,,', '1,,']);
    expect(text.endsWith('4499,,\n1,,3\n')).toBe(true);
  });

  it.each([
    ['column', row(1, cell('ZZZZZZ1', 1)), 'ZZZZZZ1'],
    ['row', row(900_000_000, cell('A900000000', 1)), 'A900000000'],
    ['row that stands before another', `${row(2, cell('A2', 1))}${row(1, cell('A1', 1))}`, 'A1'],
    ['column that stands before another', row(2, `${cell('C2', 1)}${cell('B2', 1)}`), 'B2'],
    ['place that is none', row(2, `${cell('B2', 1)}${cell('&lt;!here&gt;', 1)}`), 'B2'],
  ])('with a cell in an impossible %s is refused by sheet and cell, and takes no memory', (_, xml, place) => {
    expect(() => one(xml)).toThrow(refusal('workbook_unreadable_cell', { sheet: 'Data', cell: place }));
  });

  it('with a value far to the right is refused by its cell', () => {
    const values = { sheet: 'Data', cell: 'XFD7', limit: 1000 };
    expect(() => one(row(7, cell('XFD7', 1)))).toThrow(refusal('workbook_too_wide', values));
  });

  it.each([
    ['refers to a text that is not there', row(3, `${cell('B3', 1)}<c r="C3" t="s"><v>7</v></c>`), 'C3'],
    ['has no place, and such a text', '<row><c><v>1</v></c><c t="s"><v>7</v></c></row>', 'B1'],
    ['is the last one before broken XML', `${row(1, cell('A1', 1))}<row r="2"><c r="AB2"><v>1</v></row>`, 'AB2'],
  ])('is refused by sheet and cell where a cell %s', (_, xml, place) => {
    const bytes = workbookOf({ sheets: { Notes: '', Sales: xml } });
    expect(() => csvOf(bytes)).toThrow(refusal('workbook_unreadable_cell', { sheet: 'Sales', cell: place }));
  });

  it('is refused by its sheet where that breaks off before the first cell, or its packed bytes are broken', () => {
    const unclosed = workbookOf({ sheets: { Data: '<worksheet><cols>' } });
    expect(() => csvOf(unclosed)).toThrow(refusal('workbook_unreadable_sheet', { sheet: 'Data' }));
    const rows = Array.from({ length: 500 }, (_, n) => row(n + 1, cell(`A${n + 1}`, (n * 7919) % 1013)));
    const bytes = workbookOf({ sheets: { Data: rows.join('') } });
    const begin = Buffer.from(bytes).indexOf('xl/worksheets/Data.xml') + 'xl/worksheets/Data.xml'.length;
    const broken = bytes.map((byte, at) => (at >= begin && at < begin + 200 ? 255 : byte));
    expect(() => csvOf(broken)).toThrow(refusal('workbook_unreadable_sheet', { sheet: 'Data' }));
  });

  it('shows no more of a long name than has room', () => {
    const name = 'S'.repeat(5000);
    const bytes = workbookOf({ sheets: { [name]: row(1, cell('ZZZZZZ1', 1)) } });
    const shown = `${'S'.repeat(40)}…`;
    expect(() => csvOf(bytes)).toThrow(refusal('workbook_unreadable_cell', { sheet: shown, cell: 'ZZZZZZ1' }));
    expect(() => csvOf(bytes, 'B')).toThrow(refusal('workbook_sheet', { typed: 'B', sheets: [shown] }));
  });

  it('with a cell in the last row is read, and refused as a table', () => {
    const bytes = workbookOf({ sheets: { Data: `${row(1, cell('A1', 1))}${row(1_048_576, cell('B1048576', 1))}` } });
    expect(() => readSheet(readWorkbook(bytes))).toThrow(refusal('csv_header'));
  });

  it('with too many cells is refused while it is read', () => {
    const writer = new SheetWriter('Data', 12);
    for (const row of [1, 2, 900]) writer.take(row, ['a', 'b', 'c']);
    expect(() => writer.take(901, ['', '', '', 'd'])).toThrow(
      expect.objectContaining({ code: 'csv_too_large', values: { limit: 3 } }),
    );
  });

  it('that unpacks to too much is refused before it is unpacked as a whole', () => {
    const bytes = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000) });
    expect(bytes.length).toBeLessThan(100_000);
    expect(() => readWorkbook(bytes, undefined, 20)).toThrow(refusal('workbook_too_large'));
  });

  it('with entities of its own is refused', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    expect(() => one(bomb)).toThrow(refusal('workbook_unreadable_cell', { sheet: 'Data', cell: 'A1' }));
  });
});
