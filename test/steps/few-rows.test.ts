import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { AppError } from '../../src/errors.ts';
import { errorSentence } from '../../src/messages/error-sentence.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import type { Table } from '../../src/table/table.ts';
import { columnOf } from '../helpers/columns.ts';
import { course } from '../helpers/course.ts';
import { altered } from '../helpers/flats.ts';
import { runSteps } from '../helpers/run-steps.ts';

/** Every column varies. */
function rooms(rows: number): Table {
  const all = Array.from({ length: rows }, (_, row) => row);
  return {
    rows,
    columns: [
      columnOf({ name: 'size', type: 'numeric', values: all.map((row) => 10 + ((row * 7) % 23)) }),
      columnOf({ name: 'price', type: 'numeric', values: all.map((row) => 50 + ((row * 7) % 23) * 3 + (row % 2)) }),
    ],
  };
}

async function failure(table: Table, parameters: Partial<Record<'preprocess' | 'train', Parameters>> = {}) {
  try {
    await runSteps({ table, target: 'price', processes: ['test'], parameters, locale: 'en' });
  } catch (error) {
    return error as AppError;
  }
  throw new Error('The steps ran.');
}

const said = (error: AppError, locale: Locale) => errorSentence(course, locale, error);

test('a table of eight rows is told that it has eight, and what was left after which split', async () => {
  const error = await failure(rooms(8));
  expect(error).toEqual(new AppError('too_few_to_validate', { rows: 8, train: 5, learn: 4, validation: 1, needs: 2 }));
  expect(said(error, 'en')).toBe(
    "Of the table's 8 rows, Preprocess leaves 5 to learn from. Train sets 1 of these aside to validate on and learns from 4. It needs at least 2 for each: change the validation share, or use a larger table.",
  );
  expect(said(error, 'ja')).toContain('表の8行のうち、前処理のあとで学習に使えるのは5行です。');
});

test.each([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
  'a table of %d rows is never told another number of rows',
  async (rows) => {
    for (const testShare of [0.1, 0.3, 0.5]) {
      const error = await failure(rooms(rows), { preprocess: { testShare }, train: { validationShare: 0.1 } }).catch(
        () => undefined,
      );
      if (error === undefined) continue;
      expect(error).toBeInstanceOf(AppError);
      expect(error.values.rows ?? rows, error.message).toBe(rows);
      expect(error.code).not.toBe('too_few_rows');
    }
  },
);

describe('a target that varies, but not in one part, is told in which part', () => {
  const codes = async (price: (row: number) => number, parameters: Parameters = {}) => {
    const table = altered(rooms(40), 'price', (_, row) => price(row));
    const errors = Array.from({ length: 12 }, (_, seed) =>
      failure(table, { preprocess: { seed, ...parameters }, train: { seed } }).catch(() => undefined),
    );
    return new Set((await Promise.all(errors)).map((error) => error?.code));
  };

  test('to learn from, to validate on, or held out', async () => {
    const found = await codes((row) => (row === 7 || row === 23 ? 9 : 4));
    expect([...found]).toEqual(expect.arrayContaining(['same_to_train', 'same_to_validate']));
    expect(await codes((row) => (row % 10 === 7 ? 9 : 4), { testShare: 0.1 })).toContain('same_to_test');
  });

  test('and a target that varies nowhere is told so', async () => {
    expect([...(await codes(() => 4))]).toEqual(['column_constant']);
  });

  test('and so are features that do not vary', async () => {
    const table = altered(rooms(40), 'size', () => 5);
    expect(await failure(table)).toEqual(new AppError('same_features', { left: 22 }));
  });
});

test.each(LOCALES)('counts and fences are written as numbers are read in %s', (locale) => {
  const error = new AppError('too_few_up_to_fence', { rows: 12_345, train: 8_642, left: 1, fence: 339_500, needs: 2 });
  for (const figure of ['12,345', '8,642', '339,500']) expect(said(error, locale)).toContain(figure);
});
