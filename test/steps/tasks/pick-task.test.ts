import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { judgeAnswer } from '../../../src/steps/tasks/judge-answer.ts';
import { pickTask } from '../../../src/steps/tasks/pick-task.ts';
import type { RunAgain, TaskRule } from '../../../src/steps/tasks/task-rule.ts';
import { writeChange } from '../../../src/steps/tasks/write-change.ts';
import { parseTable } from '../../../src/table/parse-table.ts';
import { pickTasks } from '../../helpers/pick-tasks.ts';
import { runSteps } from '../../helpers/run-steps.ts';

const run = { findings: {}, parameters: {}, history: {}, target: 'y', id: undefined };
const never: RunAgain = () => Promise.reject(new Error('nothing runs here'));
const exact = { by: 0, percent: false };
const rule = (before: number | null, after: (value: number) => number | null): TaskRule => ({
  change: 'A = {value}',
  cell: 'settings',
  picks: 'numbers',
  before: () => before,
  after: async (_run, value) => after(Number(value)),
});

describe('picking a task', () => {
  it('takes the first value whose answer differs from what the unchanged notebook prints', async () => {
    const rules = { a: rule(10, (value) => (value < 3 ? 10 : 20)) };
    const picked = await pickTask(rules, run, [{ id: 'a', values: [1, 2, 3, 4], tolerance: exact }], never);
    expect(picked).toEqual({ task: 'a', picked: 3, answer: 20, before: 10, target: 'y' });
  });

  it('passes over an answer that is too near to be told apart', async () => {
    const rules = { a: rule(1, (value) => value) };
    const values = [1.019, 1.021];
    const tolerance = { by: 0.01, percent: false };
    expect(await pickTask(rules, run, [{ id: 'a', values, tolerance }], never)).toMatchObject({ picked: 1.021 });
  });

  it('goes on to the next task where the step refuses, or gives no number', async () => {
    const refused = (): number => {
      throw new AppError('too_few_values');
    };
    const rules = { a: rule(1, refused), b: rule(1, () => null), c: rule(null, () => 7) };
    const tasks = ['a', 'unknown', 'b', 'c'].map((id) => ({ id, values: [5], tolerance: exact }));
    expect(await pickTask(rules, run, tasks, never)).toEqual({
      task: 'c',
      picked: 5,
      answer: 7,
      before: null,
      target: 'y',
    });
    expect(await pickTask(rules, run, tasks.slice(0, 3), never)).toBeUndefined();
  });

  it('does not hide a mistake of the program', async () => {
    const broken = { ...rule(1, () => 1), after: () => Promise.reject(new TypeError('broken')) };
    await expect(pickTask({ a: broken }, run, [{ id: 'a', values: [1], tolerance: exact }], never)).rejects.toThrow(
      'broken',
    );
  });

  it('finds a task for every run on the house prices, whose answers are these', async () => {
    const picked = await pickTasks(await runSteps());
    expect(Object.fromEntries(picked)).toMatchObject({
      'business-understanding': { task: 'operation-cost', picked: 800, answer: 122, before: 162 },
      analyze: { task: 'fence', picked: 2, answer: 82, before: 137 },
      prepare: { task: 'keep', picked: 'Pool_QC' },
      preprocess: { task: 'training-fence', picked: 3, answer: 2033, before: 1956 },
      train: { task: 'alpha', picked: 0.1 },
      test: { task: 'simple-model' },
    });
    expect(picked.get('train')?.answer).toBeCloseTo(0.6890188, 6);
  });

  it('says so where nothing is blank, so that Prepare has no task', async () => {
    const rows = Array.from({ length: 200 }, (_, row) => `${(row * 7) % 50},${(row * 37) % 90},${row % 13}`);
    const table = parseTable(new TextEncoder().encode(['a,b,y', ...rows, ''].join('\n')));
    const outcomes = await runSteps({
      table,
      target: 'y',
      processes: ['business-understanding', 'analyze', 'prepare'],
    });
    const picked = await pickTasks(outcomes, { table, target: 'y' });
    expect(picked.get('prepare')).toBeUndefined();
    expect(picked.get('analyze')).toBeDefined();
  });
});

describe('judging an answer', () => {
  const task = { answer: 0.689, before: 0.66 };
  const tolerance = { by: 0.005, percent: false };
  const judge = (value: number, percent = false) => judgeAnswer(task, tolerance, { value, percent });

  it('takes a rounded one', () => {
    expect([judge(0.689), judge(0.69), judge(0.685)]).toEqual(['right', 'right', 'right']);
    expect([judge(0.7), judge(0.68), judge(69)]).toEqual(['wrong', 'wrong', 'wrong']);
  });

  it('takes a share in percent', () => {
    expect(judge(68.9, true)).toBe('right');
    expect(
      judgeAnswer({ answer: 97.7, before: 99.3 }, { by: 0.05, percent: false }, { value: 97.7, percent: true }),
    ).toBe('right');
  });

  it('knows the number of the unchanged notebook', () => {
    expect([judge(0.66), judge(66, true)]).toEqual(['unchanged', 'unchanged']);
    expect(judgeAnswer({ answer: 1, before: null }, tolerance, { value: 2, percent: false })).toBe('wrong');
  });
});

describe('the line to write', () => {
  it('replaces the setting of its name, or is added', () => {
    expect(writeChange('ALPHA = {value}', 0.1)).toEqual({ line: 'ALPHA = 0.1', replaces: 'ALPHA =' });
    expect(writeChange('DROP.remove({column})', 'a "b" $& c')).toEqual({ line: 'DROP.remove("a \\"b\\" $& c")' });
    expect(writeChange('best = "elasticNet"')).toEqual({ line: 'best = "elasticNet"', replaces: 'best =' });
  });
});
