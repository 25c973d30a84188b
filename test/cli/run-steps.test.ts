import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runSteps } from '../../src/cli/run-steps.ts';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import { drawAsked, serveQuickChart } from '../helpers/serve-quick-chart.ts';

const folder = mkdtempSync(join(tmpdir(), 'kakehashi-run-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.restoreAllMocks();
});

const data = join(folder, 'houses.csv');
const rows = Array.from(
  { length: 12 },
  (_, i) =>
    `${i + 1},${100 + i * 10},${i + (i % 3)},${(i % 4) + i},${i < 7 ? '' : i % 2 ? 'Gd' : 'Ex'},${i % 2 ? 'a' : 'b'}`,
);
writeFileSync(data, `Id,Price,Area,Rooms,Pool,Kind\n${rows.join('\n')}\n`);

/** Runs the command in this process and collects its output. */
async function run(...argv: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  vi.spyOn(console, 'log').mockImplementation((line) => void said.out.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line) => void said.err.push(String(line)));
  const code = await runSteps(argv);
  return { code, ...said };
}

describe('kakehashi run analyze', () => {
  it('says in one sentence that it cannot write to the folder, before it computes', async () => {
    const { code, out, err } = await run('analyze', '--data', data, '--target', 'Price', '--out', join(data, 'report'));
    expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 });
    expect(err[0]).toMatch(
      /^Kakehashi can't write to the folder .*houses\.csv\/report: name another folder after --out/u,
    );
  });

  it.each([
    ['en', /^Line 4 has "about 12" in column "Price", .* choose another column\.$/u],
    ['ja', /^予測する「Price」の4行目が数値ではなく「about 12」なので、.*選んでください。$/u],
  ])('says which line spoils a column that is to be predicted, in %s', async (locale, sentence) => {
    const spoilt = join(folder, 'spoilt.csv');
    writeFileSync(spoilt, 'Area,Price\n1,10\n2,11\n3,about 12\n4,13\n');
    const { code, out, err } = await run('analyze', '--data', spoilt, '--target', 'Price', '--locale', locale);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err.at(-1)).toMatch(sentence);
  });

  it.each([
    ['en', ['--first', '5', '--last', '2'], /^The data can't begin in line 5 and end in line 2: /u],
    ['ja', ['--header', '3', '--last', '3'], /^データは4行目から始まるのに最後が3行目なので、/u],
  ])('says in %s that the last line is above the first one', async (locale, lines, sentence) => {
    const { code, err } = await run('analyze', '--data', data, '--target', 'Price', ...lines, '--locale', locale);
    expect({ code, lines: err.length }).toEqual({ code: 1, lines: 1 });
    expect(err[0]).toMatch(sentence);
  });

  it('prints names as they are, without marks for Markdown', async () => {
    const named = join(folder, 'named.csv');
    writeFileSync(named, `1.5,a*b,Price\n${rows.map((_, i) => `${i},${i % 3},${10 + i * 3}`).join('\n')}\n`);
    const { out } = await run('analyze', '--data', named, '--target', 'Price');
    expect(out[0]).toContain('1.5 (r = 1.00');
    expect(out[0]).toContain('a*b');
  });

  it('prints with --json exactly one JSON object with the findings', async () => {
    const { code, out, err } = await run('analyze', '--data', data, '--target', 'Price', '--json');
    expect({ code, err, lines: out.length }).toEqual({ code: 0, err: [], lines: 1 });
    const { charts: _, ...findings } = JSON.parse(out[0] ?? '');
    const n = expect.any(Number);
    expect(findings).toEqual({
      rows: 12,
      columns: 6,
      missing: [{ column: 'Pool', percent: (7 / 12) * 100 }],
      mostlyMissing: ['Pool'],
      target: {
        column: 'Price',
        count: 12,
        mean: 155,
        std: n,
        min: 100,
        q1: 127.5,
        median: 155,
        q3: 182.5,
        max: 210,
        upperFence: 265,
        aboveFence: 0,
      },
      identifiers: [],
      dates: [],
      numericCorrelation: [
        { column: 'Rooms', r: n },
        { column: 'Area', r: n },
        { column: 'Price', r: n },
      ],
      ordinalCorrelation: expect.arrayContaining([
        { column: 'Kind', r: n },
        { column: 'Pool', r: n },
      ]),
      possibleLeaks: [],
      highNumeric: { threshold: 0.8, columns: ['Rooms'], pairs: [{ a: 'Area', b: 'Rooms', r: n }] },
      highCategorical: { threshold: Math.SQRT1_2, columns: expect.any(Array), pairs: expect.any(Array) },
    });
  });

  it('writes only that object to the standard output of a process, also for the data set that ships', async () => {
    const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, 'run', 'analyze', '--json']);
    expect(stderr).toBe('');
    const findings = JSON.parse(stdout);
    expect(findings).toMatchObject({ rows: 2930, columns: 73, target: { column: 'Sale_Price', aboveFence: 137 } });
    expect(findings.highCategorical.pairs[0]).toEqual({
      a: expect.any(String),
      b: expect.any(String),
      v: expect.any(Number),
      corrected: expect.any(Number),
      rows: expect.any(Number),
    });
  });

  it('prints words without --json, in the chosen language', async () => {
    const english = await run('analyze', '--data', data, '--target', 'Price');
    expect([english.code, english.out.join()]).toEqual([0, expect.stringContaining('12 rows, 6 columns')]);
    const japanese = await run('analyze', '--data', data, '--target', 'Price', '--locale', 'ja');
    expect([japanese.code, japanese.out.join()]).toEqual([0, expect.stringContaining('12行、6列')]);
  });

  it('accepts parameters, another identifier and a marker of missing values', async () => {
    const marked = join(folder, 'marked.csv');
    writeFileSync(
      marked,
      `Key,Price,Area,Rooms\n${rows.map((_, i) => `${i},${i * 2},${i < 4 ? 'NA' : i},${i + (i % 2)}`).join('\n')}\n`,
    );
    const argv = ['analyze', '--data', marked, '--target', 'Price', '--id', 'Key', '--missing', 'NA', '--json'];
    const { out } = await run(...argv, '--parameter', 'missingPercent=30', '--parameter', 'correlation=0.9');
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      mostlyMissing: ['Area'],
      numericCorrelation: Array.from({ length: 3 }, () => ({ column: expect.any(String) })),
      highNumeric: { threshold: 0.9, columns: ['Rooms'] },
    });
  });

  it('saves with --out the charts as pictures and the report as text', async () => {
    const out = join(folder, 'new', 'results');
    const { code } = await run('analyze', '--data', data, '--target', 'Price', '--out', out, '--locale', 'ja');
    expect(code).toBe(0);
    for (const chart of [
      'missing-values',
      'target-distribution',
      'target-correlations',
      'correlation-pairs',
      'cramers-v-pairs',
    ]) {
      expect(
        readFileSync(join(out, `analyze-${chart}.png`))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    }
    expect(readFileSync(join(out, 'analysis-report.md'), 'utf8')).toContain('houses.csv');
  });
});

