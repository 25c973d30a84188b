import type { InputBlock } from '@slack/types';
import { RATINGS, RUBRIC, type RubricCriterion } from '../../../course/rubric.ts';
import type { Ratings } from '../../../exercise/review.ts';
import { option } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { selectField } from '../kit.ts';

/**
 * One menu per criterion: four levels, each with its description. Folded, all criteria are seen at once, on a phone too.
 * @param how.prefix of the blocks
 * @param how.criteria all when absent
 * @param how.initial what is chosen at first
 */
export function rubricFields(
  { t }: Words,
  { prefix = '', criteria = RUBRIC, initial = {} }: RubricFields & { initial?: Ratings } = {},
): InputBlock[] {
  return criteria.map((criterion) =>
    selectField({
      block: `${prefix}${criterion}`,
      label: t(`rubric.${criterion}`),
      options: RATINGS.map((rating) => option(rating, t(`rating.${rating}`), t(`rubric.${criterion}.${rating}`))),
      initial: initial[criterion],
    }),
  );
}

/** Which criteria a form asks for, and the prefix of their blocks. */
export interface RubricFields {
  prefix?: string;
  criteria?: readonly RubricCriterion[];
}
