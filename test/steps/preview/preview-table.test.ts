import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksPersonal } from '../../../src/steps/preview/looks-personal.ts';
import { previewTable, targetsIn } from '../../../src/steps/preview/preview-table.ts';
import { readTable } from '../../../src/table/reading/read-table.ts';
import type { Column } from '../../../src/table/table.ts';
import { columnOf } from '../../helpers/columns.ts';

const words = (name: string, ...values: (string | null)[]): Column => columnOf({ name, type: 'categorical', values });
const numbers = (name: string): Column => columnOf({ name, type: 'numeric', values: [1, 2, 3] });
const previewOf = (csv: string) => previewTable(readTable(new TextEncoder().encode(csv)));

describe('a column looks personal', () => {
  it.each([
    ['Name', 'name'],
    ['customerName', 'name'],
    ['first_name', 'name'],
    ['氏名', 'name'],
    ['担当者', 'name'],
    ['E-mail', 'e-mail'],
    ['メールアドレス', 'e-mail'],
    ['Phone', 'telephone'],
    ['電話番号', 'telephone'],
    ['Date of birth', 'birth-date'],
    ['DOB', 'birth-date'],
    ['生年月日', 'birth-date'],
    ['street', 'address'],
    ['ZIP', 'address'],
    ['ご住所', 'address'],
  ])('by its name: %s', (name, kind) => {
    expect(looksPersonal(words(name, 'a', 'b'))).toBe(kind);
  });

  it.each([
    [['a@example.com', 'b.c@example.co.jp', null], 'e-mail'],
    [['+49 30 1234567', '030-1234567', '(0)30 1234567'], 'telephone'],
    [['０３-１２３４-５６７８', '090-1234-5678'], 'telephone'],
    [
      [
        'The customer called twice and wanted to know when it comes.',
        'Nothing more was said about the second invoice.',
      ],
      'free-text',
    ],
  ] as const)('by its cells: %j', (cells, kind) => {
    expect(looksPersonal(words('x1', ...cells))).toBe(kind);
  });

  it.each([
    'phone_calls',
    'email_opens',
    'address_count',
    'name_length',
    'mobile sessions',
    'telephone_minutes',
    '電話件数',
    'メール数',
    '住所変更回数',
  ])('not by a name that measures something: %s', (name) => {
    expect(looksPersonal(numbers(name))).toBeUndefined();
  });

  it('not by numbers, whatever their name, unless they are of a person', () => {
    const measure = fc.stringMatching(/^[a-z]{1,8}_(?:count|rate|calls|minutes|total|amount|share|opens|days)$/u);
    fc.assert(
      fc.property(measure, (name) => {
        expect(looksPersonal(numbers(name))).toBeUndefined();
      }),
    );
    for (const name of ['phone', 'zip', '郵便番号', '電話番号']) expect(looksPersonal(numbers(name))).toBeDefined();
  });

  it('not by categories, or without a cell', () => {
    for (const cells of [['North', 'South'], ['A-1', 'B-2'], ['2024-01', '2024-02'], [null, null], []]) {
      expect(looksPersonal(words('x1', ...cells))).toBeUndefined();
    }
  });
});

describe('a preview', () => {
  it('tells each column’s type, examples, missing share and whether it only tells rows apart', () => {
    const { rows, columns } = previewOf(
      'shop_id,day,region,revenue\nS1,2024-01-01,North,1.5\nS2,2024-01-02,North,\nS3,,South,3\nS4,2024-01-04,East,4\n',
    );
    expect(rows).toBe(4);
    expect(columns).toMatchObject([
      { name: 'shop_id', type: 'categorical', isIdentifier: true, examples: ['S1', 'S2', 'S3'], blankPercent: 0 },
      { name: 'day', type: 'date', isIdentifier: false, blankPercent: 25 },
      { name: 'region', type: 'categorical', examples: ['North', 'South', 'East'] },
      { name: 'revenue', type: 'numeric', examples: ['1.5', '3', '4'], blankPercent: 25 },
    ]);
  });

  it('offers columns of numbers as targets, also those among which something else stands', () => {
    const lines = Array.from({ length: 20 }, (_, n) => `${n + 1},${n === 3 ? 'broken' : n * 2},North,${n}.5`);
    const preview = previewOf(`order_id,heat,region,revenue\n${lines.join('\n')}\n`);
    expect(targetsIn(preview).map(({ name }) => name)).toEqual(['heat', 'revenue']);
  });

  it('holds three short examples of a column, however long its cells are', () => {
    const cells = fc.array(fc.string({ minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(cells, (values) => {
        const { columns } = previewTable({
          table: {
            rows: values.length,
            columns: [{ name: 'x', type: 'categorical', words: values, codes: Int32Array.from(values.keys()) }],
          },
          reading: previewOf('a,b\n1,2\n').reading,
        });
        const examples = columns[0]?.examples ?? [];
        expect(examples.length).toBeLessThanOrEqual(3);
        expect(new Set(examples).size).toBe(examples.length);
        for (const each of examples) expect([...each].length).toBeLessThanOrEqual(25);
      }),
    );
  });
});