describe('a table as a team has it', () => {
  const own = join(folder, 'sales 2024.csv');
  const lines = Array.from({ length: 20 }, (_, i) => `0${i % 9}1;${i},5;${i === 3 ? '-' : (i * 7) % 5};"=${i % 3}"`);
  writeFileSync(own, ['Sales', 'shop;"price, net";rooms;kind', ...lines, 'Note: preliminary'].join('\r\n'));
  const given = ['analyze', '--data', own, '--target', 'price, net'];

  it('is read by guesses, which the standard error tells', async () => {
    const { code, out, err } = await run(...given, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      rows: 20,
      columns: 4,
      missing: [{ column: 'rooms', percent: 5 }],
    });
    expect(err.join()).toBe(
      [
        'How the table was read: semicolons between cells; a comma before decimals; the header in line 2; 1 row above it ' +
          'left out; 1 row of notes left out, from line 23 on; missing: - (1); kept as text because of leading zeros or too many digits, or because they look like 35E8 or +818012345678: shop.',
        'Types: 2 columns of numbers; 2 columns of words.',
        'To read it another way, see `kakehashi run --help`.',
      ].join('\n'),
    );
    const japanese = await run(...given, '--locale', 'ja');
    expect(japanese.err.join()).toMatch(
      /^表の読み込み方：セミコロン区切り；小数点はカンマ；.*。\n列の種類：数値2列；文字2列。\n読み込み方を/u,
    );
  });

  it('is read as a person says', async () => {
    const said = [
      '--separator',
      'semicolon',
      '--decimal',
      'comma',
      '--encoding',
      'utf-8',
      '--header',
      '2',
      '--last',
      '12',
    ];
    const { out } = await run(...given, ...said, '--missing', '0', '--missing', '-', '--json');
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ rows: 10, missing: [{ column: 'rooms', percent: 30 }] });
  });

  it('is saved as a plain CSV beside the notebooks, which read it', async () => {
    const out = join(folder, 'own');
    await run(...given, '--out', out);
    const plain = readFileSync(join(out, 'sales 2024.plain.csv'), 'utf8').split('\n');
    expect(plain.slice(0, 2)).toEqual(['shop,"price, net",rooms,kind', "001,0.5,0,'=0"]);
    expect(readFileSync(join(out, '02-analyze.ipynb'), 'utf8')).toContain('sales 2024.plain.csv');
  });

  it('has columns with commas in their names, which a parameter takes in quotation marks', async () => {
    const { code, out } = await run(
      'prepare',
      '--data',
      own,
      '--target',
      'rooms',
      '--parameter',
      'drop="price, net",kind',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ dropped: ['price, net', 'kind'] });
  });
});

