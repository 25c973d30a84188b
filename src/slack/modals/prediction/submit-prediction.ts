import { predict } from '../../../flow/runs/predict.ts';
import { selectedOption } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';
import { predictionView, questionBlock } from './prediction-view.ts';

/** A modal holds at most this many blocks. */
const MOST_QUESTIONS = 100;

/** Predicts for the row that a person typed, and shows the form again with the prediction above it. */
export const submitPrediction: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId, words } = actor;
  const runId = carried('runId');
  const answers: string[] = [];
  for (let nth = 0; nth < MOST_QUESTIONS; nth += 1) {
    const state = value(questionBlock(nth));
    if (state === undefined) break;
    answers.push(selectedOption(state) ?? state.value ?? '');
  }
  const prediction = await predict(edge.flow, { teamId, runId, userId, answers });
  return { view: predictionView(words, { runId, prediction, answers }) };
};
