import type { Edge } from '../../app/edge.ts';
import { drawHome } from '../../home/draw-home.ts';
import { dayToken } from '../../messages/date-token.ts';
import type { Submission } from '../submission.ts';
import { tellWhereOpened } from '../tell-where-opened.ts';

/** Tells a person until when they are away, also in App Home. */
export async function confirmAway(edge: Pick<Edge, 'flow'>, submission: Submission): Promise<void> {
  const { actor, client } = submission;
  await tellWhereOpened(submission, async () => {
    const { awayUntil } = (await edge.flow.store.members.byId(actor.teamId, actor.userId)) ?? {};
    return awayUntil && actor.words.t('away.done', { until: dayToken(awayUntil) });
  });
  await drawHome(edge, client, actor);
}