describe('with a QuickChart server', () => {
  const given = ['analyze', '--data', data, '--target', 'Price', '--locale', 'ja'];
  const refusing = () => serveQuickChart((response) => response.writeHead(500).end());
  afterEach(() => vi.unstubAllEnvs());

  it('has it draw all charts', async () => {
    const server = await serveQuickChart(drawAsked);
    vi.stubEnv('QUICKCHART_URL', server.url);
    // The rest of the environment is not its concern.
    vi.stubEnv('SLACK_BOT_TOKEN', 'half a configuration');
    const out = join(folder, 'by-server');
    expect(await run(...given, '--out', out)).toMatchObject({ code: 0, err: [] });
    expect(server.asked).toHaveLength(5);
    expect(existsSync(join(out, 'analyze-correlation-pairs.png'))).toBe(true);
    await server.close();
  });

  it('draws here what the server does not draw, and says so in one sentence', async () => {
    const server = await refusing();
    vi.stubEnv('QUICKCHART_URL', server.url);
    const out = join(folder, 'instead-of-server');
    const { code, err } = await run(...given, '--out', out);
    expect({ code, err }).toEqual({ code: 0, err: [expect.stringMatching(/QuickChart.*描きました.*。$/u)] });
    expect(existsSync(join(out, 'analyze-missing-values.png'))).toBe(true);
    await server.close();
  });

  it('does not ask it when no files are wanted, and refuses an address that is none', async () => {
    const server = await refusing();
    vi.stubEnv('QUICKCHART_URL', server.url);
    expect(await run(...given, '--json')).toMatchObject({ code: 0, err: [] });
    expect(server.asked).toEqual([]);
    await server.close();
    vi.stubEnv('QUICKCHART_URL', 'charts:3400');
    const { code, err } = await run(...given, '--out', join(folder, 'never-by-server'));
    expect({ code, err }).toEqual({ code: 1, err: [expect.stringContaining('QUICKCHART_URL must be an address')] });
  });
});

describe('the files of the steps', () => {
  const few = ['--parameter', 'train.trees=2'];
  /** Makes every step fail when its files are built. */
  const refuseFiles = () => {
    for (const process of PROCESS_IDS) {
      vi.spyOn(stepOf(process), 'artifacts').mockImplementation(() => {
        throw new Error(`${process} was asked for its files`);
      });
    }
  };

  it.each([['with --json', ['--json']] as const, ['without an option', []] as const])(
    'are not built %s, also when later steps build on earlier ones',
    async (_, options) => {
      refuseFiles();
      expect(await run('all', ...few, ...options)).toMatchObject({ code: 0, err: [], out: [expect.any(String)] });
    },
  );

  it('are built with --out', async () => {
    refuseFiles();
    const { code, err } = await run('business-understanding', '--out', join(folder, 'refused'));
    expect({ code, err }).toEqual({ code: 1, err: ['business-understanding was asked for its files'] });
  });
});

describe.each(LOCALES)('in %s, one sentence on the standard error and exit code 1 for', (locale) => {
  const ragged = join(folder, 'ragged.csv');
  writeFileSync(ragged, 'Price,Area\n"1\n",2\n3\n');
  const given = (file: string, target: string) => ['analyze', '--data', file, '--target', target];

  it.each<[string, string[], string]>([
    ['an unknown process', ['analise'], 'analise'],
    ['no process', [], ''],
    ['a file that is not there', given(join(folder, 'no.csv'), 'Price'), 'no.csv'],
    ['a folder', given(folder, 'Price'), folder],
    ['a ragged row, with its line', given(ragged, 'Price'), '4'],
    ['an unknown target', given(data, 'Prise'), 'Prise'],
    ['no target', ['analyze', '--data', data], ''],
    ['an unknown identifier', [...given(data, 'Price'), '--id', 'Idd'], 'Idd'],
    ['an unknown separator', [...given(data, 'Price'), '--separator', 'dot'], '--separator'],
    ['a line that is no number', [...given(data, 'Price'), '--header', 'two'], '--header'],
    ['a line that is not there', [...given(data, 'Price'), '--header', '99'], '99'],
    ['a target that is words', given(data, 'Kind'), 'Kind'],
    ['a parameter beyond its bounds', [...given(data, 'Price'), '--parameter', 'correlation=1.5'], '1.5'],
    ['a parameter that is no number', [...given(data, 'Price'), '--parameter', 'correlation=high'], 'high'],
    ['a parameter without a value', [...given(data, 'Price'), '--parameter', 'correlation'], ''],
    [
      'a parameter that the step does not have',
      [...given(data, 'Price'), '--parameter', 'corelation=0.9'],
      'corelation',
    ],
  ])('%s', async (_, argv, named) => {
    const { code, out, err } = await run(...argv, '--json', '--locale', locale);
    expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 });
    expect(err[0]).toContain(named);
    expect(err[0]).not.toMatch(/\n|^\s+at |Error:|\{\w+\}|undefined/u);
    expect(err[0]).toMatch(locale === 'ja' ? /[ぁ-ん].*。$/u : /^[A-Z"].*[.]$/u);
  });
});

it('an unknown option is refused, and nothing is written', async () => {
  const { code, out, err } = await run('analyze', '--jsn', '--out', join(folder, 'never'));
  expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 });
  expect(err[0]).toContain('--jsn');
  expect(existsSync(join(folder, 'never'))).toBe(false);
});
