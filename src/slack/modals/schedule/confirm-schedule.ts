import { findCohort } from '../../../flow/members/find-cohort.ts';
import type { Edge } from '../../app/edge.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import type { Submission } from '../submission.ts';
import { listSchedule } from './show-schedule.ts';

/** Tells the facilitator the list of the saved schedule. */
export async function confirmSchedule(edge: Edge, { actor, client, carried }: Submission): Promise<void> {
  const channelId = carried('channelId');
  const cohort = await findCohort(edge.flow.store, { teamId: actor.teamId, channelId }, actor.userId);
  const listed = await listSchedule(edge, actor, cohort);
  if (listed !== undefined) await tellPrivately(client, actor, { channelId }, listed);
}
