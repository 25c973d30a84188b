import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { TrainFindings } from './train-findings.ts';

/** Findings of Train in words: the models, their validation scores and their most important features. */
export function summarizeTrain(findings: TrainFindings, locale: Locale, t: Translate): string {
  const { figure, two, percent } = formatter(locale);
  const say = (key: string, values: Record<string, string | number>) => t(locale, `step.train.summary.${key}`, values);
  const { elasticNet, forest, metadata, charts } = findings;
  const noted = (pairs: [string, string][]) =>
    pairs.map(([text, note]) => t(locale, 'list.note', { text, note })).join(t(locale, 'list.comma'));
  const used = elasticNet.coefficients.filter(({ weight }) => weight !== 0);
  const weights = used.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, 4);
  const best = forest.importances.slice(0, 4);
  return [
    say('rows', { train: figure(metadata.trainRows), validation: figure(metadata.validationRows) }),
    say(used.length === 0 ? 'elastic-net-none' : 'elastic-net', {
      r2: two(elasticNet.validationR2),
      used: used.length,
      of: elasticNet.coefficients.length,
      names: noted(weights.map(({ feature, weight }) => [feature, two(weight)])),
    }),
    ...(charts.converged ? [] : [say('not-converged', { iterations: figure(elasticNet.iterations) })]),
    say('forest', {
      r2: two(forest.validationR2),
      trees: forest.trees,
      names: noted(best.map(({ feature, importance }) => [feature, percent(importance * 100)])),
    }),
    ...(charts.models.length > 1 ? [say('models', { count: charts.models.length })] : []),
    say('metadata', {
      seconds: two(metadata.seconds),
      version: metadata.packageVersion,
      hash: metadata.dataHash.slice(0, 12),
    }),
  ].join('\n\n');
}

/** One line that the communication exercise quotes. */
export function trainHeadline({ elasticNet, forest }: TrainFindings, locale: Locale, t: Translate): string {
  const { two, percent } = formatter(locale);
  const [first] = forest.importances;
  return t(locale, 'step.train.headline', {
    elasticNet: two(elasticNet.validationR2),
    forest: two(forest.validationR2),
    first: first?.feature ?? t(locale, 'step.analyze.none'),
    share: percent((first?.importance ?? 0) * 100),
  });
}
