import type { Edge } from '../../app/edge.ts';
import { drawHome } from '../../home/draw-home.ts';
import type { Submission } from '../submission.ts';
import { tellWhereOpened } from '../tell-where-opened.ts';
import { describeRoles } from './describe-roles.ts';

/** Tells a person which roles they have now; App Home shows them itself. */
export async function confirmRoles(edge: Pick<Edge, 'flow'>, submission: Submission): Promise<void> {
  const { actor, client, metadata } = submission;
  await tellWhereOpened(submission, () => describeRoles(edge, submission, actor.userId));
  if ((metadata.toldIn ?? '') === '') await drawHome(edge, client, actor);
}
