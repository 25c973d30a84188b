import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ErrorValues } from '../../../src/errors.ts';
import { isWorkbook } from '../../../src/jobs/compute/is-workbook.ts';
import { readSource } from '../../../src/jobs/compute/read-source.ts';
import type { Encoding } from '../../../src/table/reading/reading.ts';
import { columnOf, valuesOf } from '../../helpers/columns.ts';
import { writeWorkbook } from '../../helpers/write-workbook.ts';

const refusal = (code: string, values: ErrorValues = {}) => expect.objectContaining({ code, values });
const SALES = [
  ['Sales of the year', null, null, null],
  ['shop', 'sold', 'price', 'share'],
  ['North', { day: 45_322 }, 12.5, '7%'],
  ['South', { day: 45_323.5 }, 1e-7, '8%'],
  ['East & West', null, -3, null],
];

describe('a workbook', () => {
  it('is read like a CSV, with dates as dates', async () => {
    const bytes = writeWorkbook({ Notes: [], Sales: SALES });
    const { table, reading } = await readSource({ choices: {} }, bytes);
    expect(table.columns).toEqual([
      columnOf({ name: 'shop', type: 'categorical', values: ['North', 'South', 'East & West'] }),
      columnOf({ name: 'sold', type: 'date', values: ['2024-01-31', '2024-02-01 12:00:00', null] }),
      columnOf({ name: 'price', type: 'numeric', values: [12.5, 1e-7, -3] }),
      columnOf({ name: 'share', type: 'numeric', values: [7, 8, null] }),
    ]);
    expect(reading).toMatchObject({ sheet: { name: 'Sales', of: 2 }, header: 2, above: 1, percent: ['share'] });
  });

  it('is read from the sheet that a person names, and another one is refused with the names', async () => {
    const bytes = writeWorkbook({ Sales: SALES, 'Q & A': [['a'], [1]] });
    expect(valuesOf((await readSource({ choices: { sheet: 'Q & A' } }, bytes)).table.columns[0])).toEqual([1]);
    await expect(readSource({ choices: { sheet: 'B' } }, bytes)).rejects.toEqual(
      refusal('workbook_sheet', { typed: 'B', sheets: ['Sales', 'Q & A'] }),
    );
  });

  it('says where a name is missing in its header', async () => {
    const bytes = writeWorkbook({ Sales: [[null], ['a', 'b'], [null, null], [1, 2], ['x', 3, 4]] });
    await expect(readSource({ choices: {} }, bytes)).rejects.toEqual(refusal('csv_header', { line: 2, column: 3 }));
  });

  it('names the row of the sheet, also below a cell with line breaks', async () => {
    const rows = [['size', 'note'], [1, 'a\nb'], [], [2, 'c'], [3, 'd'], ['about 4', 'e']];
    const { reading } = await readSource({ choices: {} }, writeWorkbook({ Data: rows }));
    expect(reading?.spoilt).toEqual([{ column: 'size', numbers: 3, values: 4, line: 6, text: 'about 4' }]);
  });

  it.each([
    ['no workbook inside', zipSync({ 'a.txt': new Uint8Array(3) })],
    ['broken bytes', writeWorkbook({ a: SALES }).map((byte, at) => (at > 60 && at % 7 === 0 ? byte ^ 255 : byte))],
    ['half of it', writeWorkbook({ a: SALES }).subarray(0, 700)],
  ])('with %s is refused', async (_, bytes) => {
    await expect(readSource({ choices: {} }, bytes)).rejects.toEqual(refusal('workbook_unreadable'));
  });

  it('without rows is refused', async () => {
    await expect(readSource({ choices: {} }, writeWorkbook({ a: [], b: [] }))).rejects.toEqual(refusal('csv_empty'));
  });

  it('of the old kind is refused', () => {
    expect(() => isWorkbook(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toThrow(refusal('workbook_old'));
  });
});

it('the course’s own table is read as it is written', async () => {
  const bytes = new TextEncoder().encode('zip,b\n007,NA\n8,x\n');
  const { table, reading } = await readSource({}, bytes);
  expect(table.columns.map(valuesOf)).toEqual([
    [7, 8],
    ['NA', 'x'],
  ]);
  expect(reading).toBeUndefined();
});

describe('bytes that are not in the encoding that a person names', () => {
  const read = (bytes: Uint8Array, encoding: Encoding) => readSource({ choices: { encoding } }, bytes);
  const lines = (count: number, last: string) => Buffer.from(`a,b\r\n${'x,1\r\n'.repeat(count)}${last}\n`, 'latin1');

  it.each([
    [0, 'a\xe9,1'],
    [3, '\xe9,1'],
    [100_000, 'x,\xe9'],
  ])('are refused by their line, after %i others', async (count, last) => {
    const refused = refusal('csv_encoding_line', { line: count + 2 });
    await expect(read(lines(count, last), 'utf-8')).rejects.toEqual(refused);
  });

  it('are refused by their line also where half a character is at the end', async () => {
    const half = Buffer.concat([Buffer.from('a,b\n1,2\n3,'), Buffer.of(0x93)]);
    await expect(read(half, 'shift_jis')).rejects.toEqual(refusal('csv_encoding_line', { line: 3 }));
    const utf16 = Buffer.concat([Buffer.from('\ufeffa,b\n上,2\n', 'utf16le'), Buffer.of(0x41)]);
    await expect(read(utf16, 'utf-16le')).rejects.toEqual(refusal('csv_encoding_line', { line: 3 }));
  });
});
