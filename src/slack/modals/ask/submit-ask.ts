import { AppError } from '../../../errors.ts';
import { askRole } from '../../../flow/requests/ask-role.ts';
import type { SubmitModal } from '../submission.ts';
import { readAsk } from './read-ask.ts';

export const submitAsk: SubmitModal = async (edge, { actor, view }) => {
  const { teamId, userId, lessonId, requestId, written } = readAsk(actor, view);
  if (written?.kind === undefined) throw new AppError('stale_button');
  const { roles, kind, text, due } = written;
  await askRole(edge.flow, { teamId, lessonId, requestId, askerId: userId, roles, kind, text, due });
  return undefined;
};
