import { PROCESS_IDS, type ProcessId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import { analyze } from './analyze/analyze.ts';
import { businessUnderstanding } from './business-understanding/business-understanding.ts';
import { prepare } from './prepare/prepare.ts';
import { preprocess } from './preprocess/preprocess.ts';
import type { Step } from './step.ts';
import { test } from './test/test.ts';
import { train } from './train/train.ts';

/** Every programming step. To add one, add it here. */
const STEPS = [businessUnderstanding, analyze, prepare, preprocess, train, test] as unknown as readonly Step[];

/** The step of a process. @throws AppError process_not_offered (values: process) */
export function stepOf(process: ProcessId): Step {
  const step = STEPS.find((candidate) => candidate.process === process);
  if (step === undefined) throw new AppError('process_not_offered', { process });
  return step;
}

/** Processes that have a step, in the order of the course. */
export function stepsOffered(): ProcessId[] {
  return PROCESS_IDS.filter((process) => STEPS.some((step) => step.process === process));
}

/** A process and all that it needs, each after what it needs itself. */
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
