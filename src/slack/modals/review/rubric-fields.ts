import type { InputBlock } from '@slack/types';
import { RATINGS, RUBRIC } from '../../../course/rubric.ts';
import { option } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { selectField } from '../kit.ts';

/**
 * One menu per criterion: four levels, each with its description. Folded, all four criteria are seen at once, on a phone too.
 * @param prefix of the blocks
 */
export function rubricFields({ t }: Words, prefix = ''): InputBlock[] {
  return RUBRIC.map((criterion) =>
    selectField({
      block: `${prefix}${criterion}`,
      label: t(`rubric.${criterion}`),
      options: RATINGS.map((rating) => option(rating, t(`rating.${rating}`), t(`rubric.${criterion}.${rating}`))),
    }),
  );
}
