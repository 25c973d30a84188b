import { MOST_STATEMENTS, VERDICTS } from '../../../exercise/presentation.ts';
import { answerPresentation } from '../../../flow/presentations/answer-presentation.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOption } from '../field-values.ts';
import { besideField, numbered } from '../numbered.ts';
import type { SubmitModal } from '../submission.ts';

/** Which field an error is about. */
const FIELDS = { verdict_missing: BLOCKS.verdict, verdict_sentence: BLOCKS.sentence };

/** Sends the verdicts. */
export const submitVerdicts: SubmitModal = async (edge, { actor, view, value, carried }) => {
  const { teamId, userId, words } = actor;
  const given = Array.from({ length: MOST_STATEMENTS }, (_, place) => {
    const chosen = selectedOption(value(numbered(BLOCKS.verdict, place + 1)));
    const verdict = VERDICTS.find((one) => one === chosen);
    return [place, { verdict, sentence: value(numbered(BLOCKS.sentence, place + 1))?.value ?? '' }] as const;
  });
  try {
    await answerPresentation(edge.flow, {
      teamId,
      requestId: carried('requestId'),
      replyId: view.id,
      authorId: userId,
      verdicts: new Map(given),
    });
  } catch (error) {
    return besideField(words, error, FIELDS);
  }
  return undefined;
};
