import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { typesOf } from '../../src/jobs/compute/read-source.ts';
import type { AnalyzeFindings } from '../../src/steps/analyze/analyze-findings.ts';
import { FIGURES_MARKER } from '../../src/steps/notebook/figures-snippet.ts';
import { publicFindings } from '../../src/steps/public-findings.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import { readTable } from '../../src/table/reading/read-table.ts';
import { writePlain } from '../../src/table/write-plain.ts';
import { compareFigures } from '../helpers/compare-figures.ts';
import { found, runSteps } from '../helpers/run-steps.ts';
import { writeNotebooks } from '../helpers/write-notebooks.ts';

const run = promisify(execFile);
const runner = fileURLToPath(new URL('run-notebook.py', import.meta.url));
const DATA = new URL('../../data/house_prices.csv', import.meta.url);
const HOUSES = { dataset: 'house_prices.csv', target: 'Sale_Price', id: 'Id' };
/** Debian's Python. `.ci/run` installs pandas and scikit-learn for it. */
const PYTHON = '/usr/bin/python3';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kakehashi-notebooks-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Cells whose output depends on the trees of scikit-learn's forest. */
const OF_THE_TREES = ['forest', 'score', 'value', 'figures'];

interface Executed {
  /** The code cells, each with the text it printed and the output stored in the notebook. */
  cells: { id: string; printed: string; stored: string }[];
  figures: Record<string, unknown>;
}

interface Cell {
  id: string;
  cell_type: 'code' | 'markdown';
  outputs: { text: string[] }[];
}

async function execute(notebook: string): Promise<Executed> {
  const path = join(folder, 'notebook.ipynb');
  await writeFile(path, notebook);
  const { stdout } = await run(PYTHON, ['-X', 'utf8', runner, path], { maxBuffer: 64 * 1024 * 1024 });
  const printed = JSON.parse(stdout) as string[];
  const last = printed.at(-1) ?? '';
  expect(last.startsWith(FIGURES_MARKER)).toBe(true);
  const code = (JSON.parse(notebook).cells as Cell[]).filter((cell) => cell.cell_type === 'code');
  return {
    cells: code.map(({ id, outputs }, index) => ({
      id,
      printed: printed[index] ?? '',
      stored: outputs[0]?.text.join('') ?? '',
    })),
    figures: figuresIn(last),
  };
}

function figuresIn(printed: string): Record<string, unknown> {
  return JSON.parse(printed.slice(FIGURES_MARKER.length));
}

/** The findings that a notebook recomputes: without Prepare's rows for labelling, and only this run's model of Test. */
function ours(process: ProcessId, { findings }: StepOutcome): Record<string, unknown> {
  const { labelling: _labelling, ...figures } = publicFindings(findings) as Record<string, unknown>;
  return process === 'test' ? { ...figures, models: (figures.models as unknown[]).slice(-1) } : figures;
}

/** Executes the notebook of every process that has run, and compares its figures with the run's findings. */
async function expectSameFigures(outcomes: Map<ProcessId, StepOutcome>, notebooks: Map<ProcessId, string>) {
  for (const [process, outcome] of outcomes) {
    const { cells, figures } = await execute(notebooks.get(process) ?? '');
    expect(compareFigures(ours(process, outcome), figures), process).toEqual([]);
    const stored = figuresIn(cells.at(-1)?.stored ?? '');
    expect(stored, process).toEqual(JSON.parse(JSON.stringify(ours(process, outcome))));
    for (const cell of cells.filter(({ id }) => !OF_THE_TREES.includes(id))) {
      expect(cell.printed, `${process}, ${cell.id}`).toBe(cell.stored);
    }
  }
}

