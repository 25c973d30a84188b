import { expect, it } from 'vitest';
import { readOwnTable } from '../../../src/jobs/compute/read-own-table.ts';
import { MAX_COLUMNS } from '../../../src/table/limits.ts';
import { OWN_DATA_LIMITS } from '../../../src/team/own-data.ts';

const { columns: limit } = OWN_DATA_LIMITS;
const bytesOf = (text: string) => new TextEncoder().encode(text);

it.each([limit + 1, MAX_COLUMNS, MAX_COLUMNS + 1])(
  'a table of %i columns is refused by the limit for own data',
  async (found) => {
    const names = Array.from({ length: found }, (_, n) => `c${n}`).join(',');
    const bytes = bytesOf(`${names}\n${names.replaceAll('c', '')}\n`);
    const refusal = { code: 'own_data_columns', values: { limit, found } };
    await expect(readOwnTable({ chunks: [bytes], choices: {} })).rejects.toMatchObject(refusal);
  },
);

it('no row is kept where a column to leave out has another name', async () => {
  const keep = { target: 'revenue', leftOut: ['contact'] };
  const kept = readOwnTable({ chunks: [bytesOf('Contact,revenue\nMia,1\nLeo,2\n')], choices: {}, keep });
  await expect(kept).rejects.toMatchObject({ code: 'column_not_found', values: { column: 'contact' } });
});
