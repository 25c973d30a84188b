import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { DATE_PARTS } from '../../table/date-parts.ts';
import { type AnalyzeFindings, isUnsure, markedForRemoval } from './analyze-findings.ts';
import { dateInWords, distinctInWords, fewRowsInWords, unsureInWords } from './reasons-in-words.ts';
import { targetInWords } from './target-in-words.ts';

/** Most possible leaks, and most identifiers, that the summary names. */
const MOST_LEAKS = 8;
/** Most pairs of numeric columns, and most of categorical ones, that the summary names. */
const MOST_PAIRS = 8;
/** Most columns of dates that the summary describes. */
const MOST_DATES = 4;
/** Most unsure pairs that the summary names. */
const MOST_UNSURE = 5;

/** Findings of Analyze in words, the main point first. */
export function summarizeAnalyze(findings: AnalyzeFindings, locale: Locale, t: Translate): string {
  const { figure, two } = formatter(locale);
  const { target, identifiers = [], dates = [], possibleLeaks = [], highNumeric, highCategorical } = findings;
  const { fence, ...figures } = targetInWords(findings, locale, t);
  const say = (key: string, values: Record<string, string | number>) =>
    t(locale, `step.analyze.summary.${key}`, values);
  const list = (names: string[], most = names.length, of = names.length) => {
    const shown = names.slice(0, most).join(t(locale, 'list.comma')) || t(locale, 'step.analyze.none');
    const more = of - most;
    return more > 0 ? t(locale, 'step.analyze.more', { names: shown, more }) : shown;
  };
  /** A sentence that counts and names something; nothing where there is none. */
  const named = (key: string, names: string[], most: number, values: Record<string, string> = {}) =>
    names.length === 0 ? [] : [say(key, { count: names.length, names: list(names, most), ...values })];
  const noted = (text: string, note: string) => t(locale, 'list.note', { text, note });
  const { row } = findings.charts;
  const numeric = highNumeric.pairs
    .toSorted((p, q) => Math.abs(q.r) - Math.abs(p.r))
    .slice(0, MOST_PAIRS)
    .map(({ a, b, r }) => noted(`${a} × ${b}`, withRows(`r = ${two(r)}`, rowsOfPair(findings, a, b), row, locale, t)));
  const categorical = highCategorical.pairs
    .toSorted((p, q) => q.v - p.v)
    .slice(0, MOST_PAIRS)
    .map(({ a, b, v, rows }) => noted(`${a} × ${b}`, withRows(`V = ${two(v)}`, rows, row, locale, t)));
  const withTarget = ({ column, r }: { column: string; r: number }) =>
    noted(column, withRows(`r = ${two(r)}`, rowsWithTarget(findings, column), row, locale, t));
  const unsure = highCategorical.pairs.filter((pair) => isUnsure(pair, highCategorical));
  const marked = markedForRemoval(findings);
  return [
    say('size', { rows: figure(findings.rows), columns: figure(findings.columns), target: target.column }),
    say('missing', {
      count: findings.missing.length,
      threshold: figure(missingThreshold(findings)),
      names: list(findings.mostlyMissing),
    }),
    fence === null ? say('target-no-fence', figures) : say('target', { ...figures, fence }),
    ...named(
      'identifiers',
      identifiers.map((each) => noted(each.column, distinctInWords(each, locale, t))),
      MOST_LEAKS,
    ),
    ...named(
      'dates',
      dates.map((each) => dateInWords(each, locale, t)),
      MOST_DATES,
      {
        parts: list(
          DATE_PARTS.filter((part) => dates.some(({ parts }) => parts.some((one) => one.part === part))).map((part) =>
            t(locale, `date-part.${part}`),
          ),
        ),
      },
    ),
    say('correlation', { names: list(strongest(findings).map(withTarget)) }),
    ...named('leaks', possibleLeaks.map(withTarget), MOST_LEAKS),
    say('pairs', {
      numeric: list(numeric, MOST_PAIRS, highNumeric.pairs.length),
      categorical: list(categorical, MOST_PAIRS, highCategorical.pairs.length),
    }),
    ...named(
      'unsure',
      unsure.map((p) => noted(`${p.a} × ${p.b}`, unsureInWords(p, row, locale, t))),
      MOST_UNSURE,
    ),
    say('removal', { count: marked.length, names: list(marked, 20) }),
  ].join('\n\n');
}

/** One line that the communication exercise quotes. */
export function analyzeHeadline(findings: AnalyzeFindings, locale: Locale, t: Translate): string {
  const { two } = formatter(locale);
  const marked = markedForRemoval(findings);
  const best = strongest(findings)[0];
  const names = [...marked.slice(0, 4), ...(marked.length > 4 ? ['…'] : [])].join(t(locale, 'list.comma'));
  const values = {
    marked: marked.length,
    columns: findings.columns,
    names: names || t(locale, 'step.analyze.none'),
    fence: fenceInWords(findings, locale, t),
  };
  if (best === undefined) return t(locale, 'step.analyze.headline-alone', values);
  const r = withRows(two(best.r), rowsWithTarget(findings, best.column), findings.charts.row, locale, t);
  return t(locale, 'step.analyze.headline', { ...values, best: best.column, r });
}

/** A part of a sentence: how many rows lie above the fence, or why there is none. */
function fenceInWords(findings: AnalyzeFindings, locale: Locale, t: Translate): string {
  const { above, fence } = targetInWords(findings, locale, t);
  return fence === null ? t(locale, 'step.analyze.no-fence') : t(locale, 'step.analyze.above-fence', { above, fence });
}

/** A measure in words, with the number of rows where they are few. */
function withRows(
  measure: string,
  rows: number | undefined,
  row: string | undefined,
  locale: Locale,
  t: Translate,
): string {
  const few = rows === undefined ? undefined : fewRowsInWords({ rows }, row, locale, t);
  return few === undefined ? measure : [measure, few].join(t(locale, 'list.comma'));
}

/** Rows that a column shares with the target, if they are few. Findings of earlier releases know of none. */
function rowsWithTarget({ charts: { fewRows = [] } }: AnalyzeFindings, column: string): number | undefined {
  return fewRows.find((each) => each.column === column)?.rows;
}

/** Rows that two numeric columns of a strongest pair share. Findings of earlier releases know of none. */
function rowsOfPair({ charts: { numericPairs = [] } }: AnalyzeFindings, a: string, b: string): number | undefined {
  return numericPairs.find((pair) => pair.a === a && pair.b === b)?.rows;
}

function missingThreshold(findings: AnalyzeFindings): number {
  return findings.charts.missingPercent;
}

/** The numeric columns that correlate most with the target, strongest first. */
export function strongest(findings: AnalyzeFindings): { column: string; r: number }[] {
  return findings.numericCorrelation
    .flatMap(({ column, r }) => (r === null || column === findings.target.column ? [] : [{ column, r }]))
    .sort((a, b) => Math.abs(b.r) - Math.abs(a.r))
    .slice(0, 5);
}
