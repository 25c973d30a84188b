import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { AppError } from '../../src/errors.ts';
import { errorSentence } from '../../src/messages/error-sentence.ts';
import type { FinishedRun } from '../../src/steps/finished-run.ts';
import type { History } from '../../src/steps/history.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import { readDataset, writeDataset } from '../../src/steps/prepare/dataset-file.ts';
import { prepare } from '../../src/steps/prepare/prepare.ts';
import type { PrepareFindings } from '../../src/steps/prepare/prepare-findings.ts';
import type { Column, Table } from '../../src/table/table.ts';
import { columnOf, valuesOf } from '../helpers/columns.ts';
import { flats, runOnFlats, say } from '../helpers/flats.ts';
import { houses, reference, runSteps } from '../helpers/run-steps.ts';

const analyzed: History = { analyze: runOnFlats('analyze', {}) };
const run = (parameters: Parameters = {}): FinishedRun => runOnFlats('prepare', analyzed, { parameters });
const found = (parameters: Parameters = {}) => run(parameters).findings as PrepareFindings;
const file = (finished: FinishedRun, kind: string) =>
  finished.artifacts.find((one) => one.kind === kind)?.content ?? '';

describe('on the house prices', () => {
  const table = houses();
  const cells = (columns: Column[]) => columns.flatMap(valuesOf);
  const filled = (columns: Column[]) => {
    const all = cells(columns);
    return (all.filter((cell) => cell !== null).length / all.length) * 100;
  };

  it('drops the marked columns by default, offers them first, and counts the filled cells', async () => {
    const outcomes = await runSteps({ processes: ['analyze', 'prepare'] });
    const history: History = { analyze: outcomes.get('analyze')! };
    const { drop, ask } = prepare.defaults?.(history) ?? {};
    expect([...(drop ?? [])].sort()).toEqual(reference.preprocess.excluded);
    expect(ask).toEqual([]);

    const choices = prepare.choices?.(history, 'en', say) ?? [];
    const marked = choices.slice(0, drop?.length);
    expect(marked.map(({ column }) => column).sort()).toEqual(reference.preprocess.excluded);
    expect(marked[0]).toEqual({ column: 'Pool_QC', note: '99.6% blank · like Neighborhood (V = 0.90, n = 13)' });
    expect(choices).toContainEqual({ column: 'Garage_Area', note: 'like Garage_Cars (r = 0.89)' });
    // It is similar to House_Style and to Bldg_Type; the note names the stronger pair.
    expect(choices).toContainEqual({ column: 'MS_SubClass', note: 'like Bldg_Type (V = 0.89)' });
    expect(choices[marked.length]).toEqual({ column: 'Lot_Frontage', note: '16.7% blank' });
    expect(choices.map(({ column }) => column).sort()).toEqual(
      table.columns
        .map(({ name }) => name)
        .filter((name) => name !== 'Id' && name !== 'Sale_Price')
        .sort(),
    );

    const findings = outcomes.get('prepare')?.findings as PrepareFindings;
    expect(findings.completenessBefore).toBeCloseTo(filled(table.columns), 9);
    expect(findings.completenessAfter).toBeCloseTo(
      filled(table.columns.filter(({ name }) => !drop?.includes(name))),
      9,
    );
    const { bands } = findings.charts;
    expect(bands.reduce((sum, { before }) => sum + before, 0)).toBe(table.columns.length);
    expect(bands.reduce((sum, { after }) => sum + after, 0)).toBe(findings.kept.length);
    expect(bands.at(-1)?.before).toBe(table.columns.filter((column) => filled([column]) === 100).length);
  });
});

describe('the decisions', () => {
  it.each([
    [{ drop: ['Balcony'] }, new AppError('column_not_found', { column: 'Balcony' })],
    [{ drop: [], ask: ['Balcony'] }, new AppError('column_not_found', { column: 'Balcony' })],
    [{ drop: ['Rent'] }, new AppError('column_needed', { column: 'Rent' })],
    [{ drop: ['Id'] }, new AppError('column_needed', { column: 'Id' })],
    [{ drop: ['Floor'], ask: ['Heating', 'Floor'] }, new AppError('column_twice', { column: 'Floor' })],
    [{ drop: ['Area, m²', 'Heating', 'Floor', 'District', 'Lifts'] }, new AppError('columns_all_dropped')],
  ])('%j are refused with a sentence in both languages', (parameters, error) => {
    expect(() => run(parameters)).toThrow(error);
    for (const locale of LOCALES) expect(errorSentence({ t: say }, locale, error)).toMatch(/[.。]$/u);
  });

  it('require the diagnosis', () => {
    expect(() => runOnFlats('prepare', {}, { parameters: { drop: [], ask: [] } })).toThrow(
      new AppError('predecessor_missing', { process: 'analyze' }),
    );
  });

  it('keep the order of the columns and every row', () => {
    const { findings, data } = run({ drop: ['Lifts', 'Heating'], ask: ['Floor', 'Area, m²'] });
    expect(findings).toMatchObject({
      kept: ['Id', 'Area, m²', 'Floor', 'District', 'Rent'],
      dropped: ['Heating', 'Lifts'],
      asked: ['Area, m²', 'Floor'],
      rows: 120,
    });
    expect(data).toEqual({
      rows: 120,
      columns: flats().columns.filter(({ name }) => name !== 'Lifts' && name !== 'Heating'),
    });
  });
});

