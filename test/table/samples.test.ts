import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadWords } from '../../src/course/load-words.ts';
import { readOwnTable } from '../../src/jobs/compute/read-own-table.ts';
import { readingInWords } from '../../src/messages/reading-in-words.ts';

const FOLDER = new URL('../../data/samples/', import.meta.url);
const t = loadWords();

async function previewOf(name: string) {
  const message = await readOwnTable({ chunks: [readFileSync(new URL(name, FOLDER))], choices: {} });
  if (message.type !== 'previewed') throw new Error('no preview');
  return message.preview;
}

const typesIn = async (name: string) =>
  Object.fromEntries((await previewOf(name)).columns.map((column) => [column.name, column.type]));
const personalIn = async (name: string) =>
  (await previewOf(name)).columns.filter(({ personal }) => personal !== undefined).map((column) => column.name);
const told = async (name: string) => readingInWords((await previewOf(name)).reading, 'en', t).join('\n');

test('the list of samples names each file', () => {
  const files = readdirSync(FOLDER).filter((name) => name !== 'README.md');
  const listed = [...readFileSync(new URL('README.md', FOLDER), 'utf8').matchAll(/^\| `([^`]+)`/gmu)].map(([, n]) => n);
  expect(listed.toSorted()).toEqual(files.toSorted());
});

test('plain tables have their types, and nothing is told', async () => {
  expect(await typesIn('retail.csv')).toEqual({
    shop_id: 'categorical',
    region: 'categorical',
    space_sqm: 'numeric',
    staff: 'numeric',
    opened: 'date',
    revenue: 'numeric',
  });
  expect(await told('retail.csv')).toBe('');
  expect(await typesIn('sensors.csv')).toMatchObject({ time: 'date', vibration: 'numeric', energy: 'numeric' });
});

test.each([
  ['sales-ja.csv', 'Shift_JIS'],
  ['sales-fr.csv', 'Windows-1252'],
  ['semicolons.csv', 'semicolon'],
  ['title-and-units.csv', 'unit'],
  ['trailing-commas.csv', '2 blank columns'],
  ['no-first-name.csv', 'called "row_no"'],
  ['missing-marks.csv', 'n/a'],
  ['about-12.csv', 'about 12'],
  ['currencies.csv', 'price'],
  ['leading-zeros.csv', '+818012345678: branch_code'],
  ['unicode-text.tsv', 'tab'],
])('%s is read, and what was found is told (%s)', async (name, word) => {
  expect((await told(name)).toLowerCase()).toContain(word.toLowerCase());
});

test('names and digits are what their writer has typed, whatever the encoding', async () => {
  const columnsOf = async (name: string) =>
    (await previewOf(name)).columns.map((column) => [column.name, column.type, column.examples[0]]);
  expect(await columnsOf('sales-fr.csv')).toEqual([
    ['ville', 'categorical', 'Besançon'],
    ['produit', 'categorical', 'café'],
    ['employés', 'numeric', '2'],
    ['recette', 'numeric', '300'],
  ]);
  expect(await columnsOf('full-width-ja.csv')).toEqual([
    ['地域', 'categorical', '東京'],
    ['来店者数', 'numeric', '20'],
    ['気温', 'numeric', '12'],
    ['売上', 'numeric', '480'],
  ]);
  expect(await columnsOf('leading-zeros.csv')).toContainEqual(['branch_code', 'categorical', '001']);
  expect(await columnsOf('trailing-commas.csv')).toHaveLength(3);
});

test('a first column without a name identifies rows', async () => {
  const [first] = (await previewOf('no-first-name.csv')).columns;
  expect(first).toMatchObject({ name: 'row_no', isIdentifier: true });
});

test('columns that may tell who someone is are found by name and by cells', async () => {
  expect(await personalIn('people.csv')).toEqual([
    'customer_name',
    'email',
    'phone',
    'birth_date',
    'address',
    'remarks',
  ]);
  expect(await personalIn('sales-ja.csv')).toEqual(['担当者']);
  for (const name of ['retail.csv', 'sensors.csv', 'currencies.csv', 'sales-fr.csv', 'full-width-ja.csv'])
    expect(await personalIn(name)).toEqual([]);
});

test('tables that cannot be used are refused, or have nothing to predict', async () => {
  await expect(previewOf('ragged.csv')).rejects.toMatchObject({ code: 'csv_ragged', values: { line: 3 } });
  await expect(previewOf('same-name-twice.csv')).rejects.toMatchObject({ code: 'csv_header', values: { column: 3 } });
  expect(Object.values(await typesIn('no-numbers.csv'))).not.toContain('numeric');
});
