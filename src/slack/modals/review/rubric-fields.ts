import type { InputBlock } from '@slack/types';
import { RATINGS, RUBRIC } from '../../../course/rubric.ts';
import { LIMITS, option, plain } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { radioField } from '../kit.ts';

/**
 * One field per criterion, with the descriptions of its four levels.
 * @param prefix of the blocks
 */
export function rubricFields({ t }: Words, prefix = ''): InputBlock[] {
  return RUBRIC.map((criterion) =>
    radioField({
      block: `${prefix}${criterion}`,
      label: t(`rubric.${criterion}`),
      options: RATINGS.map((rating) => ({
        ...option(rating, t(`rating.${rating}`)),
        description: plain(t(`rubric.${criterion}.${rating}`), LIMITS.option),
      })),
    }),
  );
}
