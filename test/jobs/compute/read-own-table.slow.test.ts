import { describe, expect, it } from 'vitest';
import { readOwnTable } from '../../../src/jobs/compute/read-own-table.ts';
import { OWN_DATA_LIMITS } from '../../../src/team/own-data.ts';
import { writeWorkbook } from '../../helpers/write-workbook.ts';

const { columns: limit } = OWN_DATA_LIMITS;
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a table of too many rows is refused by the limit of rows', () => {
  const { rows: most } = OWN_DATA_LIMITS;
  const refusal = { code: 'own_data_rows', values: { limit: most } };
  const read = (bytes: Uint8Array) => readOwnTable({ chunks: [bytes], choices: {} });

  it.each([
    ['one more, in plain columns', 'a,b\n', '1,x\n', most + 1],
    ['more cells than a step takes', 'a,b\n', '1,x\n', 10_000_001],
    ['far more lines with quotation marks', 'a,b\r\n', '1,"x ""y"" z"\r\n', 2 * most + 1],
    ['far more lines than a step takes, in a column', 'a\r', '1\r', 20_000_001],
  ])('with %s', async (_, header, row, rows) => {
    await expect(read(bytesOf(header + row.repeat(rows)))).rejects.toMatchObject(refusal);
  });

  it('in a workbook', async () => {
    const rows = Array.from({ length: most + 1 }, () => [1, 2]);
    await expect(read(writeWorkbook({ Data: [['a', 'b'], ...rows] }))).rejects.toMatchObject(refusal);
  });

  it('in a workbook in which one row is so wide that there are more cells than a step takes', async () => {
    const wide = [1, ...new Array<null>(limit - 2).fill(null), 2];
    const rows: (number | null)[][] = Array.from({ length: most + 1 }, () => [1]);
    await expect(read(writeWorkbook({ Data: [...rows, wide] }))).rejects.toMatchObject(refusal);
  });
});

it('a table of too many cells is refused by its columns where its rows are not too many', async () => {
  const found = 400;
  const header = Array.from({ length: found }, (_, n) => `c${n}`).join(',');
  const text = `${header}\n${`1${','.repeat(found - 1)}\n`.repeat(50_001)}`;
  const refusal = { code: 'own_data_columns', values: { limit, found } };
  await expect(readOwnTable({ chunks: [bytesOf(text)], choices: {} })).rejects.toMatchObject(refusal);
});
