import type { Table } from '../../table/table.ts';
import { type AnalyzeFindings, markedForRemoval } from '../analyze/analyze-findings.ts';
import { findingsOf } from '../history.ts';
import type { Step } from '../step.ts';
import { completeness } from './charts/completeness.ts';
import { columnChoices } from './column-choices.ts';
import { dataDictionary } from './data-dictionary.ts';
import { writeDataset } from './dataset-file.ts';
import { draftRequest } from './draft-request.ts';
import { prepareFigures } from './prepare-figures.ts';
import type { PrepareFindings, PrepareParameters } from './prepare-findings.ts';
import { runPrepare } from './run-prepare.ts';
import { prepareHeadline, summarizePrepare } from './summarize-prepare.ts';

/** Process 3 of the course: turns the team's decisions into the Dataset. */
export const prepare: Step<PrepareParameters, PrepareFindings, Table> = {
  process: 'prepare',
  needs: ['analyze'],
  parameters: [
    { kind: 'columns', id: 'drop' },
    { kind: 'columns', id: 'ask' },
  ],
  check: ({ drop, ask }) => {
    const twice = Array.isArray(drop) && Array.isArray(ask) ? drop.find((name) => ask.includes(name)) : undefined;
    return twice === undefined ? undefined : { id: 'ask', code: 'column_twice', values: { column: twice } };
  },
  defaults: (history) => ({ drop: markedForRemoval(findingsOf<AnalyzeFindings>(history, 'analyze')), ask: [] }),
  choices: columnChoices,
  run: runPrepare,
  summarize: summarizePrepare,
  headline: prepareHeadline,
  draft: draftRequest,
  charts: (findings, locale, t) => [completeness(findings, locale, t)],
  figures: prepareFigures,
  artifacts: ({ findings, data }, context) => [
    { kind: 'dataset', filename: 'dataset.csv', mediaType: 'text/csv', content: writeDataset(data) },
    {
      kind: 'data-dictionary',
      filename: 'data-dictionary.csv',
      mediaType: 'text/csv',
      content: dataDictionary(findings, data, context),
    },
  ],
};
