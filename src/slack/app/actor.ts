import type { Locale } from '../../course/types.ts';
import { type Words, wordsFor } from '../messages/words.ts';
import type { Edge } from './edge.ts';

/** Who did something, where, and in which language they read. */
export interface Actor {
  teamId: string;
  userId: string;
  words: Words;
}

export async function actorOf(edge: Edge, teamId: string, userId: string): Promise<Actor> {
  const locale: Locale = await edge.flow.chat.localeOf(teamId, userId);
  return { teamId, userId, words: wordsFor(edge.flow.course, locale) };
}
