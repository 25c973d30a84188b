import type { ProcessId } from '../../course/lesson-id.ts';
import type { AnalyzeFindings } from '../analyze/analyze-findings.ts';
import type { BusinessFindings } from '../business-understanding/business-findings.ts';
import { findingsOf } from '../history.ts';
import type { Parameters } from '../parameters.ts';
import type { PrepareFindings } from '../prepare/prepare-findings.ts';
import type { PreprocessFindings } from '../preprocess/preprocess-findings.ts';
import { peopleLeft } from '../test/people-left.ts';
import type { TestFindings } from '../test/test-findings.ts';
import type { TrainFindings } from '../train/train-findings.ts';
import type { Picks, TaskRule, TaskRun } from './task-rule.ts';

/** A small forest: what a task asks about depends on no tree, so the app needn't grow many. */
const NO_FOREST = { trees: 1, maxDepth: 1 };

/** The tasks that the app can check, by process and by the id that the lesson gives them. */
export const TASK_RULES: Readonly<Record<ProcessId, Readonly<Record<string, TaskRule>>>> = {
  'business-understanding': {
    'operation-cost': setting<BusinessFindings>('business-understanding', {
      name: 'OPERATION_PER_DAY',
      parameter: 'operationPerDay',
      read: ({ scenarios }) => scenarios[0]?.paybackDay ?? null,
    }),
    pay: setting<BusinessFindings>('business-understanding', {
      name: 'PAY',
      parameter: 'pay',
      read: ({ scenarios }) => scenarios[0]?.valuePerDay ?? null,
    }),
  },
  analyze: {
    fence: setting<AnalyzeFindings>('analyze', {
      name: 'FENCE_FACTOR',
      parameter: 'fenceFactor',
      read: ({ target }) => (target.upperFence === null ? null : target.aboveFence),
    }),
    pairs: setting<AnalyzeFindings>('analyze', {
      name: 'CORRELATION',
      parameter: 'correlation',
      read: ({ highNumeric }) => highNumeric.pairs.length,
    }),
    'other-target': {
      change: 'TARGET = {column}',
      cell: 'settings',
      picks: 'numeric',
      before: ({ findings }) => (findings as AnalyzeFindings).target.median,
      after: async ({ parameters }, column, again) =>
        ((await again(['analyze'], { analyze: parameters }, String(column))).findings as AnalyzeFindings).target.median,
    },
  },
  prepare: {
    keep: columns('DROP.remove({column})', 'dropped', (drop, column) => drop.filter((each) => each !== column)),
    drop: columns('DROP.append({column})', 'kept', (drop, column) => [...drop, column]),
  },
  preprocess: {
    'training-fence': setting<PreprocessFindings>('preprocess', {
      name: 'FENCE_FACTOR',
      parameter: 'fenceFactor',
      read: ({ fence, trainRowsAfterFence }) => (fence === null ? null : trainRowsAfterFence),
    }),
    draw: setting<PreprocessFindings>('preprocess', {
      name: 'SPLIT_SEED',
      parameter: 'seed',
      read: ({ target }) => target.mean,
    }),
  },
  train: {
    alpha: setting<TrainFindings>('train', {
      name: 'ALPHA',
      parameter: 'alpha',
      besides: NO_FOREST,
      read: ({ elasticNet }) => elasticNet.validationR2,
    }),
  },
  test: {
    'simple-model': {
      change: 'best = "elasticNet"',
      cell: 'value',
      picks: 'nothing',
      before: ({ findings }) => (findings as TestFindings).value.people,
      after: async ({ history, parameters }) => peopleLeft(history, 'elasticNet', Number(parameters.tolerancePercent)),
    },
    'milder-model': {
      change: 'ALPHA = {value}',
      cell: 'settings',
      picks: 'numbers',
      before: ({ findings }) => (findings as TestFindings).elasticNet.rmse,
      after: async ({ history, parameters }, alpha, again) => {
        const train = { ...history.train?.parameters, alpha: Number(alpha), ...NO_FOREST };
        const { findings } = await again(['train', 'test'], { train, test: parameters });
        return (findings as TestFindings).elasticNet.rmse;
      },
    },
  },
};

/** A task that changes one setting of the run's own step. */
function setting<Findings>(
  process: ProcessId,
  {
    name,
    parameter,
    besides = {},
    read,
  }: { name: string; parameter: string; besides?: Parameters; read: (findings: Findings) => number | null },
): TaskRule {
  return {
    change: `${name} = {value}`,
    cell: 'settings',
    picks: 'numbers',
    before: ({ findings }) => read(findings as Findings),
    after: async ({ parameters }, value, again) => {
      const changed = { ...parameters, ...besides, [parameter]: Number(value) };
      return read((await again([process], { [process]: changed })).findings as Findings);
    },
  };
}

/** A task that changes which columns Prepare drops. */
function columns(
  change: string,
  picks: 'dropped' | 'kept',
  dropIn: (drop: string[], column: string) => string[],
): TaskRule {
  const read = (findings: unknown) => (findings as PrepareFindings).completenessAfter;
  return {
    change,
    cell: 'settings',
    picks,
    before: ({ findings }) => read(findings),
    after: async ({ parameters, findings }, column, again) => {
      const drop = dropIn((findings as PrepareFindings).dropped, String(column));
      return read((await again(['prepare'], { prepare: { ...parameters, drop } })).findings);
    },
  };
}

/** The columns that a task may name, in the order in which they are worth trying. */
export function columnsToPick(run: TaskRun, picks: Exclude<Picks, 'numbers' | 'nothing'>): string[] {
  const { findings, history, target, id } = run;
  if (picks === 'numeric') {
    return (findings as AnalyzeFindings).numericCorrelation
      .filter(({ column }) => column !== target && column !== id)
      .sort((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0))
      .map(({ column }) => column);
  }
  const among = new Set((findings as PrepareFindings)[picks]);
  return findingsOf<AnalyzeFindings>(history, 'analyze')
    .missing.map(({ column }) => column)
    .filter((column) => among.has(column) && column !== target && column !== id);
}
