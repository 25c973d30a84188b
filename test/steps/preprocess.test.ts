import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { FinishedRun } from '../../src/steps/finished-run.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import type { PreprocessFindings } from '../../src/steps/preprocess/preprocess-findings.ts';
import {
  type Preprocessed,
  readPreprocessed,
  writePreprocessed,
} from '../../src/steps/preprocess/preprocessed-file.ts';
import { summarizePreprocess } from '../../src/steps/preprocess/summarize-preprocess.ts';
import { type TableEncoder, take, targetOf } from '../../src/steps/preprocess/table-encoder.ts';
import type { Table } from '../../src/table/table.ts';
import { course } from '../helpers/course.ts';
import { altered, flats, prepared, runOnFlats } from '../helpers/flats.ts';

function run(table: Table = flats(), parameters: Parameters = {}) {
  const finished = runOnFlats('preprocess', prepared(table), { parameters });
  return { finished, findings: finished.findings as PreprocessFindings, data: finished.data as Preprocessed };
}

const said = (findings: PreprocessFindings) => summarizePreprocess(findings, 'en', course.t);
const sorted = (rows: readonly number[]) => [...rows].sort((a, b) => a - b);
const rent = (table: Table, rows: readonly number[]) => take(targetOf(table, 'Rent').values, rows);
const feature = (part: Preprocessed['train'], name: string) =>
  Array.from(part.features.find((one) => one.name === name)?.values ?? []);
const fileOf = ({ artifacts }: FinishedRun, kind: string) => artifacts.find((one) => one.kind === kind)?.content ?? '';

