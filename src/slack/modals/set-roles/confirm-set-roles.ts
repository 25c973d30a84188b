import type { EdgeWith } from '../../app/edge.ts';
import { BLOCKS } from '../../app/ids.ts';
import { describeRoles } from '../roles/describe-roles.ts';
import type { Submission } from '../submission.ts';
import { tellWhereOpened } from '../tell-where-opened.ts';

/** Tells the facilitator which roles the person has now. */
export async function confirmSetRoles(edge: EdgeWith<'store'>, submission: Submission): Promise<void> {
  const person = submission.value(BLOCKS.person)?.selected_user;
  if (person) await tellWhereOpened(submission, () => describeRoles(edge, submission, person));
}
