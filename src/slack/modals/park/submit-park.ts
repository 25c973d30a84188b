import { parkNote } from '../../../flow/workshop/park-note.ts';
import { BLOCKS } from '../../app/ids.ts';
import { stableId } from '../../app/stable-id.ts';
import type { SubmitModal } from '../submission.ts';

export const submitPark: SubmitModal = async (edge, { actor, view, value, carried }) => {
  const { teamId, userId } = actor;
  await parkNote(edge.flow, {
    teamId,
    workshopId: carried('workshopId'),
    userId,
    // The same form is the same note, also if Slack delivers it twice.
    id: stableId(view.id),
    text: value(BLOCKS.text)?.value ?? '',
  });
  return undefined;
};