describe('the Dataset', () => {
  it('is a CSV that reads back the same in a later run', () => {
    const finished = run({ drop: ['Lifts'] });
    const { types } = JSON.parse(JSON.stringify(finished.findings)) as PrepareFindings;
    const content = file(finished, 'dataset');
    expect(content).not.toContain('\r');
    expect(readDataset(content, types)).toEqual(finished.data);
  });

  it('keeps every cell and type of any table: quotes, commas, line breaks, and texts that look like numbers', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '007',
        '1e5',
        '-3',
        '.5',
        'a "b"',
        '"',
        ',',
        'x,y',
        'one\ntwo',
        'one\r\ntwo',
        '"\n"',
        '=1+1',
        '家',
      ),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    );
    // Prepare gets a table read from a CSV, so its cells are trimmed and not blank.
    const cell = word.map((text) => text.trim()).filter((text) => text !== '');
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const column = (rows: number) =>
      fc.oneof(
        fc.record({ type: fc.constant('categorical' as const), values: cellsOf(cell, rows) }),
        fc.record({ type: fc.constant('numeric' as const), values: cellsOf(number, rows) }),
      );
    const tables = fc.integer({ min: 1, max: 8 }).chain((rows) =>
      fc
        .array(fc.tuple(cell, column(rows)), { minLength: 2, maxLength: 6 })
        .filter((columns) => new Set(columns.map(([name]) => name)).size === columns.length)
        .map((columns): Table => ({ rows, columns: columns.map(([name, rest]) => columnOf({ name, ...rest })) })),
    );
    fc.assert(
      fc.property(tables, (table) => {
        const types = Object.fromEntries(table.columns.map(({ name, type }) => [name, type]));
        expect(readDataset(writeDataset(table), types)).toEqual(table);
      }),
    );
  });
});

function cellsOf<T>(value: fc.Arbitrary<T>, rows: number): fc.Arbitrary<(T | null)[]> {
  return fc.array(fc.option(value, { nil: null }), { minLength: rows, maxLength: rows });
}

describe('the data dictionary', () => {
  const rowsOf = (parameters: Parameters) => {
    const content = file(run(parameters), 'data-dictionary');
    const { data } = Papa.parse<Record<string, string>>(content.replace(/^\uFEFF/u, ''), {
      header: true,
      skipEmptyLines: true,
    });
    return new Map(data.map((row) => [row.column, row]));
  };

  it('has a row for each column with facts of the table, and blank fields for people', () => {
    const rows = rowsOf({ drop: ['Lifts'], ask: ['Heating'] });
    expect([...rows.keys()]).toEqual(['Id', 'Area, m²', 'Heating', 'Floor', 'District', 'Rent', 'Lifts']);
    const fields = Object.keys(rows.get('Id') ?? {});
    const known = { type: 'number', blank: '0%', 'values seen': '0 – 8', decision: 'keep', reason: '' };
    expect(rows.get('Floor')).toEqual({
      ...Object.fromEntries(fields.map((field) => [field, ''])),
      column: 'Floor',
      ...known,
    });
    expect(fields).toHaveLength(10);
    expect(rows.get('Heating')).toMatchObject({
      type: 'category',
      blank: '25%',
      'values seen': 'gas / wood, "own" / oil',
      decision: 'ask',
    });
  });

  it('gives the reason for each dropped column: the diagnosis or the form', () => {
    const rows = Array.from({ length: 40 }, (_, row) => row);
    const of = (name: string, value: (row: number) => unknown) => ({ name, values: rows.map(value) });
    const table = {
      rows: rows.length,
      columns: [
        of('Id', (row) => row),
        of('Rent', (row) => (row * 17) % 23),
        of('size', (row) => (row * 7) % 31),
        of('twin', (row) => ((row * 7) % 31) + (row % 2) / 10),
        of('pool', (row) => (row < 4 ? (row * 3) % 4 : null)),
        of('view', (row) => row % 3),
      ].map((column) => columnOf({ ...column, type: 'numeric' as Column['type'] })),
    };
    const history: History = { prepare: { findings: {}, parameters: {}, artifacts: [], data: table } };
    history.analyze = runOnFlats('analyze', history);
    const content = file(runOnFlats('prepare', history, { parameters: { drop: ['pool', 'view'] } }), 'data-dictionary');
    expect(content).toMatch(/\npool,,90%,,drop,90% blank[^\n]*,,,,\n/u);
    expect(content).toContain('view,,0%,,drop,decided in this step,');
    // The column is marked but kept; the dictionary shows the reason anyway.
    expect(content).toMatch(/\ntwin,number,0%,[^\n]*,keep,like size \(r = 0\.99998\),/u);
  });

  it('names the eight most frequent values and counts the rest', () => {
    const table: Table = {
      rows: 12,
      columns: [
        ...flats(12).columns.filter(({ name }) => name !== 'District'),
        columnOf({
          name: 'District',
          type: 'categorical',
          values: Array.from({ length: 12 }, (_, row) => `d${row % 11}`),
        }),
      ],
    };
    const history: History = { prepare: { findings: {}, parameters: {}, artifacts: [], data: table } };
    history.analyze = runOnFlats('analyze', history);
    const content = file(runOnFlats('prepare', history, { parameters: { drop: ['Lifts'] } }), 'data-dictionary');
    expect(content).toContain('d0 / d1 / d2 / d3 / d4 / d5 / d6 / d7 / and 3 more');
  });
});

