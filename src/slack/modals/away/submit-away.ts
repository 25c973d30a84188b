import { goAway } from '../../../flow/members/go-away.ts';
import { BLOCKS } from '../../app/ids.ts';
import type { SubmitModal } from '../submission.ts';

export const submitAway: SubmitModal = async (edge, { actor, value }) => {
  const until = value(BLOCKS.until)?.selected_date ?? '';
  await goAway(edge.flow, { teamId: actor.teamId, userId: actor.userId, until });
  return undefined;
};
