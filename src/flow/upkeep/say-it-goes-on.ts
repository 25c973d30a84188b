import { goesOnKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';

/**
 * Puts a message that a halted channel's course goes on. Only a message that Slack takes shows that a halt is over: the history of an
 * archived channel can still be read (docs.slack.dev/reference/methods/conversations.history names no `is_archived`).
 * @returns `put` when it now waits, `there` when it was there already, undefined when the channel has no course
 */
export async function sayItGoesOn(
  { store }: { store: Pick<StoreOf<'cohorts' | 'halts' | 'posts'>, 'cohorts' | 'halts' | 'posts'> },
  place: Place,
): Promise<'put' | 'there' | undefined> {
  const cohort = await store.cohorts.inChannel(place);
  const [halt] = await store.halts.of(place);
  if (cohort === undefined || halt === undefined) return undefined;
  const { teamId, channelId, locale, id } = cohort;
  const key = goesOnKey(id, halt.since);
  return (await store.posts.add({ teamId, channelId, locale, key, content: { type: 'goes-on' } })) ? 'put' : 'there';
}
