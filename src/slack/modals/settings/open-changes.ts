import { findAsFacilitator } from '../../../flow/members/find-as-facilitator.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { changesView } from './changes-view.ts';

/** As many changes as fit into a modal with room to spare. */
const SHOWN = 30;

/** Shows the facilitator what was changed in the course, above the settings. @throws AppError as findAsFacilitator does */
export const openChanges: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const cohort = await findAsFacilitator(edge.flow, { teamId, channelId: value }, userId);
  const entries = await edge.flow.store.audit.recent(teamId, cohort.id, SHOWN);
  await openView(client, triggerId, changesView(words, entries), 'push');
};
