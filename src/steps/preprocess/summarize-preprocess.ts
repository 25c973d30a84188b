import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { DATE_PARTS } from '../../table/date-parts.ts';
import { rowWords } from '../row-words.ts';
import type { PreprocessFindings } from './preprocess-findings.ts';
import { NONE } from './table-encoder.ts';

/** Most columns that a sentence names. */
const MOST_NAMED = 8;

/** Findings of Preprocess in words: the split, the fitted encoders, and why their order matters. */
export function summarizePreprocess(findings: PreprocessFindings, locale: Locale, t: Translate): string {
  const { figure } = formatter(locale);
  const say = (key: string, values: Record<string, string | number>) =>
    t(locale, `step.preprocess.summary.${key}`, values);
  const { numeric, categorical, dates, charts, target, oneHotColumns, rowsWithoutTarget } = findings;
  // The scale of a column that doesn't vary is 1, which isn't its standard deviation.
  const varied = numeric.find(({ scale }) => scale !== 1);
  const filled = [
    ...numeric
      .filter(({ blank }) => blank === undefined)
      .slice(0, 2)
      .map(({ column, median }) => `${column} ${figure(median)}`),
    ...categorical
      .filter(({ blank }) => blank === undefined)
      .slice(0, 2)
      .map(({ column, mostFrequent }) => `${column} ${mostFrequent}`),
  ];
  return [
    findings.fence === null
      ? say('split-no-fence', { train: figure(findings.trainRows), test: figure(findings.testRows) })
      : say('split', {
          train: figure(findings.trainRows),
          test: figure(findings.testRows),
          fence: inUnit(charts.unit, locale, t).amount(findings.fence),
          left: figure(findings.trainRows - findings.trainRowsAfterFence),
          rows: figure(findings.trainRowsAfterFence),
          extremes: rowWords(charts.row, locale, t).extremes(),
        }),
    ...(rowsWithoutTarget === undefined
      ? []
      : [say('without-target', { rows: rowsWithoutTarget, target: target.column })]),
    ...(dates.length === 0
      ? []
      : [say('dates', { count: dates.length, names: listed(dates, locale, t), parts: partsIn(findings, locale, t) })]),
    say('numeric', {
      count: numeric.length,
      filled: filled.join(t(locale, 'list.comma')) || t(locale, 'step.analyze.none'),
    }),
    ...(varied === undefined
      ? []
      : [say('scale', { column: varied.column, mean: figure(varied.mean), scale: figure(varied.scale) })]),
    ...(categorical.length === 0
      ? []
      : [say('categorical', { count: categorical.length, oneHot: figure(oneHotColumns) })]),
    ...decidedIn(findings, locale, t),
    ...(charts.codes.categories.length === 0
      ? []
      : [say('codes', { column: charts.codes.column, target: target.column })]),
  ].join('\n\n');
}

/** What the team has decided about single columns. */
function decidedIn({ numeric, categorical, target }: PreprocessFindings, locale: Locale, t: Translate): string[] {
  const named = (key: string, columns: readonly { column: string }[]) => {
    const names = listed(
      columns.map(({ column }) => column),
      locale,
      t,
    );
    return columns.length === 0
      ? []
      : [t(locale, `step.preprocess.summary.${key}`, { names, target: target.column, none: NONE })];
  };
  return [
    ...named(
      'blank-none',
      categorical.filter(({ blank }) => blank !== undefined),
    ),
    ...named(
      'blank-zero',
      numeric.filter(({ blank }) => blank !== undefined),
    ),
    ...named(
      'by-target',
      categorical.filter(({ order }) => order === 'target-median'),
    ),
    ...named(
      'orders',
      categorical.filter(({ order }) => order === 'given'),
    ),
  ];
}

function listed(names: string[], locale: Locale, t: Translate): string {
  const shown = names.slice(0, MOST_NAMED).join(t(locale, 'list.comma'));
  const more = names.length - MOST_NAMED;
  return more > 0 ? t(locale, 'step.analyze.more', { names: shown, more }) : shown;
}

/** The parts of dates that are numeric columns now. A dot may stand after a name that the table had already. */
function partsIn({ dates, numeric }: PreprocessFindings, locale: Locale, t: Translate): string {
  const isNamed = (column: string, name: string) =>
    column.startsWith(name) && [...column.slice(name.length)].every((character) => character === '.');
  const parts = DATE_PARTS.filter((part) =>
    dates.some((date) => numeric.some(({ column }) => isNamed(column, `${date}.${part}`))),
  );
  return listed(
    parts.map((part) => t(locale, `step.preprocess.date.${part}`)),
    locale,
    t,
  );
}

/** One line that the communication exercise quotes. */
export function preprocessHeadline(findings: PreprocessFindings, locale: Locale, t: Translate): string {
  const { figure } = formatter(locale);
  const fenced =
    findings.fence === null
      ? t(locale, 'step.preprocess.no-fence')
      : t(locale, 'step.preprocess.left-out', { left: figure(findings.trainRows - findings.trainRowsAfterFence) });
  return t(locale, 'step.preprocess.headline', {
    train: figure(findings.trainRowsAfterFence),
    test: figure(findings.testRows),
    fenced,
    excluded: findings.excluded.length,
    numeric: findings.numeric.length,
    categorical: findings.categorical.length,
  });
}
