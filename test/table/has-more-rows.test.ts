import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasMoreRows } from '../../src/table/has-more-rows.ts';
import { readRecords } from '../../src/table/read-records.ts';

const ENCODINGS = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-16, little end first': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, big end first': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};
const cell = fc.constantFrom('1', '', 'two words', '"quoted"', '"a\nb"', '"a\r\n\r\nb"', '"say ""x"""', '東京上');
const line = fc.oneof(
  fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')),
  fc.constant(' '),
);
const file = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, newline, isEnded]) => ['name,of,a,column', ...lines].join(newline) + (isEnded ? newline : ''));

describe.each(Object.entries(ENCODINGS))('in %s', (_, encode) => {
  it('as many rows are counted as are read', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { length } = readRecords(text);
        expect([length - 1, length].map((most) => hasMoreRows(encode(text), most))).toEqual([true, false]);
      }),
    );
  });

  it('quotation marks inside of cells make no rows of what may be one', () => {
    const text = 'a,b\n"5"" pipe;\n\n\n",1\n5" pipe,"\n\n\n"\n';
    expect(hasMoreRows(encode(text), 3)).toBe(false);
  });
});

it('what is no text has no rows', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256);
  expect(hasMoreRows(bytes, 10)).toBe(false);
});
