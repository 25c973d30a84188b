/**
 * The six steps compared with pandas and scikit-learn: each step warm, all steps cold, peak memory, and the cost of more rows.
 * Run: npm run build && npx tsx bench/steps/steps.ts [python]; Debian's python3-sklearn and python3-pandas are enough.
 * Without them only Kakehashi is measured. Peak memory comes from /proc, so it needs Linux.
 */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { loadCourse } from '../../src/course/load-course.ts';
import { canvasRenderer } from '../../src/render/canvas-renderer.ts';
import { codeCells } from '../../src/stats/code-cells.ts';
import { RandomState } from '../../src/stats/random-state.ts';
import type { History } from '../../src/steps/history.ts';
import { runStep } from '../../src/steps/run-step.ts';
import type { StepInput } from '../../src/steps/step.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import type { Column, Table } from '../../src/table/table.ts';
import { findPython } from './find-python.ts';

const ROUNDS = 10;
const COLD_RUNS = 5;
const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const CSV = path('data/house_prices.csv');
const python = findPython(process.argv[2]);
const { t } = loadCourse();

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function input(table: Table, target: string, history: History): StepInput {
  return {
    table,
    target,
    id: 'Id',
    history,
    dataHash: '',
    packageVersion: '',
    milliseconds: () => performance.now(),
    locale: 'en',
    t,
    earlier: [],
  };
}

/** Measures the milliseconds of each step in `rounds` rounds, after one warm-up round. Zero rounds measure one cold round. */
function timeSteps(
  table: Table,
  target: string,
  processes: readonly ProcessId[],
  rounds: number,
): Map<ProcessId, number[]> {
  const times = new Map<ProcessId, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    const history: History = {};
    for (const process of processes) {
      const start = performance.now();
      const { findings, data, parameters } = runStep(stepOf(process), input(table, target, history), {}, () => {});
      const taken = performance.now() - start;
      history[process] = { findings, data, parameters, artifacts: [] };
      if (round > 0 || rounds === 0) times.set(process, [...(times.get(process) ?? []), taken]);
    }
  }
  return times;
}

/** Measures the wall time (ms) and the peak resident memory (MB) of a command. */
function measureCold(command: string, args: string[]): Promise<{ milliseconds: number; megabytes: number }> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: 'ignore' });
    let kilobytes = 0;
    const look = () => {
      const file = `/proc/${child.pid}/status`;
      const found = existsSync(file) ? /VmHWM:\s+(\d+)/u.exec(readFileSync(file, 'utf8')) : null;
      kilobytes = Math.max(kilobytes, Number(found?.[1] ?? 0));
    };
    const timer = setInterval(look, 5);
    child.on('exit', () => {
      clearInterval(timer);
      resolve({ milliseconds: performance.now() - start, megabytes: kilobytes / 1024 });
    });
  });
}

async function coldMedian(command: string, args: string[]) {
  const runs = [];
  for (let run = 0; run < COLD_RUNS; run += 1) runs.push(await measureCold(command, args));
  return {
    milliseconds: median(runs.map((run) => run.milliseconds)),
    megabytes: Math.max(...runs.map((run) => run.megabytes)),
  };
}

