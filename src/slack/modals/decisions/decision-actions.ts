import { listDecisions } from '../../../flow/decisions/list-decisions.ts';
import { withdrawDecision } from '../../../flow/decisions/withdraw-decision.ts';
import { channelOf, type PressHandler } from '../../listeners/press.ts';
import { openKeepDecision } from '../keep-decision/open-keep-decision.ts';
import { openView } from '../open-view.ts';
import { applyTeamDecisions } from '../parameters/apply-team-decisions.ts';
import { updateView } from '../update-view.ts';
import { decisionsView } from './decisions-view.ts';

/** Buttons of the team's decisions. */
export const DECISION_ACTIONS = {
  openKeepDecision,
  openDecisions: async (edge, { actor, client, triggerId, corner }) => {
    const { teamId, userId, words } = actor;
    const found = await listDecisions(edge.flow, { teamId, channelId: channelOf(corner) }, userId);
    await openView(client, triggerId, decisionsView(words, found));
  },
  withdrawDecision: async (edge, { actor, client, view, value }) => {
    const { teamId, userId, words } = actor;
    const { channelId } = await withdrawDecision(edge.flow, { teamId, decisionId: value, userId });
    const left = await listDecisions(edge.flow, { teamId, channelId }, userId);
    if (view !== undefined) await updateView(client, { viewId: view.id, view: decisionsView(words, left) });
  },
  applyDecisions: applyTeamDecisions,
} satisfies Record<string, PressHandler>;
