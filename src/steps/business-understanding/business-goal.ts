import { formatter } from '../../charts/format.ts';
import type { Locale, Translate } from '../../course/types.ts';
import type { BusinessFindings } from './findings.ts';
import { scenarioLines } from './words.ts';

/** The Business Goal as Markdown: sentence, formula, scenarios, target figure, and who owns which number. */
export function businessGoal(findings: BusinessFindings, locale: Locale, t: Translate): string {
  const { whole, two } = formatter(locale);
  const { goal, numbers } = findings;
  const say = (key: string, values: Record<string, string | number> = {}) =>
    t(locale, `step.business-understanding.report.${key}`, values);
  const owners = ['people', 'pay', 'operation', 'development'].map((one) => `- ${say(`owner.${one}`)}`);
  return [
    `# ${say('title')}`,
    `> ${goal.sentence}`,
    `## ${say('formula')}`,
    say('formula-body', {
      people: numbers.peopleBefore,
      hours: numbers.hoursBefore,
      pay: whole(numbers.pay),
      development: whole(numbers.developmentCost),
      operation: whole(numbers.operationPerDay),
    }),
    scenarioLines(findings, locale, t).join('\n'),
    `## ${say('target')}`,
    say('target-body', { target: two(goal.targetR2) }),
    `## ${say('owners')}`,
    owners.join('\n'),
    '',
  ].join('\n\n');
}
