import type { Decided, Decision } from '../../../src/exercise/decision.ts';
import { ANSWERER, ASKER, LESSON_ID, NOW, PROSE, ROLES } from './largest.ts';

const KINDS: readonly Decided[] = [
  { kind: 'keep-column', column: 'Neighborhood' },
  { kind: 'drop-column', column: '*_`a`~ <!channel>' },
  { kind: 'blank-means', column: 'Alley', meaning: 'none' },
  { kind: 'blank-means', column: 'Lot_Frontage', meaning: 'zero' },
  { kind: 'order-categories', column: 'Neighborhood', by: 'target-median' },
  { kind: 'order-categories', column: 'Exter_Qual', by: Array.from({ length: 40 }, (_, n) => `category <${n}>`) },
  { kind: 'statement', text: PROSE.slice(0, 500) },
  {
    kind: 'statement',
    text: PROSE.slice(0, 300),
    figure: { id: 'median', name: 'Median of *_`a`~ <!channel>', value: '$163,000' },
  },
];

/** One decision of each kind, on the word of a person, and of a stand-in. */
export const DECISIONS: readonly Decision[] = KINDS.map((what, nth) => ({
  id: LESSON_ID,
  cohortId: LESSON_ID,
  process: 'prepare',
  what,
  dataset: nth % 3 === 2 ? 'own:1' : 'house-prices',
  from: { source: 'request', requestId: 'R1' },
  byId: nth % 2 === 1 ? 'stand-in' : ANSWERER,
  ...(nth === 3 || nth === 4 ? {} : { role: ROLES[nth] ?? '' }),
  keptById: ASKER,
  at: NOW,
}));
