import type { History } from './history.ts';
import type { Parameters } from './parameters.ts';
import type { Step, StepInput } from './step.ts';

/** Parameters of a run with all defaults filled in. */
export function withDefaults(step: Step, given: Parameters, history: History): Parameters {
  const own = Object.fromEntries(
    step.parameters.flatMap((one) =>
      one.kind === 'number' && one.default !== undefined ? [[one.id, one.default]] : [],
    ),
  );
  const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...own, ...step.defaults?.(history), ...chosen };
}

/** Runs a step with all defaults filled in. @throws AppError as the step does */
export function runStep(
  step: Step,
  input: StepInput,
  given: Parameters,
  progress: (share: number, stage: string) => void,
): { findings: unknown; data: unknown; parameters: Parameters } {
  const parameters = withDefaults(step, given, input.history);
  return { ...step.run(input, parameters, progress), parameters };
}
