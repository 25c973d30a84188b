import { KEPT_KINDS, keepDecision } from '../../../flow/decisions/keep-decision.ts';
import { BLOCKS } from '../../app/ids.ts';
import { stableId } from '../../app/stable-id.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';
import { keptView } from './kept-view.ts';

/** Keeps a decision, and shows it in words, where it can be withdrawn at once. */
export const submitKeepDecision: SubmitModal = async (edge, { actor, view, value, carried }) => {
  const { teamId, userId, words } = actor;
  const decision = await keepDecision(edge.flow, {
    id: stableId(view.id, 'decision'),
    teamId,
    requestId: carried('requestId'),
    userId,
    kind: value(BLOCKS.decided) === undefined ? 'statement' : oneOf(KEPT_KINDS, selectedOption(value(BLOCKS.decided))),
    column: selectedOption(value(BLOCKS.column)),
    text: value(BLOCKS.text)?.value ?? '',
  });
  return { view: keptView(words, decision), isDone: true };
};
