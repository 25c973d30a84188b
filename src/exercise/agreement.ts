import { cohenKappa, fleissKappa } from '../stats/kappa.ts';
import { LABELS, type Label, type LabellingItem } from './labelling-items.ts';

/** Agreement of people who labelled the same items. */
export interface Agreement {
  measure: 'cohen' | 'fleiss';
  kappa: number;
  /** Interpretation of kappa by Landis and Koch (1977). */
  reading: (typeof READINGS)[number]['id'];
  raters: number;
  /** Counts of labels for each item. */
  counts: Record<Label, number>[];
  /** Indexes (from 0) of items without full agreement, the most divided first. */
  divided: number[];
  /** Share of labels that are right by the table, 0 to 1. */
  rightShare: number;
}

const READINGS = [
  { id: 'almost-perfect', above: 0.8 },
  { id: 'substantial', above: 0.6 },
  { id: 'moderate', above: 0.4 },
  { id: 'fair', above: 0.2 },
  { id: 'slight', above: 0 },
  { id: 'poor', above: Number.NEGATIVE_INFINITY },
] as const;

/**
 * Computes the agreement of two raters (Cohen's kappa) or more (Fleiss' kappa).
 * @param raters labels of the same items in the same order, one list for each rater, at least two raters
 * Source: COURSE "3 Prepare"; Landis and Koch 1977, Biometrics 33(1), for the reading
 */
export function agreementOf(items: readonly LabellingItem[], raters: readonly Label[][]): Agreement {
  const [first = [], second = []] = raters;
  const kappa = raters.length === 2 ? cohenKappa(first, second) : fleissKappa(raters);
  const counts = items.map((_, item) => {
    const given = raters.map((labels) => labels[item]);
    return Object.fromEntries(LABELS.map((label) => [label, given.filter((one) => one === label).length])) as Record<
      Label,
      number
    >;
  });
  const largest = counts.map((count) => Math.max(...Object.values(count)));
  const right = items.reduce((sum, { truth }, item) => sum + (counts[item]?.[truth] ?? 0), 0);
  return {
    measure: raters.length === 2 ? 'cohen' : 'fleiss',
    kappa,
    reading: READINGS.find(({ above }) => kappa > above)?.id ?? 'poor',
    raters: raters.length,
    counts,
    divided: items
      .map((_, item) => item)
      .filter((item) => (largest[item] ?? 0) < raters.length)
      .sort((a, b) => (largest[a] ?? 0) - (largest[b] ?? 0) || a - b),
    rightShare: right / (items.length * raters.length),
  };
}
