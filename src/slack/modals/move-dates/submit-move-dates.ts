import { moveDueDates } from '../../../flow/requests/move-due-dates.ts';
import { BLOCKS } from '../../app/ids.ts';
import { stableId } from '../../app/stable-id.ts';
import type { SubmitModal } from '../submission.ts';

export const submitMoveDates: SubmitModal = async (edge, { actor, view, value, carried }) => {
  await moveDueDates(edge.flow, {
    place: { teamId: actor.teamId, channelId: carried('channelId') },
    byId: actor.userId,
    days: Number(value(BLOCKS.days)?.value ?? Number.NaN),
    // The same form is the same wish, also if Slack delivers it twice.
    id: stableId(view.id),
  });
  return undefined;
};
