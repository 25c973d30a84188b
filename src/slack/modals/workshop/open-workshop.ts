import type { WebClient } from '@slack/web-api';
import { AppError } from '../../../errors.ts';
import { findAsFacilitator } from '../../../flow/members/find-as-facilitator.ts';
import { boardKey } from '../../../flow/workshop/show-board.ts';
import { findForWorkshop, teachable } from '../../../flow/workshop/start-workshop.ts';
import { rolesByHolder } from '../../../team/members.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import { linkToPost } from '../../listeners/link-to-post.ts';
import { escapeTokens, type Message, section } from '../../messages/kit.ts';
import { openView } from '../open-view.ts';
import { findPeople } from './find-people.ts';
import { writeRoleLines } from './read-role-lines.ts';
import { workshopView } from './workshop-view.ts';

/** What the form suggests: half a day in pairs, with all processes. */
const SUGGESTED = { minutes: 210, groupSize: 2, standInAfter: 8 };

/**
 * Opens the form that prepares a workshop. Where one is on, the facilitator gets a link to its board.
 * @returns what to tell the person privately, if anything
 * @throws AppError as findForWorkshop does
 */
export async function showWorkshop(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  { channelId, triggerId }: { channelId: string; triggerId: string },
): Promise<Message | undefined> {
  const { teamId, userId, words } = actor;
  const place = { teamId, channelId };
  const { flow } = edge;
  try {
    const cohort = await findForWorkshop(flow, place, userId);
    const processes = teachable(flow, cohort);
    const held = rolesByHolder(await flow.store.roles.list(teamId, cohort.id));
    const people = await flow.chat.inTime(() => findPeople(edge, cohort));
    const named = held.map(({ user, roles }) => ({ userId: user, roles }));
    const view = workshopView(words, {
      channelId,
      draft: { ...SUGGESTED, processes },
      processes,
      roleLines: writeRoleLines(words, named, people),
    });
    await openView(client, triggerId, view);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'workshop_on')) throw error;
    const { id } = await findAsFacilitator(flow, place, userId);
    const workshop = await flow.store.workshops.ofCohort(teamId, id);
    const link = workshop && (await linkToPost(edge, client, teamId, boardKey(workshop)));
    if (link === undefined) throw error;
    const text = words.t('workshop.on-here', { link: escapeTokens(link) });
    return { text, blocks: [section(text)] };
  }
}
