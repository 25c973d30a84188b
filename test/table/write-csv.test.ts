import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/table/write-csv.ts';

const read = (bytes: Uint8Array) =>
  Papa.parse<Record<string, string>>(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).slice(1), {
    header: true,
    skipEmptyLines: true,
  });

describe('a CSV file', () => {
  it('begins with a byte-order mark and has CRLF line ends (RFC 4180)', () => {
    const bytes = writeCsv(['name', 'n'], [{ name: '高橋', n: 2 }, { name: 'a, "b"' }]);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('name,n\r\n高橋,2\r\n"a, ""b""",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=a\nb', '=a\r\nb'])('does not let %j be a formula', (text) => {
    expect(read(writeCsv(['text'], [{ text }])).data[0]?.text).toBe(`'${text}`);
  });

  it('reads back any text', () => {
    const texts = fc.array(fc.record({ a: fc.string({ unit: 'grapheme' }), b: fc.string() }), { minLength: 1 });
    fc.assert(
      fc.property(texts, (rows) => {
        const { data } = Papa.parse<string[]>(new TextDecoder().decode(writeCsv(['a', 'b'], rows)), {
          newline: '\r\n',
        });
        const plain = (text = '') => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);
        expect(data.slice(1, -1)).toEqual(rows.map(({ a, b }) => [plain(a), plain(b)]));
      }),
    );
  });
});
