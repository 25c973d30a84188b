import { signsOf } from './request-signs.ts';

/** What a facilitator may say or do next, the most pressing first. The words are those of docs/facilitators.md. */
export const SUGGESTIONS = ['nobody-asks', 'unanswered', 'no-reason', 'one-word', 'same-two', 'silent'] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/** How a course goes in its newest lesson. */
export interface TeamState {
  /** Working days since the newest lesson that asks somebody; absent before the first one. */
  lessonDays?: number;
  /** The texts of its requests. */
  requests: readonly string[];
  /** What people have answered in it. */
  replies: readonly { authorId: string; text: string }[];
  /** Working days for which the oldest request waits; absent when none does. */
  waitsDays?: number;
  /** How many people hold a role. */
  holders: number;
  /** How many have been silent for days. */
  silent: number;
}

const MOST = 3;

/** Chooses at most three suggestions by rule. None where nothing is amiss. */
export function suggestWords(state: TeamState): Suggestion[] {
  const { lessonDays, requests, replies, waitsDays, holders, silent } = state;
  const applies: Record<Suggestion, boolean> = {
    'nobody-asks': lessonDays !== undefined && lessonDays >= 1 && requests.length === 0,
    unanswered: waitsDays !== undefined && waitsDays >= 3,
    'no-reason': requests.length >= 3 && isMost(requests, (text) => !signsOf(text).why),
    'one-word': replies.length >= 2 && isMost(replies, ({ text }) => isShort(text)),
    'same-two': replies.length >= 6 && holders >= 4 && shareOfTwo(replies) >= 0.8,
    silent: silent > 0,
  };
  return SUGGESTIONS.filter((each) => applies[each]).slice(0, MOST);
}

function isMost<T>(all: readonly T[], is: (one: T) => boolean): boolean {
  return all.filter(is).length * 2 > all.length;
}

/** Up to three words, or up to ten characters of a script that has no spaces. */
function isShort(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return words.length <= 3 && (/^[\p{ASCII}\s]*$/u.test(text) || [...text.trim()].length <= 10);
}

function shareOfTwo(replies: readonly { authorId: string }[]): number {
  const counts = new Map<string, number>();
  for (const { authorId } of replies) counts.set(authorId, (counts.get(authorId) ?? 0) + 1);
  const [first = 0, second = 0] = [...counts.values()].sort((a, b) => b - a);
  return (first + second) / replies.length;
}
