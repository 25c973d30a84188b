import { chooseLanguage } from '../../flow/members/choose-language.ts';
import { actorOf } from '../edge.ts';
import { homeOf } from '../home/home-of.ts';
import type { Handler } from './press.ts';

/** The choice of a language in App Home, which is drawn anew in it. */
export const chooseLanguageAction: Handler = async (edge, { actor, client, value }) => {
  const { teamId, userId } = actor;
  await chooseLanguage(edge.flow, { teamId, userId, chosen: value });
  await client.views.publish({ user_id: userId, view: await homeOf(edge, await actorOf(edge, teamId, userId)) });
};
