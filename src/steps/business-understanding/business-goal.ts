import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { BusinessFindings } from './business-findings.ts';
import { scenarioNames } from './charts/scenario-names.ts';
import { formulaValues } from './summarize-business.ts';

/** The Business Goal as Markdown, from escaped findings: sentence, formula, scenarios, target figure, and owners of the numbers. */
export function businessGoal(findings: BusinessFindings, locale: Locale, t: Translate): string {
  const { figure, two } = formatter(locale);
  const { goal, scenarios, charts } = findings;
  const say = (key: string, values: Record<string, string | number> = {}) =>
    t(locale, `step.business-understanding.report.${key}`, values);
  const rows = scenarioNames(findings, locale, t).map(({ name, payback }, index) => {
    const figures = [scenarios[index]?.valuePerDay ?? 0, charts.scenarios[index]?.netPerDay ?? 0];
    return `| ${[name, ...figures.map(figure), payback].join(' | ')} |`;
  });
  const { axisText } = inUnit(charts.unit, locale, t);
  const columns = [
    say('column.scenario'),
    axisText(say('column.value')),
    axisText(say('column.net')),
    say('column.payback'),
  ];
  const owners = ['people', 'pay', 'operation', 'development'].map((one) => `- ${say(`owner.${one}`)}`);
  return [
    `# ${say('title')}`,
    `> ${goal.sentence}`,
    `## ${say('formula')}`,
    say('formula-body', formulaValues(findings, locale, t)),
    `## ${say('scenarios')}`,
    [`| ${columns.join(' | ')} |`, '|---|---:|---:|---|', ...rows].join('\n'),
    `## ${say('target')}`,
    say('target-body', { target: two(goal.targetR2) }),
    `## ${say('owners')}`,
    owners.join('\n'),
    '',
  ].join('\n\n');
}
