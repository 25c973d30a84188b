import { formatter } from '../../charts/formatter.ts';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { ArtifactContext } from '../step.ts';
import { type AnalyzeFindings, markedForRemoval } from './analyze-findings.ts';
import { summarizeAnalyze } from './summarize-analyze.ts';

/** The Analysis Report as Markdown, from escaped findings: the findings, the reasons for each marked column, and missing values. */
export function analysisReport(
  findings: AnalyzeFindings,
  { parameters, dataset, locale, t }: Pick<ArtifactContext, 'parameters' | 'dataset' | 'locale' | 't'>,
): string {
  const { percent, upToFour } = formatter(locale);
  const say = (key: string, values?: Record<string, string | number>) =>
    t(locale, `step.analyze.report.${key}`, values);
  const used = Object.entries(parameters).map(
    ([id, value]) =>
      `${t(locale, `step.analyze.parameter.${id}.label`)} = ${typeof value === 'number' ? upToFour(value) : escapeMarkdown(String(value))}`,
  );
  const removal = markedForRemoval(findings).map(
    (column) => `| ${column} | ${reasons(findings, column, locale, t).join(t(locale, 'list.semicolon'))} |`,
  );
  const missing = findings.missing.map((m) => `| ${m.column} | ${percent(m.percent)} |`);
  return [
    `# ${say('title')}`,
    say('data', { dataset: escapeMarkdown(dataset), parameters: used.join(t(locale, 'list.comma')) }),
    summarizeAnalyze(findings, locale, t),
    `## ${say('reasons')}`,
    [`| ${say('column')} | ${say('reason')} |`, '|---|---|', ...removal].join('\n'),
    `## ${say('missing')}`,
    [`| ${say('column')} | ${say('percent')} |`, '|---|---:|', ...missing].join('\n'),
    say('note'),
    '',
  ].join('\n\n');
}

function reasons(findings: AnalyzeFindings, column: string, locale: Locale, t: Translate): string[] {
  const { two, percent } = formatter(locale);
  const say = (key: string, values: Record<string, string>) => t(locale, `step.analyze.report.${key}`, values);
  const blank = findings.missing.find((m) => m.column === column);
  return [
    ...(blank !== undefined && findings.mostlyMissing.includes(column)
      ? [say('missing-reason', { percent: percent(blank.percent) })]
      : []),
    ...findings.highNumeric.pairs
      .filter((p) => p.b === column)
      .map((p) => say('pair-reason', { other: p.a, measure: 'r', value: two(p.r) })),
    ...findings.highCategorical.pairs
      .filter((p) => p.b === column)
      .map((p) => say('pair-reason', { other: p.a, measure: 'V', value: two(p.v) })),
  ];
}
