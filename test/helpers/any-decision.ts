import fc from 'fast-check';
import type { ColumnDecision } from '../../src/exercise/decision.ts';

/** Any decision about a column. @param of.given an order of categories that people have given */
export function anyDecision({
  column,
  given,
}: {
  column: fc.Arbitrary<string>;
  given: readonly string[];
}): fc.Arbitrary<ColumnDecision> {
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('keep-column' as const, 'drop-column' as const), column }),
    fc.record({
      kind: fc.constant('blank-means' as const),
      column,
      meaning: fc.constantFrom('none' as const, 'zero' as const),
    }),
    fc.record({
      kind: fc.constant('order-categories' as const),
      column,
      by: fc.constantFrom('target-median' as const, given),
    }),
  );
}
