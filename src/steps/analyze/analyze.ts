import { escapeFindings } from '../../course/escape-markdown.ts';
import type { Step } from '../step.ts';
import { analysisReport } from './analysis-report.ts';
import { analyzeFigures } from './analyze-figures.ts';
import type { AnalyzeFindings, AnalyzeParameters } from './analyze-findings.ts';
import { missingValues } from './charts/missing-values.ts';
import { strongestPairs } from './charts/strongest-pairs.ts';
import { targetCorrelations } from './charts/target-correlations.ts';
import { targetDistribution } from './charts/target-distribution.ts';
import { runAnalyze } from './run-analyze.ts';
import { analyzeHeadline, summarizeAnalyze } from './summarize-analyze.ts';

/** Process 2 of the course: a diagnosis of the data. */
export const analyze: Step<AnalyzeParameters, AnalyzeFindings, undefined> = {
  process: 'analyze',
  needs: [],
  parameters: [
    { kind: 'number', id: 'missingPercent', min: 1, max: 99, default: 50 },
    { kind: 'number', id: 'fenceFactor', min: 0.5, max: 5, default: 1.5 },
    { kind: 'number', id: 'correlation', min: 0.3, max: 0.99, default: 0.8 },
    { kind: 'number', id: 'cramersV', min: 0.3, max: 0.99, default: 0.5 ** 0.5 },
  ],
  run: (input, parameters, progress) => ({ findings: runAnalyze(input, parameters, progress), data: undefined }),
  summarize: summarizeAnalyze,
  headline: analyzeHeadline,
  // Charts without data are omitted.
  charts: (findings, locale, t) => [
    ...(findings.missing.length === 0 ? [] : [missingValues(findings, locale, t)]),
    targetCorrelations(findings, locale, t),
    targetDistribution(findings, locale, t),
    ...(findings.charts.numericPairs.length === 0 ? [] : [strongestPairs('numeric', findings, locale, t)]),
    ...(findings.charts.categoricalPairs.length === 0 ? [] : [strongestPairs('categorical', findings, locale, t)]),
  ],
  figures: analyzeFigures,
  artifacts: ({ findings }, context) => [
    {
      kind: 'analysis-report',
      filename: 'analysis-report.md',
      mediaType: 'text/markdown',
      content: analysisReport(escapeFindings(findings), context),
    },
  ],
};