/** A table of any size: half numeric columns, half categorical ones, some blanks. The target is a sum of some columns. */
function synthetic(rows: number, columns: number): Table {
  const random = new RandomState(1);
  const made: Column[] = Array.from({ length: columns - 1 }, (_, i): Column => {
    const draws = random.integers(1000, rows);
    const cells = Array.from(draws, (draw) => (draw < 30 ? null : draw));
    return i % 2 === 0
      ? {
          name: `n${i}`,
          type: 'numeric',
          values: Float64Array.from(cells, (cell, row) => (cell ?? Number.NaN) + row / rows),
        }
      : {
          name: `c${i}`,
          type: 'categorical',
          ...codeCells(cells.map((cell) => (cell === null ? null : `k${cell % 12}`))),
        };
  });
  const sum = (row: number) =>
    made.slice(0, 6).reduce((total, column) => total + (column.type === 'numeric' ? column.values[row] || 0 : 0), 0);
  return {
    rows,
    columns: [...made, { name: 'y', type: 'numeric', values: Float64Array.from({ length: rows }, (_, i) => sum(i)) }],
  };
}

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
const table = parseTable(readFileSync(CSV));
const reads = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  parseTable(readFileSync(CSV));
  return performance.now() - start;
});
const ours = timeSteps(table, 'Sale_Price', PROCESS_IDS, ROUNDS);
const theirs = spawnSync(python, [path('bench/steps/steps.py'), CSV, 'Sale_Price', 'Id', String(ROUNDS)], {
  encoding: 'utf8',
});
const figures = theirs.status === 0 ? (JSON.parse(theirs.stdout).milliseconds as Record<string, number[]>) : undefined;
if (figures === undefined)
  console.log(`no comparison: ${theirs.error?.message ?? theirs.stderr.trim().split('\n').at(-1)}\n`);
console.log(`warm, median of ${ROUNDS}, ms | kakehashi | pandas, scikit-learn`);
for (const [name, values] of [['read', reads] as const, ...ours]) {
  const other = figures?.[name];
  console.log(
    `${name.padEnd(24)} | ${median(values).toFixed(1).padStart(9)} | ${other ? median(other).toFixed(1) : '-'}`,
  );
}

const history: History = {};
const drawings: { id: string; milliseconds: number }[] = [];
for (const process of PROCESS_IDS) {
  const step = stepOf(process);
  const { findings, data, parameters } = runStep(step, input(table, 'Sale_Price', history), {}, () => {});
  history[process] = { findings, data, parameters, artifacts: [] };
  for (const chart of step.charts(findings, 'ja', t)) {
    const taken: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now();
      await canvasRenderer.render(chart, 'ja');
      taken.push(performance.now() - start);
    }
    drawings.push({ id: chart.id, milliseconds: median(taken.slice(1)) });
  }
}
drawings.sort((a, b) => b.milliseconds - a.milliseconds);
const named = drawings.map(({ id, milliseconds }) => `${id} ${milliseconds.toFixed(0)}`);
console.log(`\ncharts, warm, ms: ${named.join(', ')}`);

const cold = await coldMedian(process.execPath, [path('dist/cli.js'), 'run', 'all', '--json']);
console.log(
  `\nrun all --json, cold, median of ${COLD_RUNS}: ${cold.milliseconds.toFixed(0)} ms, at most ${cold.megabytes.toFixed(0)} MB`,
);
const out = mkdtempSync(join(tmpdir(), 'kakehashi-bench-'));
const drawn = await coldMedian(process.execPath, [path('dist/cli.js'), 'run', 'all', '--out', out]);
rmSync(out, { recursive: true });
console.log(
  `run all --out (charts, notebooks), cold: ${drawn.milliseconds.toFixed(0)} ms, at most ${drawn.megabytes.toFixed(0)} MB`,
);
if (figures !== undefined) {
  const other = await coldMedian(python, [path('bench/steps/steps.py'), CSV, 'Sale_Price', 'Id', '0']);
  console.log(
    `the same in Python, cold: ${other.milliseconds.toFixed(0)} ms, at most ${other.megabytes.toFixed(0)} MB`,
  );
}

console.log('\nrows x 80 | analyze ms | µs a row | preprocess ms | µs a row');
for (const rows of [12_500, 25_000, 50_000, 100_000]) {
  const times = timeSteps(synthetic(rows, 80), 'y', ['analyze', 'prepare', 'preprocess'], 1);
  const cell = (process: ProcessId) => {
    const taken = median(times.get(process) ?? []);
    return `${taken.toFixed(0).padStart(10)} | ${((taken * 1000) / rows).toFixed(1).padStart(8)}`;
  };
  console.log(`${String(rows).padStart(9)} | ${cell('analyze')} | ${cell('preprocess')}`);
}
