import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { allowed, type PickedTask } from '../../src/steps/tasks/pick-task.ts';
import { TASK_RULES } from '../../src/steps/tasks/task-rules.ts';
import { writeChange } from '../../src/steps/tasks/write-change.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import { course } from '../helpers/course.ts';
import { pickTasks } from '../helpers/pick-tasks.ts';
import { runSteps } from '../helpers/run-steps.ts';
import { writeNotebooks } from '../helpers/write-notebooks.ts';
import { codeCellsOf, executeNotebook, type NotebookCell } from './execute-notebook.ts';

/** Where the hint of a task says that the answer is: a cell's id, and what stands around the number. */
const READ: Readonly<Record<string, readonly [string, RegExp]>> = {
  'operation-cost': ['scenarios', /^.*payback: (\S+)/u],
  pay: ['scenarios', /^.*value \/ day (\S+),/u],
  fence: ['target', /aboveFence: (\S+) \/ \S+\n$/u],
  pairs: ['correlation', /highNumeric: (\S+)\n$/u],
  'other-target': ['target', /\nmedian: (\S+)\n/u],
  keep: ['completeness', /-> (\S+) %/u],
  drop: ['completeness', /-> (\S+) %/u],
  'training-fence': ['split', /\n.*train up to the fence: (\S+)\n$/u],
  draw: ['encode', /: mean (\S+), scale \S+\n$/u],
  alpha: ['elastic-net', /R2: (\S+),/u],
  'simple-model': ['value', /people: (\S+)/u],
  'milder-model': ['score', /elasticNet: RMSE (\S+),/u],
};

/** Makes a task's change as a learner does: in the cell, the line that begins so is replaced; else the line comes last. */
function change(notebook: string, process: ProcessId, { task, picked }: PickedTask): string {
  const rule = TASK_RULES[process][task];
  if (rule === undefined) throw new Error(`no rule of ${task}`);
  const { line, replaces } = writeChange(rule.change, picked);
  const whole = JSON.parse(notebook) as { cells: NotebookCell[] };
  const cell = whole.cells.find(({ id }) => id === rule.cell);
  if (cell === undefined) throw new Error(`no cell ${rule.cell}`);
  const lines = cell.source.join('').split('\n');
  if (replaces === undefined) lines.push(line);
  else {
    const found = lines.flatMap((each, index) => (each.startsWith(`${replaces} `) ? [index] : []));
    expect(found, `lines that begin with ${replaces}`).toHaveLength(1);
    lines[found[0] ?? 0] = line;
  }
  cell.source = [lines.join('\n')];
  return JSON.stringify(whole);
}

function read(printed: ReadonlyMap<string, string>, task: string): number {
  const [cell = '', pattern = /$^/u] = READ[task] ?? [];
  return Number((pattern.exec(printed.get(cell) ?? '')?.[1] ?? '').replaceAll(',', ''));
}

/** Executes a notebook with the change, and without it, and compares what Python prints with what the app has computed. */
async function expectSameAnswer(
  notebook: string,
  process: ProcessId,
  picked: PickedTask,
  files: Record<string, string> = {},
): Promise<void> {
  const given = course.lesson('en', process).tasks.find(({ id }) => id === picked.task);
  if (given === undefined) throw new Error(`the lesson lacks ${picked.task}`);
  const printed = read(await executeNotebook(change(notebook, process, picked), files), picked.task);
  expect(printed, picked.task).toBeCloseTo(picked.answer, 6 - Math.ceil(Math.log10(Math.abs(picked.answer) + 1)));
  const stored = new Map(codeCellsOf(notebook).map(({ id, outputs }) => [id, outputs[0]?.text.join('') ?? '']));
  const before = read(stored, picked.task);
  // The unchanged notebook's number is no answer. It's NaN where that notebook prints none.
  expect(Math.abs(before - picked.answer) <= allowed(given.tolerance, picked.answer), picked.task).toBe(false);
}

describe.each([
  ['the course’s parameters', {}],
  [
    'other parameters',
    {
      'business-understanding': { peopleBefore: 12, operationPerDay: 500, pay: 15 },
      analyze: { missingPercent: 10, fenceFactor: 2, correlation: 0.5, cramersV: 0.4 },
      prepare: { drop: ['Fence', 'Garage_Area'], ask: ['Alley'] },
      preprocess: { testShare: 0.25, seed: 41, fenceFactor: 3 },
      train: { alpha: 0.1, l1Ratio: 0.5, trees: 10, validationShare: 0.3, seed: 3 },
      test: { tolerancePercent: 12.5 },
    },
  ],
])('on the house prices with %s', (_name, parameters) => {
  let outcomes: Map<ProcessId, StepOutcome>;
  let notebooks: Map<ProcessId, string>;
  beforeAll(async () => {
    outcomes = await runSteps({ parameters });
    const packed = deflateSync(await readFile(new URL('../../data/house_prices.csv', import.meta.url))).toString(
      'base64',
    );
    notebooks = writeNotebooks(outcomes, { dataset: 'house_prices.csv', target: 'Sale_Price', id: 'Id', packed });
  });

  const ALL = PROCESS_IDS.flatMap((process) =>
    course.lesson('en', process).tasks.map(({ id }) => [process, id] as const),
  );
  test.each(ALL)('in %s, the task %s has the answer that the changed notebook prints', async (process, id) => {
    const tasksOf = (each: ProcessId) => course.lesson('en', each).tasks.filter((task) => task.id === id);
    const picked = (await pickTasks(outcomes, { tasksOf, only: process })).get(process);
    if (picked === undefined) throw new Error(`no task ${id}`);
    await expectSameAnswer(notebooks.get(process) ?? '', process, picked);
  });
});

test('on a table without a fence, with codes as words and a few blanks, each lesson has a task that Python agrees with', async () => {
  const rows = Array.from({ length: 900 }, (_, row) => {
    const age = 20 + ((row * 37) % 61);
    const spent = age > 66 ? age * 0.0025 - 0.16 + ((row * 7919) % 101) * 1e-5 : 0;
    const refund = 3 * spent + ((row * 31) % 17) * 2e-2;
    return [
      (row * 13) % 7,
      refund,
      refund * 2 + (row % 5),
      ['基本', '追加'][(row * 5) % 2],
      row % 50 === 3 ? '' : age,
      spent,
    ].join();
  });
  const csv = ['calls,refund,paid,種類,age,spent', ...rows, ''].join('\n');
  const table = parseTable(new TextEncoder().encode(csv));
  const outcomes = await runSteps({ table, target: 'spent' });
  const picked = await pickTasks(outcomes, { table, target: 'spent' });
  expect([...picked.values()].map((each) => each?.task)).toEqual([
    'operation-cost',
    'other-target',
    'drop',
    'draw',
    'alpha',
    'simple-model',
  ]);
  const notebooks = writeNotebooks(outcomes, { dataset: 'rare.csv', target: 'spent' }, 'ja');
  for (const [process, each] of picked) {
    if (each !== undefined) await expectSameAnswer(notebooks.get(process) ?? '', process, each, { 'rare.csv': csv });
  }
});
