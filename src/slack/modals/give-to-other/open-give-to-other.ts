import type { WebClient } from '@slack/web-api';
import type { RoleId } from '../../../course/role.ts';
import { findToReassign } from '../../../flow/requests/reassign-as-facilitator.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import { openView } from '../open-view.ts';
import { giveToOtherView } from './give-to-other-view.ts';

/** Opens the form for a request that waits for a person, which App Home's menu names. */
export async function openGiveToOther(
  edge: Edge,
  { actor, client, triggerId }: { actor: Actor; client: WebClient; triggerId: string },
  about: { channelId: string; requestId: string; role: RoleId; from: string },
): Promise<void> {
  const { teamId, userId: byId, words } = actor;
  const { channelId, from, role } = about;
  const request = await findToReassign(edge.flow, { ...about, place: { teamId, channelId }, byId });
  await openView(client, triggerId, giveToOtherView(words, { channelId, request, role, from }));
}
