import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { decisionLines } from '../decision-lines.ts';
import type { ArtifactContext } from '../step.ts';
import { measuredSentence, scoreLines, valueSentence, verdictSentence } from './summarize-test.ts';
import type { TestFindings } from './test-findings.ts';

/** The Test Report as Markdown, from escaped findings: the agreed goal, the verdict, the meaning of the error, every model, next questions. */
export function testReport(
  findings: TestFindings,
  {
    dataset,
    origin,
    decisions = [],
    parameters,
    locale,
    t,
  }: Pick<ArtifactContext, 'dataset' | 'decisions' | 'origin' | 'parameters' | 'locale' | 't'>,
): string {
  const say = (key: string, values?: Record<string, string | number>) => t(locale, `step.test.report.${key}`, values);
  const { goal } = findings.charts;
  const used = Object.entries(parameters).map(
    ([id, value]) => `${t(locale, `step.test.parameter.${id}.label`)} = ${escapeMarkdown(String(value))}`,
  );
  return [
    `# ${say('title')}`,
    say('data', { dataset: escapeMarkdown(dataset), parameters: used.join(t(locale, 'list.comma')) }),
    ...(origin === undefined ? [] : [escapeMarkdown(origin)]),
    ...decisionLines(decisions, locale, t),
    `## ${say('goal')}`,
    `> ${goal.sentence}`,
    say('target', { target: goal.targetR2.toFixed(Math.max(2, digitsOf(goal.targetR2))) }),
    verdictSentence(findings, locale, t),
    `## ${say('error')}`,
    scoreLines(findings, locale, t),
    measuredSentence(findings, locale, t),
    valueSentence(findings, locale, t),
    `## ${say('models')}`,
    say('models-note', { count: findings.models.length }),
    modelTable(findings, locale, t),
    `## ${say('next')}`,
    say(findings.businessGoal.met ? 'next-met' : 'next-not-met'),
    '',
  ].join('\n\n');
}

function modelTable({ models, charts }: TestFindings, locale: Locale, t: Translate): string {
  const { figure, two } = formatter(locale);
  const head = `| ${t(locale, 'step.test.report.run')} | ${t(locale, 'step.test.report.model')} | ${inUnit(charts.unit, locale, t).axisText('RMSE')} | R² |`;
  const rows = models.flatMap((model) =>
    (['elasticNet', 'forest'] as const).map(
      (kind) =>
        `| ${model.label} | ${t(locale, `model.${kind}`)} | ${figure(model[kind].rmse)} | ${two(model[kind].r2)} |`,
    ),
  );
  return [head, '|---|---|---:|---:|', ...rows].join('\n');
}

/** Number of decimals in a number's shortest notation. */
function digitsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
