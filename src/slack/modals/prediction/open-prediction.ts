import { predict } from '../../../flow/runs/predict.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { predictionView } from './prediction-view.ts';

export const openPrediction: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const prediction = await predict(edge.flow, { teamId, runId: value, userId });
  await openView(client, triggerId, predictionView(words, { runId: value, prediction }));
};