describe.each([
  ['the course’s parameters', {}],
  [
    'other parameters',
    {
      'business-understanding': { peopleBefore: 8, peopleAfter: 3, hoursAfter: 2.5, sentence: 'She said "one\\two".' },
      analyze: { missingPercent: 10, fenceFactor: 3, correlation: 0.6, cramersV: 0.4 },
      prepare: { drop: ['Fence', 'Garage_Area'], ask: ['Alley'] },
      preprocess: { testShare: 0.25, seed: 7, fenceFactor: 2.5 },
      train: { alpha: 0.02, l1Ratio: 0.5, trees: 30, maxDepth: 12, minSamplesSplit: 5, validationShare: 0.3, seed: 3 },
      test: { tolerancePercent: 12.5 },
    },
  ],
  [
    'a team’s decisions',
    {
      prepare: { drop: ['Pool_QC', 'MS_SubClass'] },
      preprocess: {
        blankNone: ['Alley', 'Garage_Type'],
        blankZero: ['Lot_Frontage'],
        byTarget: ['Garage_Type', 'Neighborhood'],
        orders: [
          'Overall_Cond: Very_Poor < Poor < Fair < Below_Average < Average < Above_Average < Good < Very_Good < Excellent',
        ],
      },
    },
  ],
])('on the house prices with %s', (_name, parameters) => {
  let outcomes: Map<ProcessId, StepOutcome>;
  let notebooks: Map<ProcessId, string>;
  beforeAll(async () => {
    outcomes = await runSteps({ parameters });
  });

  describe.each(LOCALES)('in %s', (locale) => {
    beforeAll(async () => {
      const packed = deflateSync(await readFile(DATA), { level: 9 }).toString('base64');
      notebooks = writeNotebooks(outcomes, { ...HOUSES, packed }, locale);
    });

    test.each(PROCESS_IDS)(
      'the notebook of %s computes the run’s figures in a folder without data',
      async (process) => {
        const outcome = outcomes.get(process) as StepOutcome;
        await expectSameFigures(new Map([[process, outcome]]), notebooks);
        expect((await readdir(folder)).filter((name) => name.endsWith('.csv'))).toEqual([]);
      },
    );
  });
});

test('a notebook whose table is missing says which file to put where', async () => {
  const outcomes = await runSteps({ processes: ['analyze'] });
  const notebook = writeNotebooks(outcomes, { dataset: 'absent.csv', target: 'Sale_Price' }).get('analyze') ?? '';
  await expect(execute(notebook)).rejects.toThrow(/FileNotFoundError: .*Put absent\.csv in the same folder/u);
});

test('on a table as a team has it, the notebooks read the plain CSV beside them', async () => {
  const foreign = join(folder, 'sales.csv');
  const lines = Array.from({ length: 800 }, (_, row) =>
    [
      `00${row % 7}`,
      `${row},5`,
      row === 9 ? '-' : `${(row * 37) % 90}`,
      `"=${row % 3}"`,
      `${row * 3 + ((row * 37) % 90)},25 CHF`,
    ].join(';'),
  );
  await writeFile(
    foreign,
    `Ventes\n\n=code;âge;"@size, m2";-kind;prix\n${lines.join('\n')}\nNote: provisoire\n`,
    'latin1',
  );
  const bytes = await readFile(foreign);
  const { table } = readTable(bytes);
  await writeFile(join(folder, 'sales.plain.csv'), writePlain(table));
  const source = { dataset: 'sales.csv', target: 'prix', plain: 'sales.plain.csv', types: typesOf(table) };
  const outcomes = await runSteps({ table, target: 'prix' });
  await expectSameFigures(outcomes, writeNotebooks(outcomes, source));
});

/** A small table. The last column follows from the others, so that a few rows are enough for a model. */
function smallTable(names: readonly [string, string, string, string, string, string, string, string]): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const regions = ['北', '南', '東', '西', '中央 '];
  const rows = Array.from({ length: 260 }, (_, row) => {
    const area = 30 + ((row * 37) % 90);
    const age = (row * 17) % 41;
    const region = row % 5;
    const price = 900 + area * 32.5 - age * 21 + region * 150 + ((row * 7919) % 101);
    const cell = (value: string | number, every: number) => (row % every === 3 ? (row % 2 ? ' ? ' : '') : value);
    const code = String(100 + (row % 3)).padStart(7, '0');
    return [
      row + 1,
      cell(area, 11),
      cell(age, 13),
      cell(regions[region] ?? '', 17),
      row % 4 === 0 ? '' : quote(`${row % 2 ? '木' : '鉄, "RC"'}`),
      code,
      row % 9 === 0 ? 'メモ' : '?',
      row === 5 ? '?' : price.toFixed(1),
    ].join(',');
  });
  return `${[names.map(quote).join(','), ...rows].join('\r\n')}\r\n`;
}

