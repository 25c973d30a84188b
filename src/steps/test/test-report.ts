import { formatter } from '../../charts/format.ts';
import type { Locale, Translate } from '../../course/types.ts';
import type { TestFindings } from './findings.ts';
import { summarizeTest } from './words.ts';

/** The Test Report as Markdown: the verdict, the scores of every model, and what to ask next. */
export function testReport(findings: TestFindings, locale: Locale, t: Translate): string {
  const { whole, two } = formatter(locale);
  const say = (key: string) => t(locale, `step.test.report.${key}`);
  const rows = findings.models.flatMap(({ label, elasticNet, forest }) => [
    `| ${label} | ${t(locale, 'model.elasticNet')} | ${whole(elasticNet.rmse)} | ${two(elasticNet.r2)} |`,
    `| ${label} | ${t(locale, 'model.forest')} | ${whole(forest.rmse)} | ${two(forest.r2)} |`,
  ]);
  return [
    `# ${say('title')}`,
    summarizeTest(findings, locale, t),
    `## ${say('models')}`,
    [`| ${say('run')} | ${say('model')} | RMSE | R² |`, '|---|---|---:|---:|', ...rows].join('\n'),
    `## ${say('next')}`,
    say(findings.businessGoal.met ? 'next-met' : 'next-not-met'),
    '',
  ].join('\n\n');
}
