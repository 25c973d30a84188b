import type { ViewOutput } from '@slack/bolt';
import { PROCESS_IDS, type ProcessId } from '../../../course/lesson-id.ts';
import { checkParameters, parameterSentence } from '../../../steps/check-parameters.ts';
import type { ParameterProblem, Parameters } from '../../../steps/parameters.ts';
import { stepOf } from '../../../steps/step-of.ts';
import { stableId } from '../../app/stable-id.ts';
import { startRun } from '../../listeners/start-run.ts';
import { oneOf, selectedColumns } from '../field-values.ts';
import type { FieldState, SubmitModal } from '../submission.ts';
import { parameterBlock } from './parameters-view.ts';

/** Runs a step with the parameters that a person typed, or shows what is wrong with each. */
export const submitParameters: SubmitModal = async (edge, { actor, view, metadata, value, carried }) => {
  const process = oneOf(PROCESS_IDS, metadata.process);
  const edition = Number(metadata.edition ?? '0');
  const checked = readParameters(process, value, edition);
  if ('problems' in checked) {
    const { course, locale } = actor.words;
    const inWords = (problem: ParameterProblem) => parameterSentence(problem, process, locale, course.t);
    return {
      errors: Object.fromEntries(
        checked.problems.map((problem) => [parameterBlock(problem.id, edition), inWords(problem)]),
      ),
    };
  }
  const parameters = checked.values;
  const runId = runIdOf(view, parameters);
  await startRun(edge, actor, { lessonId: carried('lessonId'), process }, { runId, parameters });
  return undefined;
};

/** The parameters that a form holds, or what is wrong with them. @param edition how often the app has filled the form in anew */
export function readParameters(process: ProcessId, value: FieldState, edition = 0): ReturnType<typeof checkParameters> {
  const step = stepOf(process);
  return checkParameters(
    step,
    Object.fromEntries(step.parameters.map(({ id }) => [id, typedIn(value, parameterBlock(id, edition))])),
  );
}

/** The same form with the same values is the same run, also if the first acknowledgement was lost. */
export function runIdOf(view: Pick<ViewOutput, 'id'>, parameters: Parameters): string {
  return stableId(view.id, JSON.stringify(parameters));
}

function typedIn(value: FieldState, block: string): string | string[] {
  const state = value(block);
  return state?.type === 'multi_static_select' ? selectedColumns(value, block) : (state?.value ?? '');
}
