import { ABSENCES, goAway } from '../../../flow/members/go-away.ts';
import { BLOCKS } from '../../app/ids.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';

export const submitAway: SubmitModal = async (edge, { actor: { teamId, userId }, value }) => {
  // A chosen day counts more than a quick choice, which is there from the beginning.
  const day = value(BLOCKS.until)?.selected_date;
  const lasts = day ? { until: day } : { lasts: oneOf(ABSENCES, selectedOption(value(BLOCKS.awayFor))) };
  await goAway(edge.flow, { teamId, userId, ...lasts });
  return undefined;
};