describe('on another table', () => {
  const hostile = [
    'it\'s "the" id',
    'a\\nb {area} %s',
    'two\nlines',
    '"""',
    '#!|<b>*_`$',
    '\u202Eevil\u202C',
    '\\N{BULLET}',
    '値段\u2028😀',
  ] as const;
  const japanese = ['物件番号', '面積（㎡）', '築年数', '地域', '構造, 工法', '郵便番号', '備考', '価格'] as const;

  test.each([
    ['in Shift_JIS, with Japanese column names', japanese, 'cp932'],
    ['with hostile column names', hostile, 'utf-8-sig'],
  ] as const)('%s, a marker for what is missing and a type that is said', async (_name, names, encoding) => {
    const [id, , , , , type, , target] = names;
    const text = smallTable(names);
    const file = join(folder, 'small.csv');
    const recode = 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("utf-8").encode(sys.argv[1]))';
    const child = run(PYTHON, ['-c', recode, encoding], { encoding: 'buffer' });
    child.child.stdin?.end(text);
    await writeFile(file, (await child).stdout);
    const source = { dataset: 'small.csv', target, id, missing: ' ? ', types: { [type]: 'categorical' as const } };
    const outcomes = await runSteps({ table: parseTable(await readFile(file), source), target, id });
    await expectSameFigures(outcomes, writeNotebooks(outcomes, source, 'ja'));
  });

  test('whose target is 0 in most rows, so that it has no fence, with a column that gives it away and two identifiers', async () => {
    const rows = Array.from({ length: 1500 }, (_, row) => {
      const age = 20 + ((row * 37) % 61);
      const spent = age > 66 ? age * 0.0025 - 0.16 + ((row * 7919) % 101) * 1e-5 : 0;
      return [
        (row * 13) % 7,
        3 * spent + ((row * 31) % 17) * 2e-4,
        ['basic', 'plus', 'max'][(row * 5) % 3],
        row % 50 === 3 ? '' : `m${(row * 7919) % 1499}`,
        20_000 - row * 3,
        spent,
      ].join();
    });
    await writeFile(join(folder, 'rare.csv'), ['calls,refund,plan,member,受注番号,spent', ...rows, ''].join('\n'));
    const source = { dataset: 'rare.csv', target: 'spent' };
    const table = parseTable(await readFile(join(folder, 'rare.csv')));
    const outcomes = await runSteps({ table, target: 'spent' });
    expect(outcomes.get('analyze')?.findings).toMatchObject({
      target: { upperFence: null, aboveFence: 0 },
      identifiers: [{ column: 'member' }, { column: '受注番号' }],
      possibleLeaks: [{ column: 'refund' }],
    });
    await expectSameFigures(outcomes, writeNotebooks(outcomes, source));
  });

  test('with dates and times in several notations, blanks among them, and a name that a part would take', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => {
      const day = new Date(Date.UTC(2019, 0, 1 + ((row * 389) % 1500)));
      const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
      const written = [`${year}/${month}/${date} 0:30`, day.toISOString(), `${year}年${month}月${date}日`][row % 3];
      return [
        row % 37 === 5 ? '' : written,
        row % 29 === 3 ? '' : `${row % 24}:${String((row * 7) % 60).padStart(2, '0')}${['', ':09', ':30.25'][row % 3]}`,
        `2023-0${1 + (row % 9)}-01`,
        (row * 31) % 13,
        ['in', 'out'][row % 2],
        (year - 2018) * 90 + month * 7 + (row % 5),
      ].join();
    });
    await writeFile(join(folder, 'days.csv'), ['売上日,at,asked,売上日.month,way,takings', ...rows, ''].join('\n'));
    const source = { dataset: 'days.csv', target: 'takings' };
    const table = parseTable(await readFile(join(folder, 'days.csv')));
    const outcomes = await runSteps({ table, target: 'takings' });
    expect(outcomes.get('preprocess')?.findings).toMatchObject({ dates: ['売上日', 'at', 'asked'] });
    const parts = found<AnalyzeFindings>(outcomes, 'analyze').dates?.map((date) => date.parts.map(({ part }) => part));
    expect(parts).toEqual([['year', 'month', 'weekday', 'hour'], ['hour'], ['year', 'month']]);
    await expectSameFigures(outcomes, writeNotebooks(outcomes, source, 'ja'));
  });
});
