import type { InputBlock } from '@slack/types';
import { RATINGS, RUBRIC } from '../../../course/types.ts';
import { LIMITS, option, plain } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { radioField } from '../kit.ts';

/** The four criteria, each with the words of its four levels. */
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
