import { AppError } from '../../../errors.ts';
import { askRole } from '../../../flow/requests/ask-role.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { plainSentenceFor } from '../../app/sentence-for.ts';
import type { SubmitModal } from '../submission.ts';
import { readAsk } from './read-ask.ts';

export const submitAsk: SubmitModal = async (edge, { actor, view }) => {
  const { teamId, userId, lessonId, requestId, written } = readAsk(actor, view);
  if (written?.kind === undefined) throw new AppError('stale_button');
  const { roles, kind, text, due } = written;
  try {
    await askRole(edge.flow, { teamId, lessonId, requestId, askerId: userId, roles, kind, text, due });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'due_invalid') throw error;
    return { errors: { [BLOCKS.due]: plainSentenceFor(edge, actor.words, error, VIEWS.ask) } };
  }
  return undefined;
};
