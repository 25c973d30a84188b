import { expect, it } from 'vitest';
import { readRowByRow } from '../../../src/table/reading/read-irregular.ts';
import { readPlain } from '../../../src/table/reading/read-plain.ts';
import { readTable } from '../../../src/table/reading/read-table.ts';

const columnsOf = (text: string) => readPlain(new TextEncoder().encode(text), {})?.columns.map(({ kind }) => kind);

it.each([
  ['commas', 'a,b\n1,x\n2.5,y\n', ['numbers', 'texts']],
  ['semicolons and decimal commas', 'a;b\n1,5;x\n-2,25;y\n', ['numbers', 'texts']],
  ['tabs', 'a\tb\n1\tx\n', ['numbers', 'texts']],
  ['quotation marks', '"a","b"\n"1","x"\n2,"y z"\n', ['numbers', 'texts']],
  ['a line break in a cell', 'a,b\n1,"x\ny"\n', ['numbers', 'texts']],
  ['a carriage return in a cell', 'a,b\n1,"x\r\ny"\n', ['numbers', 'texts']],
  ['a blank line between its rows', 'a,b\n1,x\n\n2,y\n', ['numbers', 'texts']],
  ['a quotation mark in a cell', 'a,b\n1,"x""y"\n', ['numbers', 'texts']],
  ['a quotation mark in a name', '"a ""b""",c\n1,x\n', ['numbers', 'texts']],
  ['a separator in a name', '"a, in m",b\n1,x\n', ['numbers', 'texts']],
  ['commas between thousands', 'a,b\n"1,234,567.5",x\n12,y\n', ['numbers', 'texts']],
  ['points between thousands', 'a;b\n1.234,5;x\n1,5;y\n', ['numbers', 'texts']],
  ['leading zeros', 'a,b\n007,x\n12,y\n', ['texts', 'texts']],
  ['units', 'a,b,c\nkg,"cm",\n1,2,y\n2,3,z\n', ['numbers', 'numbers', 'texts']],
  ['a marker for a missing number', 'a,b\n1,x\nNA,y\n', ['texts', 'texts']],
  ['commas at the end of its lines', 'a,b,,\n1,x,,\n2,y,,\n', ['numbers', 'texts']],
  ['names of rows as R writes them', 'a,b\n1,2,x\n2,3,y\n', ['numbers', 'numbers', 'texts']],
  ['a first column without a name', ',b\n1,x\n2,y\n', ['numbers', 'texts']],
])('a file with %s is read from its bytes', (_, text, kinds) => {
  expect(columnsOf(text)).toEqual(kinds);
});

it.each([
  ['a title', 'Report\na,b\n1,x\n'],
  ['a note', 'a,b\n1,x\n2,y\nSource\n'],
  ['a carriage return outside quotation marks', 'a,b\n1,x\ry\n'],
  ['a line break in a name', '"a\nb",c\n1,x\n'],
  ['a row of another width', 'a,b\n1,x\n1\n'],
  ['a column without a name', 'a,,c\n1,2,x\n'],
])('a file with %s is read row by row', (_, text) => {
  expect(columnsOf(text)).toBeUndefined();
});

it('the line of a row counts blank lines and the line breaks in cells above it', () => {
  const text = new TextEncoder().encode('size,note\n\n1,"x\ny"\n2,z\n \n3,"a\r\n\rb"\n4,z\nabout 5,z\n');
  const spoilt = [{ column: 'size', numbers: 4, values: 5, line: 11, text: 'about 5' }];
  expect(readTable(text).reading.spoilt).toEqual(spoilt);
  expect(readRowByRow(text, 'utf-8', {}).reading.spoilt).toEqual(spoilt);
});

it('what a person says of a regular file is heeded as its bytes are read', () => {
  const text = new TextEncoder().encode('size;code;note\n-99;1;x\n1,5;2;-99\n3;-99;y\n');
  const plain = readPlain(text, { missing: ['-99'], types: { code: 'categorical' }, separator: ';', decimal: ',' });
  expect(plain?.columns.map(({ kind }) => kind)).toEqual(['numbers', 'texts', 'texts']);
  const { table, reading } = readTable(text, { missing: ['-99'], types: { code: 'categorical' } });
  expect(table.columns).toEqual([
    { name: 'size', type: 'numeric', values: Float64Array.of(Number.NaN, 1.5, 3) },
    { name: 'code', type: 'categorical', words: ['1', '2'], codes: Int32Array.of(0, 1, -1) },
    { name: 'note', type: 'categorical', words: ['x', 'y'], codes: Int32Array.of(0, -1, 1) },
  ]);
  expect(reading.missing).toEqual([{ text: '-99', cells: 3 }]);
});

it.each([
  ['blank lines', 'a\tb\n1\tx\n\n \r\n\t\n2\ty\n', 3],
  ['line breaks in cells', 'a,b\n1,"x\n\ny"\n2,"""\r\n"', 2],
])('%s don’t count among the most rows', (_, text, rows) => {
  const bytes = new TextEncoder().encode(text);
  expect(readPlain(bytes, { maxCells: 2 * rows })?.rows).toBe(rows);
  expect(readPlain(bytes, { maxCells: 2 * rows - 1 })).toBeUndefined();
});
