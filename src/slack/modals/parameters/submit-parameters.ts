import type { ViewStateValue } from '@slack/bolt';
import { PROCESS_IDS } from '../../../course/lesson-id.ts';
import { checkParameters, parameterSentence } from '../../../steps/check-parameters.ts';
import type { ParameterProblem } from '../../../steps/parameters.ts';
import { stepOf } from '../../../steps/step-of.ts';
import { stableId } from '../../app/stable-id.ts';
import { startRun } from '../../listeners/start-run.ts';
import { oneOf, selectedOptions } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';

/** Runs a step with the parameters that a person typed, or shows what is wrong with each. */
export const submitParameters: SubmitModal = async (edge, { actor, view, metadata, value, carried }) => {
  const process = oneOf(PROCESS_IDS, metadata.process);
  const step = stepOf(process);
  const typed = Object.fromEntries(step.parameters.map(({ id }) => [id, typedIn(value(id))]));
  const checked = checkParameters(step, typed);
  if ('problems' in checked) {
    const { course, locale } = actor.words;
    const inWords = (problem: ParameterProblem) => parameterSentence(problem, process, locale, course.t);
    return { errors: Object.fromEntries(checked.problems.map((problem) => [problem.id, inWords(problem)])) };
  }
  const parameters = checked.values;
  // The same form with the same values is the same run, also if the first acknowledgement was lost.
  const runId = stableId(view.id, JSON.stringify(parameters));
  await startRun(edge, actor, { lessonId: carried('lessonId'), process }, { runId, parameters });
  return undefined;
};

function typedIn(state: ViewStateValue | undefined): string | string[] {
  if (state?.type === 'multi_static_select') return selectedOptions(state);
  return state?.value ?? '';
}
