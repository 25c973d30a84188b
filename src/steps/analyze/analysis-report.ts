import { formatter } from '../../charts/formatter.ts';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { ArtifactContext } from '../step.ts';
import { type AnalyzeFindings, isUnsure, markedForRemoval } from './analyze-findings.ts';
import { distinctInWords, unsureInWords } from './reasons-in-words.ts';
import { summarizeAnalyze } from './summarize-analyze.ts';

/** The Analysis Report as Markdown, from escaped findings: the findings, the reasons for each marked column, and missing values. */
export function analysisReport(
  findings: AnalyzeFindings,
  {
    parameters,
    dataset,
    origin,
    locale,
    t,
  }: Pick<ArtifactContext, 'parameters' | 'dataset' | 'origin' | 'locale' | 't'>,
): string {
  const { percent, upToFour } = formatter(locale);
  const say = (key: string, values?: Record<string, string | number>) =>
    t(locale, `step.analyze.report.${key}`, values);
  const used = Object.entries(parameters).map(
    ([id, value]) =>
      `${t(locale, `step.analyze.parameter.${id}.label`)} = ${typeof value === 'number' ? upToFour(value) : escapeMarkdown(String(value))}`,
  );
  const because = reasons(findings, locale, t);
  const removal = markedForRemoval(findings).map(
    (column) => `| ${column} | ${(because.get(column) ?? []).join(t(locale, 'list.semicolon'))} |`,
  );
  const missing = findings.missing.map((m) => `| ${m.column} | ${percent(m.percent)} |`);
  return [
    `# ${say('title')}`,
    say('data', { dataset: escapeMarkdown(dataset), parameters: used.join(t(locale, 'list.comma')) }),
    ...(origin === undefined ? [] : [escapeMarkdown(origin)]),
    summarizeAnalyze(findings, locale, t),
    `## ${say('reasons')}`,
    [`| ${say('column')} | ${say('reason')} |`, '|---|---|', ...removal].join('\n'),
    `## ${say('missing')}`,
    [`| ${say('column')} | ${say('percent')} |`, '|---|---:|', ...missing].join('\n'),
    say('note'),
    '',
  ].join('\n\n');
}

/** The reasons for each marked column. A wide table has half a million pairs, so they are gone through once. */
function reasons(findings: AnalyzeFindings, locale: Locale, t: Translate): Map<string, string[]> {
  const { two, percent } = formatter(locale);
  const found = new Map<string, string[]>();
  const add = (column: string, key: string, values: Record<string, string>) => {
    const reason = t(locale, `step.analyze.report.${key}`, values);
    const others = found.get(column);
    if (others === undefined) found.set(column, [reason]);
    else others.push(reason);
  };
  const mostlyMissing = new Set(findings.mostlyMissing);
  for (const { column, percent: share } of findings.missing) {
    if (mostlyMissing.has(column)) add(column, 'missing-reason', { percent: percent(share) });
  }
  for (const each of findings.identifiers ?? []) {
    add(each.column, 'identifier-reason', { distinct: distinctInWords(each, locale, t) });
  }
  for (const { a, b, r } of findings.highNumeric.pairs) {
    add(b, 'pair-reason', { other: a, measure: 'r', value: two(r) });
  }
  for (const pair of findings.highCategorical.pairs) {
    const { a, b, v } = pair;
    if (isUnsure(pair, findings.highCategorical)) {
      add(b, 'unsure-reason', { other: a, unsure: unsureInWords(pair, findings.charts.row, locale, t) });
    } else {
      add(b, 'pair-reason', { other: a, measure: 'V', value: two(v) });
    }
  }
  return found;
}
