import { AppError } from '../errors.ts';
import { requireEqualLengths } from './require-equal-lengths.ts';

/** One rater's labels, one for each item; null for an item without a label. */
export type Labels = readonly (string | null)[];

/**
 * Cohen's kappa: agreement of two raters beyond chance, on the items that both labelled. Perfect agreement is 1, even
 * when both used only one category.
 * @param a,b labels of the same items, in the same order
 * @returns -1 to 1
 * @throws AppError no_common_items (values: raters)
 * Source: Cohen 1960, Educational and Psychological Measurement 20(1);
 *   https://scikit-learn.org/1.2/modules/generated/sklearn.metrics.cohen_kappa_score.html
 */
export function cohenKappa(a: Labels, b: Labels): number {
  const items = commonItems([a, b]);
  const shareOfA = shares(items.map(([label]) => label as string));
  const shareOfB = shares(items.map(([, label]) => label as string));
  const observed = items.filter(([x, y]) => x === y).length / items.length;
  let chance = 0;
  for (const [label, share] of shareOfA) chance += share * (shareOfB.get(label) ?? 0);
  return correctForChance(observed, chance);
}

/**
 * Fleiss' kappa: agreement of two or more raters beyond chance, on the items that all of them labelled. Perfect
 * agreement is 1, even when all used only one category.
 * @param raters labels of the same items in the same order, one list for each rater, at least two raters
 * @returns -1 to 1
 * @throws AppError no_common_items (values: raters); RangeError for fewer than two raters
 * Source: Fleiss 1971, Psychological Bulletin 76(5)
 */
export function fleissKappa(raters: readonly Labels[]): number {
  if (raters.length < 2) throw new RangeError('agreement needs at least two raters');
  const items = commonItems(raters);
  const pairs = raters.length * (raters.length - 1);
  let observed = 0;
  for (const labels of items) {
    for (const count of countEach(labels).values()) observed += (count * (count - 1)) / pairs / items.length;
  }
  let chance = 0;
  for (const share of shares(items.flat()).values()) chance += share ** 2;
  return correctForChance(observed, chance);
}

function correctForChance(observed: number, chance: number): number {
  // Rounding can leave perfect agreement slightly below 1. A chance of 1 would divide by zero.
  if (observed > 1 - 1e-12) return 1;
  return (observed - chance) / (1 - chance);
}

/** Labels of each item that all raters labelled. */
function commonItems(raters: readonly Labels[]): string[][] {
  requireEqualLengths(...raters);
  const items = (raters[0] ?? []).map((_, item) => raters.map((labels) => labels[item] ?? null));
  const common = items.filter((labels): labels is string[] => labels.every((label) => label !== null));
  if (common.length === 0) throw new AppError('no_common_items', { raters: raters.length });
  return common;
}

function countEach(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function shares(labels: readonly string[]): Map<string, number> {
  return new Map([...countEach(labels)].map(([label, count]) => [label, count / labels.length]));
}
