import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { rowWords } from '../row-words.ts';
import type { PreprocessFindings } from './preprocess-findings.ts';

/** Most columns of dates that the summary names. */
const MOST_DATES = 8;

/** Findings of Preprocess in words: the split, the fitted encoders, and why their order matters. */
export function summarizePreprocess(findings: PreprocessFindings, locale: Locale, t: Translate): string {
  const { figure } = formatter(locale);
  const say = (key: string, values: Record<string, string | number>) =>
    t(locale, `step.preprocess.summary.${key}`, values);
  const { numeric, categorical, dates, charts, target, oneHotColumns } = findings;
  const [first] = numeric;
  const filled = [
    ...numeric.slice(0, 2).map(({ column, median }) => `${column} ${figure(median)}`),
    ...categorical.slice(0, 2).map(({ column, mostFrequent }) => `${column} ${mostFrequent}`),
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
    ...(dates.length === 0 ? [] : [say('dates', { names: datesNamed(dates, locale, t) })]),
    say('numeric', {
      count: numeric.length,
      filled: filled.join(t(locale, 'list.comma')) || t(locale, 'step.analyze.none'),
    }),
    ...(first === undefined
      ? []
      : [say('scale', { column: first.column, mean: figure(first.mean), scale: figure(first.scale) })]),
    say('categorical', { count: categorical.length, oneHot: figure(oneHotColumns) }),
    ...(charts.codes.categories.length === 0
      ? []
      : [say('codes', { column: charts.codes.column, target: target.column })]),
  ].join('\n\n');
}

function datesNamed(dates: string[], locale: Locale, t: Translate): string {
  const shown = dates.slice(0, MOST_DATES).join(t(locale, 'list.comma'));
  const more = dates.length - MOST_DATES;
  return more > 0 ? t(locale, 'step.analyze.more', { names: shown, more }) : shown;
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
