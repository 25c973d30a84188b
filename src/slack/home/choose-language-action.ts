import { chooseLanguage } from '../../flow/members/chosen-language.ts';
import { actorOf } from '../app/actor.ts';
import type { Handler } from '../listeners/press.ts';
import { homeOf } from './home-of.ts';

/** The choice of a language in App Home, which is drawn anew in it. */
export const chooseLanguageAction: Handler = async (edge, { actor, client, value }) => {
  const { teamId, userId } = actor;
  await chooseLanguage(edge.flow, { teamId, userId, chosen: value });
  await client.views.publish({ user_id: userId, view: await homeOf(edge, await actorOf(edge, teamId, userId)) });
};
