import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { PreprocessFindings } from './preprocess-findings.ts';

/** Findings of Preprocess in words: the split, the fitted encoders, and why their order matters. */
export function summarizePreprocess(findings: PreprocessFindings, locale: Locale, t: Translate): string {
  const { whole } = formatter(locale);
  const say = (key: string, values: Record<string, string | number>) =>
    t(locale, `step.preprocess.summary.${key}`, values);
  const { numeric, categorical, charts, target, oneHotColumns } = findings;
  const [first] = numeric;
  const filled = [
    ...numeric.slice(0, 2).map(({ column, median }) => `${column} ${whole(median)}`),
    ...categorical.slice(0, 2).map(({ column, mostFrequent }) => `${column} ${mostFrequent}`),
  ];
  return [
    findings.fence === null
      ? say('split-no-fence', { train: whole(findings.trainRows), test: whole(findings.testRows) })
      : say('split', {
          train: whole(findings.trainRows),
          test: whole(findings.testRows),
          fence: inUnit(charts.unit, locale, t).amount(findings.fence),
          left: whole(findings.trainRows - findings.trainRowsAfterFence),
          rows: whole(findings.trainRowsAfterFence),
        }),
    say('numeric', {
      count: numeric.length,
      filled: filled.join(t(locale, 'list.comma')) || t(locale, 'step.analyze.none'),
    }),
    ...(first === undefined
      ? []
      : [say('scale', { column: first.column, mean: whole(first.mean), scale: whole(first.scale) })]),
    say('categorical', { count: categorical.length, oneHot: whole(oneHotColumns) }),
    ...(charts.codes.categories.length === 0
      ? []
      : [say('codes', { column: charts.codes.column, target: target.column })]),
  ].join('\n\n');
}

/** One line that the communication exercise quotes. */
export function preprocessHeadline(findings: PreprocessFindings, locale: Locale, t: Translate): string {
  const { whole } = formatter(locale);
  const fenced =
    findings.fence === null
      ? t(locale, 'step.preprocess.no-fence')
      : t(locale, 'step.preprocess.left-out', { left: whole(findings.trainRows - findings.trainRowsAfterFence) });
  return t(locale, 'step.preprocess.headline', {
    train: whole(findings.trainRowsAfterFence),
    test: whole(findings.testRows),
    fenced,
    excluded: findings.excluded.length,
    numeric: findings.numeric.length,
    categorical: findings.categorical.length,
  });
}
