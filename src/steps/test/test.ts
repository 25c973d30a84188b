import { models } from '../../charts/models.ts';
import { escapeFindings } from '../../course/escape-markdown.ts';
import type { Step } from '../step.ts';
import { distributions } from './charts/distributions.ts';
import { predictedActual } from './charts/predicted-actual.ts';
import { residuals } from './charts/residuals.ts';
import { runTest } from './run-test.ts';
import { summarizeTest, testHeadline } from './summarize-test.ts';
import { testFigures } from './test-figures.ts';
import type { TestFindings, TestParameters } from './test-findings.ts';
import { testReport } from './test-report.ts';

/** Process 6 of the course: checks whether the model creates the agreed value. */
export const test: Step<TestParameters, TestFindings, undefined> = {
  process: 'test',
  needs: ['business-understanding', 'train'],
  parameters: [{ kind: 'number', id: 'tolerancePercent', min: 1, max: 50, default: 10 }],
  run: runTest,
  summarize: summarizeTest,
  headline: testHeadline,
  quoting: {
    typedIn: ({ charts }) => charts.goal.sentence,
    replace: (findings, sentence) => ({
      ...findings,
      charts: { ...findings.charts, goal: { ...findings.charts.goal, sentence } },
    }),
  },
  charts: (findings, locale, t) => [
    predictedActual(findings, locale, t),
    residuals(findings, locale, t),
    distributions(findings, locale, t),
    ...(findings.models.length > 1 ? [models('models-tested', testedModels(findings), locale, t)] : []),
  ],
  figures: testFigures,
  artifacts: ({ findings }, context) => [
    {
      kind: 'test-report',
      filename: 'test-report.md',
      mediaType: 'text/markdown',
      content: testReport(escapeFindings(findings), context),
    },
  ],
};

function testedModels({ models: all }: TestFindings) {
  return all.map(({ label, elasticNet, forest }) => ({ label, elasticNet: elasticNet.r2, forest: forest.r2 }));
}
