import { expect, it } from 'vitest';
import { readPlain } from '../../../src/table/reading/read-plain.ts';
import { readTable } from '../../../src/table/reading/read-table.ts';

const columnsOf = (text: string) => readPlain(new TextEncoder().encode(text), {})?.columns.map(({ kind }) => kind);

it.each([
  ['commas', 'a,b\n1,x\n2.5,y\n', ['numbers', 'texts']],
  ['semicolons and decimal commas', 'a;b\n1,5;x\n-2,25;y\n', ['numbers', 'texts']],
  ['tabs', 'a\tb\n1\tx\n', ['numbers', 'texts']],
  ['quotation marks', '"a","b"\n"1","x"\n2,"y z"\n', ['numbers', 'texts']],
  ['a line break in a cell', 'a,b\n1,"x\ny"\n', ['numbers', 'texts']],
  ['a quotation mark in a cell', 'a,b\n1,"x""y"\n', ['numbers', 'texts']],
  ['a separator in a name', '"a, in m",b\n1,x\n', ['numbers', 'texts']],
  ['commas between thousands', 'a,b\n"1,234,567.5",x\n12,y\n', ['numbers', 'texts']],
  ['points between thousands', 'a;b\n1.234,5;x\n1,5;y\n', ['numbers', 'texts']],
  ['leading zeros', 'a,b\n007,x\n12,y\n', ['texts', 'texts']],
  ['units', 'a,b,c\nkg,"cm",\n1,2,y\n2,3,z\n', ['numbers', 'numbers', 'texts']],
  ['a marker for a missing number', 'a,b\n1,x\nNA,y\n', ['texts', 'texts']],
  ['a first column without a name', ',b\n1,x\n2,y\n', ['numbers', 'texts']],
])('a file with %s is read from its bytes', (_, text, kinds) => {
  expect(columnsOf(text)).toEqual(kinds);
});

it.each([
  ['a title', 'Report\na,b\n1,x\n'],
  ['a note', 'a,b\n1,x\n2,y\nSource\n'],
  ['a blank line between its rows', 'a,b\n1,x\n\n2,y\n'],
  ['a carriage return in a cell', 'a,b\n1,"x\r\ny"\n'],
  ['a quotation mark in a name', '"a ""b""",c\n1,x\n'],
  ['a row of another width', 'a,b\n1,x\n1\n'],
  ['a column without a name', 'a,,c\n1,2,x\n'],
])('a file with %s is read row by row', (_, text) => {
  expect(columnsOf(text)).toBeUndefined();
});

it('the line of a row counts the line breaks in cells above it', () => {
  const text = new TextEncoder().encode('size,note\n1,"x\ny"\n2,z\n3,"a\n\nb"\n4,z\nabout 5,z\n');
  const spoilt = [{ column: 'size', numbers: 4, values: 5, line: 9, text: 'about 5' }];
  expect(readTable(text).reading.spoilt).toEqual(spoilt);
  // A chosen separator sends the file the long way.
  expect(readTable(text, { separator: ',' }).reading.spoilt).toEqual(spoilt);
});
