import { findAsFacilitator } from '../../../flow/members/find-as-facilitator.ts';
import { sendPage } from '../../../flow/workshop/add-page.ts';
import { changeWorkshop } from '../../../flow/workshop/change-workshop.ts';
import { revealBest } from '../../../flow/workshop/reveal-best.ts';
import type { Edge } from '../../app/edge.ts';
import { stableId } from '../../app/stable-id.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import { channelOf, type Press, type PressHandler } from '../../listeners/press.ts';
import { readRevealRef, readWorkshopRef } from '../../messages/workshop-menu.ts';
import { endWorkshopMessage } from '../../messages/workshop-messages.ts';
import { openPark } from '../park/open-park.ts';
import { showWorkshop } from './open-workshop.ts';

/** Buttons and menus of a channel's workshop. */
export const WORKSHOP_ACTIONS = {
  openWorkshop: async (edge, { actor, client, triggerId, corner }) => {
    const answer = await showWorkshop(edge, client, actor, { channelId: channelOf(corner), triggerId });
    if (answer !== undefined) await tellPrivately(client, actor, corner, answer);
  },
  workshopMenu: async (edge, press) => {
    const ref = readWorkshopRef(press.value);
    if (ref.deed !== 'end') return move(edge, press);
    const { actor, client, corner } = press;
    await findAsFacilitator(edge.flow, { teamId: actor.teamId, channelId: channelOf(corner) }, actor.userId);
    return tellPrivately(client, actor, corner, endWorkshopMessage(actor.words, ref));
  },
  openPark,
  revealBest: async (edge, { actor, corner, value }) => {
    const { teamId, userId } = actor;
    const place = { teamId, channelId: channelOf(corner) };
    await revealBest(edge.flow, { place, userId, ...readRevealRef(value) });
  },
  sendWorkshopPage: async (edge, { actor, client, corner, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    await sendPage(edge.flow, { teamId, userId, workshopId: value, id: stableId(triggerId) });
    await tellPrivately(client, actor, corner, { text: words.t('workshop-page.coming') });
  },
  endWorkshop: async (edge, press) => {
    await move(edge, press);
    await press.respond({ replace_original: true, text: press.actor.words.t('workshop.ended'), blocks: [] });
  },
} satisfies Record<string, PressHandler>;

/** Does what the press says. The board shows what has come of it. */
async function move(edge: Edge, { actor, corner, value }: Press): Promise<void> {
  const { teamId, userId } = actor;
  await changeWorkshop(edge.flow, {
    place: { teamId, channelId: channelOf(corner) },
    userId,
    ...readWorkshopRef(value),
  });
}
