/**
 * Time to read tables as people write them, compared with pandas on the same files: house prices, and the same rows until there are 50,000,
 * with other decimals in the columns of many numbers. Run: npx tsx bench/steps/read.ts [python]; Debian's python3-pandas is enough.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { parseTable } from '../../src/table/parse-table.ts';
import { readTable } from '../../src/table/reading/read-table.ts';
import { findPython } from './find-python.ts';

const [ROWS, ROUNDS] = [50_000, 7];
/** Distinct values from which a column gets other decimals. */
const MANY = 100;
const CSV = fileURLToPath(new URL('../../data/house_prices.csv', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kakehashi-bench-'));
const [header = [], ...rows] = Papa.parse<string[]>(readFileSync(CSV, 'utf8').trim()).data;
const isMeasured = header.map((_, place) => {
  const texts = new Set(rows.map((row) => row[place] ?? ''));
  return place > 0 && texts.size > MANY && [...texts].every((text) => text === '' || Number.isFinite(Number(text)));
});

/** The table with each number written in a way. */
function large(write: (value: number) => string): string[][] {
  return Array.from({ length: ROWS }, (_, row) => {
    const cells = rows[row % rows.length] ?? [];
    return cells.map((text, place) => {
      if (place === 0) return String(row + 1);
      if (text === '' || isMeasured[place] !== true) return text;
      return write(Number(text) + ((row * 7919) % 97) / 100);
    });
  });
}
const plain = (value: number) => value.toFixed(2);
const withComma = (value: number) => plain(value).replace('.', ',');
const withThousands = (value: number) => plain(value).replace(/\B(?=(?:\d{3})+\.)/gu, ',');
const file = (name: string, data: string[][], options: Papa.UnparseConfig = {}, above = '') => {
  const path = join(folder, name);
  writeFileSync(path, `${above}${Papa.unparse([header, ...data], { newline: '\n', ...options })}\n`);
  return path;
};
const semicolons = large(withComma);
const files = [
  { name: 'house prices', path: CSV, pandas: {} },
  { name: 'plain', path: file('plain.csv', large(plain)), pandas: {} },
  {
    name: 'semicolons, decimal commas',
    path: file('semicolons.csv', semicolons, { delimiter: ';' }),
    pandas: { sep: ';', decimal: ',' },
  },
  { name: 'all in quotation marks', path: file('quoted.csv', large(plain), { quotes: true }), pandas: {} },
  { name: 'thousands: "1,234.50"', path: file('thousands.csv', large(withThousands)), pandas: { thousands: ',' } },
  {
    name: 'a title above semicolons',
    path: file('titled.csv', semicolons, { delimiter: ';' }, 'Report\n'),
    pandas: { sep: ';', decimal: ',', skiprows: 1 },
  },
];

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
const shown = (wall: number[], busy: number[]) => `${median(wall).toFixed(1)} (${median(busy).toFixed(1)})`;
const time = (work: () => unknown) => {
  // One that isn't counted, before the compiler has seen the code.
  work();
  const wall: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    work();
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    busy.push((user + system) / 1000);
  }
  return shown(wall, busy);
};
const python = findPython(process.argv[2]);
const CODE = `
import json, sys, time
import pandas as pd
path, options, rounds = sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3])
wall, busy = [], []
for _ in range(rounds):
    start, before = time.perf_counter(), time.process_time()
    pd.read_csv(path, **options)
    wall.append((time.perf_counter() - start) * 1000)
    busy.append((time.process_time() - before) * 1000)
print(json.dumps([wall, busy]))
`;
console.log(
  `median of ${ROUNDS}, milliseconds, in brackets those of the processor with all threads; ${ROWS} x ${header.length} but for the first`,
);
console.log('what | as our own file | any table, with guesses | pandas');
for (const { name, path, pandas } of files) {
  const own = Object.keys(pandas).length > 0 ? '-' : time(() => parseTable(readFileSync(path)));
  const any = time(() => readTable(readFileSync(path)));
  const { status, stdout, stderr } = spawnSync(python, ['-c', CODE, path, JSON.stringify(pandas), String(ROUNDS)], {
    encoding: 'utf8',
  });
  const theirs =
    status === 0 ? shown(...(JSON.parse(stdout) as [number[], number[]])) : stderr?.trim().split('\n').at(-1);
  console.log(`${name} | ${own} | ${any} | ${theirs}`);
}
rmSync(folder, { recursive: true });
