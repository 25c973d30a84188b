import { cohenKappa, fleissKappa } from '../stats/kappa.ts';
import { LABELS, type Label, type LabellingItem } from './labelling-items.ts';

/** How far people who labelled the same items agree. */
export interface Agreement {
  measure: 'cohen' | 'fleiss';
  kappa: number;
  /** How Landis and Koch (1977) read a kappa. */
  reading: (typeof READINGS)[number]['id'];
  raters: number;
  /** Labels given to each item, by label. */
  counts: Record<Label, number>[];
  /** Items, from 0, on which not everyone agreed; the most divided first. */
  divided: number[];
  /** Labels that say what the table says, of all labels: 0 to 1. */
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
 * Agreement of two people (Cohen's kappa) or more (Fleiss').
 * @param raters labels of the same items in the same order, one list a person, at least two
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
