import type { ProcessId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import { analyze } from './analyze.ts';
import type { Step } from './step.ts';

/** Every programming step. To add one, add it here. */
const STEPS: readonly Step[] = [analyze as unknown as Step];

/** The step of a process. @throws AppError process_not_offered (values: process) */
export function stepOf(process: ProcessId): Step {
  const step = STEPS.find((candidate) => candidate.process === process);
  if (step === undefined) throw new AppError('process_not_offered', { process });
  return step;
}
