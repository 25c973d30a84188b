import { labelItems } from '../../../flow/runs/label-items.ts';
import { selectedOption } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';
import { itemBlock } from './labelling-view.ts';

/** A modal holds at most this many blocks. */
const MOST_ITEMS = 100;

export const submitLabelling: SubmitModal = async (edge, { actor, metadata, value, carried }) => {
  const labels = Array.from({ length: Math.min(Number(metadata.items) || 0, MOST_ITEMS) }, (_, item) =>
    selectedOption(value(itemBlock(item))),
  );
  await labelItems(edge.flow, {
    teamId: actor.teamId,
    roundId: carried('roundId'),
    userId: actor.userId,
    labels,
  });
  return undefined;
};
