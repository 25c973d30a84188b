import { models } from '../../charts/models.ts';
import type { Step } from '../step.ts';
import { coefficients } from './charts/coefficients.ts';
import { importances } from './charts/importances.ts';
import { type TrainedModel, writeModel } from './model-file.ts';
import { runTrain } from './run-train.ts';
import { summarizeTrain, trainHeadline } from './summarize-train.ts';
import { trainFigures } from './train-figures.ts';
import type { TrainFindings, TrainParameters } from './train-findings.ts';
import { TRAIN_PARAMETERS } from './train-parameters.ts';

/** Process 5 of the course: trains a simple model, then a stronger one, with the metadata to reproduce both. */
export const train: Step<TrainParameters, TrainFindings, TrainedModel> = {
  process: 'train',
  needs: ['preprocess'],
  parameters: TRAIN_PARAMETERS,
  run: runTrain,
  summarize: summarizeTrain,
  headline: trainHeadline,
  charts: (findings, locale, t) => [
    models('models', findings.charts.models, locale, t),
    importances(findings, locale, t),
    coefficients(findings, locale, t),
  ],
  figures: trainFigures,
  artifacts: ({ data }) => [
    { kind: 'model', filename: 'model.json', mediaType: 'application/json', content: writeModel(data) },
  ],
};