describe('the split', () => {
  it('puts every row in exactly one part, and depends only on the number of rows, the share and the seed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 80 }),
        fc.integer({ min: 10, max: 50 }),
        fc.nat(1_000_000),
        (rows, percent, seed) => {
          const parameters = { testShare: percent / 100, seed, fenceFactor: 100 };
          const { trainIndex, testIndex } = run(flats(rows), parameters).findings;
          expect(sorted([...trainIndex, ...testIndex])).toEqual(Array.from({ length: rows }, (_, row) => row));
          const dearer = altered(flats(rows), 'Rent', (value) => Number(value) * 3);
          expect(run(dearer, parameters).findings.testIndex).toEqual(testIndex);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('removes rows above the fence from the training rows only', () => {
    const table = flats();
    const { findings, data } = run(table);
    const fence = Number(findings.fence);
    expect(Math.max(...(rent(table, data.train.rows) as number[]))).toBeLessThanOrEqual(fence);
    expect(findings.trainRowsAfterFence).toBe(data.train.rows.length);
    expect(findings.trainRows - findings.trainRowsAfterFence).toBe(
      rent(table, findings.trainIndex).filter((value) => Number(value) > fence).length,
    );
    expect(data.test.rows).toEqual(findings.testIndex);
    expect(Math.max(...(rent(table, data.test.rows) as number[]))).toBeGreaterThan(fence);
  });

  it('removes rows with a blank target', () => {
    const { findings } = run(altered(flats(), 'Rent', (value, row) => (row % 10 === 0 ? null : value)));
    const used = [...findings.trainIndex, ...findings.testIndex];
    expect(used).toHaveLength(108);
    expect(used.some((row) => row % 10 === 0)).toBe(false);
    expect(findings.rowsWithoutTarget).toBe(12);
  });

  it('says how many rows have a blank target, where there are any', () => {
    const { findings } = run(altered(flats(), 'Rent', (value, row) => (row % 10 === 0 ? null : value)));
    expect(said(findings)).toContain('12 rows have no Rent');
    const whole = run();
    expect(whole.findings).not.toHaveProperty('rowsWithoutTarget');
    expect(said(whole.findings)).not.toContain('have no Rent');
  });
});

it('a standard deviation is told of a column that varies', () => {
  const { findings } = run(altered(flats(), 'Area, m²', () => 7));
  expect(findings.numeric[0]).toMatchObject({ column: 'Area, m²', scale: 1 });
  expect(said(findings)).not.toContain('Area, m² had mean');
  expect(said(findings)).toContain('had mean');
});

describe('the fitted encoder', () => {
  it('does not depend on the held-out rows', () => {
    const { findings, data } = run();
    const held = new Set(findings.testIndex);
    const other = ['Area, m²', 'Floor'].reduce(
      (table, name) => altered(table, name, (value, row) => (held.has(row) ? -12345 : value)),
      altered(flats(), 'Heating', (value, row) => (held.has(row) ? 'fusion' : value)),
    );
    const { data: again } = run(other);
    expect(again.encoder).toEqual(data.encoder);
    expect(again.train).toEqual(data.train);
    expect(new Set(feature(again.test, 'Heating'))).toEqual(new Set([0]));
  });

  it('gives training columns mean 0 and variance 1, and constant columns zeros', () => {
    const { train } = run().data;
    const spread = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
    };
    for (const values of [feature(train, 'Area, m²'), feature(train, 'Floor'), Array.from(train.target.values)]) {
      expect(spread(values).mean).toBeCloseTo(0, 10);
      expect(spread(values).variance).toBeCloseTo(1, 10);
    }
    expect(new Set(feature(train, 'Lifts'))).toEqual(new Set([0]));
  });

  it('codes categories from 1 in the order of their code points', () => {
    const { categorical } = run().findings;
    expect(categorical.map(({ column }) => column)).toEqual(['District', 'Heating']);
    expect(categorical[1]?.categories).toEqual(['gas', 'oil', 'wood, "own"']);
    expect(categorical[0]?.categories).toEqual(['East\nWest', 'Ōta', '北', '南']);
  });

  it('fails with the name of a column without values in the training rows', () => {
    expect(() => run(altered(flats(), 'Heating', () => null))).toThrow(
      new AppError('blank_to_train', { column: 'Heating', has: 0, left: run().findings.trainRowsAfterFence }),
    );
    const { trainIndex } = run(flats(), { fenceFactor: 100 }).findings;
    const onlyHeldOut = altered(flats(), 'Heating', (value, row) => (trainIndex.includes(row) ? null : value));
    expect(() => run(onlyHeldOut, { fenceFactor: 100 })).toThrow(
      new AppError('blank_to_train', { column: 'Heating', has: 30, left: trainIndex.length }),
    );
  });

  it('names the fence when it leaves too few rows, or rows whose target is the same', () => {
    const rents = [1, 1, 2, 2, 90];
    const table = altered(flats(5), 'Rent', (_, row) => rents[row]);
    const tried = (testShare: number) =>
      Array.from({ length: 40 }, (_, seed) => {
        try {
          return run(table, { seed, testShare, fenceFactor: 0.5 }).findings.fence;
        } catch (error) {
          return error;
        }
      });
    expect(tried(0.5)).toContainEqual(
      new AppError('too_few_up_to_fence', { rows: 5, train: 2, left: 1, fence: 2.5, needs: 2 }),
    );
    expect(tried(0.4)).toContainEqual(
      new AppError('same_up_to_fence', { column: 'Rent', train: 3, left: 2, fence: 2.5 }),
    );
  });

  it('fails with the number of needed rows when the split leaves too few', () => {
    const some = altered(flats(4), 'Rent', (value, row) => (row < 2 ? null : value));
    expect(() => run(some, { testShare: 0.5 })).toThrow(
      new AppError('too_few_to_train', { rows: 4, known: 2, column: 'Rent', left: 1, needs: 2 }),
    );
  });
});

describe('the files', () => {
  it('read back exactly, with any column names', () => {
    const { finished, data } = run();
    const encoder = JSON.parse(fileOf(finished, 'encoder')) as TableEncoder;
    expect(readPreprocessed(fileOf(finished, 'preprocessed-dataset'), encoder)).toEqual(data);
  });

  it('read back any numbers', () => {
    const { encoder } = run().data;
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const part = fc.array(fc.tuple(fc.nat(1e6), ...Array.from({ length: 6 }, () => number)), { minLength: 1 });
    const names = [...encoder.numeric, ...encoder.categorical].map(({ column }) => column);
    const built = part.map((cells) => ({
      rows: cells.map(([row]) => row),
      target: { name: 'Rent', values: Float64Array.from(cells, (cell) => cell[1] ?? 0) },
      features: names.map((name, i) => ({ name, values: Float64Array.from(cells, (cell) => cell[i + 2] ?? 0) })),
    }));
    fc.assert(
      fc.property(built, built, (train, test) => {
        const data: Preprocessed = { encoder, train, test };
        expect(readPreprocessed(writePreprocessed(data), encoder)).toEqual(data);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the charts’ figures', () => {
  it('have the mean target of the training rows by code', () => {
    const table = flats();
    const { findings, data } = run(table);
    const { column, categories } = findings.charts.codes;
    const codes = feature(data.train, column);
    const goal = rent(table, data.train.rows) as number[];
    for (const { code, rows, meanTarget } of categories) {
      const own = goal.filter((_, i) => codes[i] === code);
      expect(rows).toBe(own.length);
      expect(meanTarget).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / own.length, 9);
    }
  });

  it('have the same points after standardization, shifted and scaled', () => {
    const { findings } = run();
    const { scatter } = findings.charts;
    const fit = findings.numeric.find(({ column }) => column === scatter.x);
    expect(scatter.x).toBe('Area, m²');
    scatter.before.forEach(([x], i) => {
      expect(scatter.after[i]?.[0]).toBeCloseTo((x - (fit?.mean ?? 0)) / (fit?.scale ?? 1), 9);
    });
  });

  it('have no unit for a column that the data set gives none, whatever its name', () => {
    const rename = ({ rows, columns }: Table): Table => ({
      rows,
      columns: columns.map((column) => (column.name === 'Area, m²' ? { ...column, name: 'constructor' } : column)),
    });
    const { scatter } = run(rename(flats())).findings.charts;
    expect(scatter.x).toBe('constructor');
    expect(scatter.units).toEqual([null, null]);
  });

  it('are absent for a table without numeric or without categorical columns', () => {
    const only = (type: 'numeric' | 'categorical'): Table => {
      const columns = flats().columns.filter((column) => column.type === type || ['Rent', 'Id'].includes(column.name));
      return { rows: 120, columns };
    };
    expect(run(only('numeric')).findings.charts.codes.categories).toEqual([]);
    expect(run(only('categorical')).findings.charts.scatter.before).toEqual([]);
  });
});
