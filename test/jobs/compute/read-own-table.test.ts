import { describe, expect, it } from 'vitest';
import { unpack } from '../../../src/jobs/compute/packing.ts';
import { readOwnTable } from '../../../src/jobs/compute/read-own-table.ts';
import { MAX_COLUMNS } from '../../../src/table/limits.ts';
import { OWN_DATA_LIMITS } from '../../../src/team/own-data.ts';
import { computeHere } from '../../helpers/compute-here.ts';
import { writeWorkbook } from '../../helpers/write-workbook.ts';

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

it('a table of one row too many is refused by the limit of rows', async () => {
  const { rows } = OWN_DATA_LIMITS;
  const read = readOwnTable({ chunks: [bytesOf(`a\n${'1\n'.repeat(rows + 1)}`)], choices: {} });
  await expect(read).rejects.toMatchObject({ code: 'own_data_rows', values: { limit: rows } });
});

it('very many line breaks in cells are no rows', async () => {
  const rows = OWN_DATA_LIMITS.rows / 100;
  const text = `a,b\n${`1,"${'\n'.repeat(300)}"\n`.repeat(rows)}`;
  const message = await readOwnTable({ chunks: [bytesOf(text)], choices: {} });
  expect(message).toMatchObject({ type: 'previewed', preview: { rows } });
});

it('a workbook with a value far to the right is refused by its cell, and the limit for own data', async () => {
  const bytes = writeWorkbook({ Sales: [['a'], [1, ...new Array<null>(MAX_COLUMNS).fill(null), 2]] });
  const refusal = { code: 'workbook_too_wide', values: { sheet: 'Sales', cell: 'ALN2', limit } };
  await expect(readOwnTable({ chunks: [bytes], choices: {} })).rejects.toMatchObject(refusal);
});

describe('a column that cannot be predicted', () => {
  const keep = (csv: string, target = 'revenue') =>
    readOwnTable({ chunks: [bytesOf(csv)], choices: {}, keep: { target, leftOut: [] } });

  it('is refused with the line and the text that spoil it, which is cut', async () => {
    const code = 'target_not_numeric_line';
    const long = `about ${'8'.repeat(90)}`;
    const cells = ['region,revenue', 'North,1', '"South\nEast",2', `West,${long}`, 'Overseas,4', ''];
    const values = { line: 5, column: 'revenue', text: long.slice(0, 40) };
    await expect(keep(cells.join('\n'))).rejects.toMatchObject({ code, values });
  });

  it('is refused with the line of a number of another kind', async () => {
    const csv = 'region,revenue\nNorth,$1\nSouth,$2\nEast,€3\n';
    const values = { line: 4, column: 'revenue', text: '€3' };
    await expect(keep(csv)).rejects.toMatchObject({ code: 'target_not_numeric_kind', values });
  });

  it('is refused by its name where it has no numbers, or is not there', async () => {
    const csv = 'region,revenue\nNorth,1\nSouth,2\n';
    const named = (column: string) => ({ values: { column } });
    await expect(keep(csv, 'region')).rejects.toMatchObject({ code: 'target_not_numeric', ...named('region') });
    await expect(keep(csv, 'cost')).rejects.toMatchObject({ code: 'column_not_found', ...named('cost') });
  });
});

it('no row is kept where a column to leave out has another name', async () => {
  const keep = { target: 'revenue', leftOut: ['contact'] };
  const kept = readOwnTable({ chunks: [bytesOf('Contact,revenue\nMia,1\nLeo,2\n')], choices: {}, keep });
  await expect(kept).rejects.toMatchObject({ code: 'column_not_found', values: { column: 'contact' } });
});

it('a column that is read as words is one of words in the data dictionary of Prepare', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => `1${n % 4}:2${n % 5},${7 * (n % 3)},${n * 1.5}`);
  const chunks = [bytesOf(`score,code,revenue\n${rows.join('\n')}\n`)];
  const choices = { types: { score: 'categorical', code: 'categorical' } } as const;
  const message = await readOwnTable({ chunks, choices, keep: { target: 'revenue', leftOut: [] } });
  if (message.type !== 'kept') throw new Error('the table was not kept');
  const { types, parts } = message.table;
  const data = { filename: 'scores.csv', target: 'revenue', row: 'a match', types, origin: '', parts };
  const input = { process: 'prepare', data, parameters: {}, history: {}, earlier: [], locale: 'en' } as const;
  const { artifacts } = await computeHere.run(input, () => {});
  const dictionary = artifacts.find(({ filename }) => filename.includes('dictionary'));
  if (dictionary === undefined) throw new Error('no dictionary');
  expect(unpack(dictionary)).toMatch(/^score,category,/mu);
});
