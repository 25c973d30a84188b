import type { Edge } from '../../app/edge.ts';
import { drawHome } from '../../home/draw-home.ts';
import { hoursInWords } from '../../messages/hours-in-words.ts';
import type { Submission } from '../submission.ts';
import { tellWhereOpened } from '../tell-where-opened.ts';

/** Tells a person which working hours they have now, also in App Home. */
export async function confirmOwnHours(edge: Pick<Edge, 'flow'>, submission: Submission): Promise<void> {
  const { actor, client } = submission;
  await tellWhereOpened(submission, async () => {
    const { hours } = (await edge.flow.store.members.byId(actor.teamId, actor.userId)) ?? {};
    return hoursInWords(actor.words, hours);
  });
  await drawHome(edge, client, actor);
}