describe.each(LOCALES)('the draft request in %s', (locale) => {
  const draft = (parameters: Parameters) => prepare.draft?.(found(parameters), locale, say) ?? '';
  const why = (kept: number) => say(locale, 'step.prepare.draft.why', { rows: 120, kept });

  it('names only the columns to ask about', () => {
    const text = draft({ drop: ['Lifts'], ask: ['Heating', 'Floor'] });
    expect(text).toContain(why(6));
    expect(text).toContain(['Heating', 'Floor'].join(say(locale, 'list.comma')));
    expect(text).not.toContain('Lifts');
    expect(text).toContain(say(locale, 'step.prepare.draft.how'));
  });

  it('names the dropped columns and the kept one with most blanks when none is to ask about', () => {
    const text = draft({ drop: ['Lifts'] });
    expect(text).toContain(say(locale, 'step.prepare.draft.what-dropped', { names: 'Lifts' }));
    expect(text).toContain(say(locale, 'step.prepare.draft.what-blank', { column: 'Heating', percent: '25%' }));
    const dropped = say(locale, 'step.prepare.draft.what-dropped', { names: '' });
    expect(draft({ drop: [] })).not.toContain(dropped);
  });

  it('still asks something when nothing is dropped and nothing is blank', () => {
    const findings = found({ drop: [] });
    const full = { ...findings, charts: { ...findings.charts, mostBlank: null } };
    expect(prepare.draft?.(full, locale, say)).toContain(say(locale, 'step.prepare.draft.what-any'));
  });

  it('fits its field with any number of columns', () => {
    for (const length of [30, 90, 2900]) {
      const many = Array.from({ length: 200 }, (_, index) => `c${index}`.padEnd(length, 'x'));
      const findings = found();
      const charts = { ...findings.charts, mostBlank: { column: many[0]!, percent: 50 } };
      for (const asked of [many, []]) {
        const text = prepare.draft?.({ ...findings, asked, dropped: many, charts }, locale, say) ?? '';
        expect(text.length).toBeLessThanOrEqual(3000);
        expect(text).toContain('c0x');
        expect(text).toContain('…');
      }
    }
  });
});

describe.each(LOCALES)('the completeness chart in %s', (locale) => {
  const findings = found({ drop: ['Heating', 'Lifts'] });
  const chart = prepare.charts(findings, locale, say)[0]!;

  it('shows before and after, with the overall percentages in legend and alt text', () => {
    const [before, after] = chart.config.data.datasets as { label: string; data: number[] }[];
    expect([before?.data, after?.data]).toEqual([
      [0, 1, 1, 0, 5],
      [0, 0, 1, 0, 4],
    ]);
    for (const [label, percent] of [
      [before?.label, findings.completenessBefore],
      [after?.label, findings.completenessAfter],
    ] as const) {
      const shown = `${percent.toFixed(1)}%`;
      expect(label).toContain(shown);
      expect(chart.altText).toContain(shown);
    }
  });

  it('names its axes and is plain JSON', () => {
    for (const axis of Object.values(chart.config.options?.scales ?? {})) {
      expect((axis as { title: { text: string } }).title.text).not.toBe('');
    }
    expect(JSON.parse(JSON.stringify(chart.config))).toEqual(chart.config);
  });
});
