import { chooseLanguage } from '../../flow/members/choose-language.ts';
import { actorOf } from '../app/actor.ts';
import type { PressHandler } from '../listeners/press.ts';
import { drawHome } from './draw-home.ts';

/** Takes a language that a person chooses in App Home, and draws App Home in it. */
export const chooseLanguageAction: PressHandler = async (edge, { actor, client, value }) => {
  const { teamId, userId } = actor;
  await chooseLanguage(edge.flow, { teamId, userId, chosen: value });
  await drawHome(edge, client, await actorOf(edge, teamId, userId));
};
