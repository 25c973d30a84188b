import { brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOwnTable } from '../../../src/jobs/compute/read-own-table.ts';
import { parseTable } from '../../../src/table/parse-table.ts';
import { readTable } from '../../../src/table/reading/read-table.ts';

const cell = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map(String),
  fc.constantFrom('', 'North', 'a "quoted" one', 'two\nlines', 'x,y', '東京', '2024-01-31', 'n/a', ' padded ', '=1+1'),
);
const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 9999 }), cell, cell, cell), { minLength: 2, maxLength: 30 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

it('the stored parts give the very same table as the file, without the columns that are left out', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (table, leavesOut) => {
      const lines = table.map((cells) => cells.map((each) => quoted(String(each))).join(','));
      const bytes = new TextEncoder().encode(`revenue,a,b,c\n${lines.join('\n')}\n`);
      const read = readTable(bytes).table;
      // A table whose target isn't of numbers, or that is refused, is tested elsewhere.
      fc.pre(read.columns.find(({ name }) => name === 'revenue')?.type === 'numeric');
      const leftOut = leavesOut ? ['b'] : [];
      const message = await readOwnTable({ chunks: [bytes], choices: {}, keep: { target: 'revenue', leftOut } });
      if (message.type !== 'kept') throw new Error('not kept');
      const { parts, types, ...kept } = message.table;
      const csv = brotliDecompressSync(Buffer.concat(parts));
      const again = parseTable(csv, { ours: true, types });
      const columns = read.columns.filter(({ name }) => !leftOut.includes(name));
      expect(again).toEqual({ rows: read.rows, columns });
      expect(kept).toMatchObject({ rows: read.rows, columns: columns.length });
      if (leavesOut) expect(Object.keys(types)).not.toContain('b');
    }),
  );
});
