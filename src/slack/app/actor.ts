import type { Locale } from '../../course/locale.ts';
import { type Words, wordsFor, wordsIn } from '../messages/words.ts';
import type { EdgeWith } from './edge.ts';
import type { TakenUp } from './taken-up.ts';

/** A person who did something, and the words of the language that they read. */
export interface Actor {
  teamId: string;
  userId: string;
  words: Words;
  /** Set while a deed of theirs is done again after its process ended. */
  takenUp?: TakenUp;
}

/** @param channelId where they did it, if that is known: their own conversation with the app has words for one person */
export async function actorOf(
  { flow }: EdgeWith<'chat' | 'course'>,
  teamId: string,
  userId: string,
  channelId?: string,
): Promise<Actor> {
  const locale: Locale = await flow.chat.inTime(() => flow.chat.localeOf(teamId, userId));
  return { teamId, userId, words: wordsIn(wordsFor(flow.course, locale), channelId) };
}
