import type { ProcessId } from '../course/lesson-id.ts';
import { analyze } from './analyze/analyze.ts';
import { businessUnderstanding } from './business-understanding/business-understanding.ts';
import { prepare } from './prepare/prepare.ts';
import { preprocess } from './preprocess/preprocess.ts';
import type { Step } from './step.ts';
import { test } from './test/test.ts';
import { train } from './train/train.ts';

/** The programming step of every process. */
const STEPS = {
  'business-understanding': businessUnderstanding,
  analyze,
  prepare,
  preprocess,
  train,
  test,
} as const satisfies Record<ProcessId, unknown>;

/** The step of a process. Callers see its parameters and findings as opaque values. */
export function stepOf(process: ProcessId): Step {
  return STEPS[process] as unknown as Step;
}

/** A process and all processes that it needs, in an order in which they can run. */
export function chainOf(process: ProcessId): ProcessId[] {
  const chain: ProcessId[] = [];
  const visit = (one: ProcessId): void => {
    if (chain.includes(one)) return;
    for (const needed of stepOf(one).needs) visit(needed);
    chain.push(one);
  };
  visit(process);
  return chain;
}
