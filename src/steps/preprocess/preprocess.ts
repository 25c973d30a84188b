import type { Step } from '../step.ts';
import { checkOrders } from './category-order.ts';
import { categoryCodes } from './charts/category-codes.ts';
import { scaling } from './charts/scaling.ts';
import { splitRows } from './charts/split-rows.ts';
import { featureChoices } from './feature-choices.ts';
import { preprocessFigures } from './preprocess-figures.ts';
import type { PreprocessFindings, PreprocessParameters } from './preprocess-findings.ts';
import { type Preprocessed, writePreprocessed } from './preprocessed-file.ts';
import { runPreprocess } from './run-preprocess.ts';
import { preprocessHeadline, summarizePreprocess } from './summarize-preprocess.ts';

/** Process 4 of the course: converts data for people into data for a model. */
export const preprocess: Step<PreprocessParameters, PreprocessFindings, Preprocessed> = {
  process: 'preprocess',
  needs: ['prepare'],
  parameters: [
    { kind: 'number', id: 'testShare', min: 0.1, max: 0.5, default: 0.3 },
    { kind: 'number', id: 'seed', min: 0, max: 1_000_000, default: 40, whole: true },
    { kind: 'number', id: 'fenceFactor', min: 0.5, max: 100, default: 1.5 },
    { kind: 'columns', id: 'blankNone' },
    { kind: 'columns', id: 'blankZero' },
    { kind: 'columns', id: 'byTarget' },
    { kind: 'orders', id: 'orders' },
  ],
  check: checkOrders,
  choices: featureChoices,
  run: runPreprocess,
  summarize: summarizePreprocess,
  headline: preprocessHeadline,
  charts: (findings, locale, t) => [
    splitRows(findings, locale, t),
    ...(findings.charts.codes.categories.length === 0 ? [] : [categoryCodes(findings, locale, t)]),
    ...(findings.charts.scatter.before.length === 0
      ? []
      : [scaling('before', findings, locale, t), scaling('after', findings, locale, t)]),
  ],
  figures: preprocessFigures,
  artifacts: ({ data }) => [
    {
      kind: 'preprocessed-dataset',
      filename: 'preprocessed-dataset.csv',
      mediaType: 'text/csv',
      content: writePreprocessed(data),
    },
    {
      kind: 'encoder',
      filename: 'encoder.json',
      mediaType: 'application/json',
      content: `${JSON.stringify(data.encoder, null, 1)}\n`,
    },
  ],
};
