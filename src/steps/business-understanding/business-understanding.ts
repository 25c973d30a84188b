import { escapeFindings } from '../../course/escape-markdown.ts';
import type { Step } from '../step.ts';
import { businessFigures } from './business-figures.ts';
import type { BusinessFindings, BusinessParameters } from './business-findings.ts';
import { businessGoal } from './business-goal.ts';
import { payback } from './charts/payback.ts';
import { runBusinessUnderstanding } from './run-business-understanding.ts';
import { businessHeadline, summarizeBusiness } from './summarize-business.ts';

/** Process 1 of the course: states the value of machine learning as a sentence and as a formula. */
export const businessUnderstanding: Step<BusinessParameters, BusinessFindings, undefined> = {
  process: 'business-understanding',
  needs: [],
  parameters: [
    { kind: 'text', id: 'sentence', maxLength: 300 },
    { kind: 'number', id: 'targetR2', min: 0.01, max: 1, default: 0.8 },
    { kind: 'number', id: 'peopleBefore', min: 1, max: 10_000, default: 20 },
    { kind: 'number', id: 'hoursBefore', min: 0.1, max: 24, default: 7.5 },
    { kind: 'number', id: 'peopleAfter', min: 0, max: 10_000, default: undefined },
    { kind: 'number', id: 'hoursAfter', min: 0, max: 24, default: undefined },
    { kind: 'number', id: 'pay', min: 1, max: 1_000_000, default: 12, money: true },
    { kind: 'number', id: 'developmentCost', min: 0, max: 1e12, default: 100_000, money: true },
    { kind: 'number', id: 'operationPerDay', min: 0, max: 1e10, default: 1000, money: true },
  ],
  check: ({ peopleAfter, hoursAfter }) => {
    if ((peopleAfter === undefined) === (hoursAfter === undefined)) return undefined;
    return { id: peopleAfter === undefined ? 'peopleAfter' : 'hoursAfter', code: 'scenario_incomplete', values: {} };
  },
  run: (input, parameters, progress) => ({
    findings: runBusinessUnderstanding(input, parameters, progress),
    data: undefined,
  }),
  summarize: summarizeBusiness,
  headline: businessHeadline,
  quoting: {
    typedIn: ({ goal }) => goal.sentence,
    replace: (findings, sentence) => ({ ...findings, goal: { ...findings.goal, sentence } }),
  },
  charts: (findings, locale, t) => [payback(findings, locale, t)],
  figures: businessFigures,
  artifacts: ({ findings }, { locale, t }) => [
    {
      kind: 'business-goal',
      filename: 'business-goal.md',
      mediaType: 'text/markdown',
      content: businessGoal(escapeFindings(findings), locale, t),
    },
  ],
};
