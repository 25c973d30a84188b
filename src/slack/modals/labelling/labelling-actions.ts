import { openLabelling } from '../../../flow/runs/open-labelling.ts';
import { startLabelling } from '../../../flow/runs/start-labelling.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { labellingView } from './labelling-view.ts';

/** Buttons that open the labelling form. */
export const LABELLING_ACTIONS = {
  startLabelling: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId } = actor;
    const { round, created } = await startLabelling(edge.flow, { teamId, userId, lessonId: value });
    if (!created) await openView(client, triggerId, await labellingFor(edge, actor, round.id));
  },
  openLabelling: async (edge, { actor, client, triggerId, value }) => {
    await openView(client, triggerId, await labellingFor(edge, actor, value));
  },
} satisfies Record<string, PressHandler>;

async function labellingFor({ flow }: Pick<Edge, 'flow'>, { teamId, userId, words }: Actor, roundId: string) {
  return labellingView(words, await openLabelling(flow, teamId, roundId, userId));
}
