import type { PageMessage, PageState } from '../../page-api.ts';
import { mentionedIn } from '../state/mentioned-in.ts';
import type { Place } from '../state/place.ts';
import { APP_PLACE, isAppPlace } from '../state/session.ts';

/**
 * Chooses the second person and their place: the person that the newest message with a button mentions, because they were asked for
 * something, or else the next teammate at the same place.
 */
export function chooseSecond(state: PageState, me: string, place: Place): Place {
  const others = state.users.filter((user) => !user.isBot && user.id !== me).map((user) => user.id);
  const asks = (message: PageMessage) => message.ephemeral === undefined && hasButton(message);
  for (const message of state.messages.filter(asks).toReversed()) {
    const asked = mentionedIn(message).find((id) => others.includes(id));
    if (asked === undefined) continue;
    const thread = message.threadTs ?? (message.channel === place.channel ? place.thread : undefined);
    return { as: asked, channel: message.channel, tab: 'home', ...(thread === undefined ? {} : { thread }) };
  }
  const people = state.users.filter((user) => !user.isBot).map((user) => user.id);
  const next = people[(people.indexOf(me) + 1) % people.length] ?? me;
  // Each person has their own direct message with the app.
  if (isAppPlace(state, place.channel)) return { as: next, channel: APP_PLACE, tab: place.tab };
  return { ...place, as: next };
}

function hasButton({ blocks }: PageMessage): boolean {
  return JSON.stringify(blocks ?? []).includes('"type":"button"');
}
