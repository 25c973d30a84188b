import type { PageMessage } from '../../page-api.ts';
import { isUnread, namesPerson, readingPlace, type Seen } from './unread.ts';

/** What a person chose for a thread, and the newest message at that time. */
export interface FollowChoice {
  follows: boolean;
  at: string;
}

/** The choices of a person, by the reading place of the thread. */
export type FollowChoices = Readonly<Record<string, FollowChoice>>;

/** A thread that a person follows. */
export interface FollowedThread {
  /** Its reading place. */
  place: string;
  channel: string;
  ts: string;
  root?: PageMessage;
  replies: readonly PageMessage[];
  unread: readonly PageMessage[];
  /** How many of the unread replies mention the person. */
  mentions: number;
}

/** All threads by their reading place: the replies, oldest first. */
export type Replies = ReadonlyMap<string, readonly PageMessage[]>;

/**
 * Since when a person follows a thread, as in Slack: since they started it, wrote in it, were mentioned in it or chose to. Somebody who
 * stopped follows it again once they write or are mentioned.
 * @param thread its messages, the first message included, oldest first
 * @returns the timestamp of the first message that counts for them: what made them follow, or what came after their choice; undefined when
 *   they do not follow it
 */
export function followedSince(
  thread: readonly PageMessage[],
  me: string,
  choice: FollowChoice | undefined,
): string | undefined {
  const counts = ({ ts }: PageMessage) => choice?.follows !== false || Number(ts) > Number(choice.at);
  const cause = thread.find((message) => counts(message) && (message.user === me || namesPerson(message, me)))?.ts;
  if (choice?.follows !== true) return cause;
  const chosen = justAfter(choice.at);
  return cause === undefined || Number(cause) > Number(chosen) ? chosen : cause;
}

/** The next timestamp, a microsecond later. */
function justAfter(ts: string): string {
  return (Number(ts) + 0.000001).toFixed(6);
}

/** Finds the threads that a person follows, those with the newest replies first. */
export function findThreads(
  messages: readonly PageMessage[],
  replies: Replies,
  { me, seen, choices }: { me: string; seen: Seen; choices: FollowChoices },
): FollowedThread[] {
  const roots = new Map(
    messages.flatMap((one) => (replies.has(`${one.channel}:${one.ts}`) ? [[threadPlace(one), one] as const] : [])),
  );
  const found: FollowedThread[] = [];
  for (const [place, group] of replies) {
    const root = roots.get(place);
    const since = followedSince(root === undefined ? group : [root, ...group], me, choices[place]);
    const [first] = group;
    if (since === undefined || first?.threadTs === undefined) continue;
    const unread = group.filter((reply) => Number(reply.ts) >= Number(since) && isUnread(reply, me, seen));
    found.push({
      ...{ place, channel: first.channel, ts: first.threadTs, replies: group, unread },
      mentions: unread.filter((reply) => namesPerson(reply, me)).length,
      ...(root === undefined ? {} : { root }),
    });
  }
  return found.sort((a, b) => Number(b.replies.at(-1)?.ts) - Number(a.replies.at(-1)?.ts));
}

/** The reading place of the thread of a message, be it the first one or a reply. */
export function threadPlace({ channel, ts, threadTs }: Pick<PageMessage, 'channel' | 'ts' | 'threadTs'>): string {
  return `${channel}:${threadTs ?? ts}`;
}

/**
 * Finds the first unread message of a channel or a thread, for the line above it. A channel that the person opens for the first time has
 * none, and neither has a thread that they do not follow.
 * @param shown the messages of the channel or of the thread, the first message included
 * @param since since when the person follows the thread; undefined for a channel
 */
export function findFirstUnread(
  shown: readonly PageMessage[],
  { me, seen, place, since }: { me: string; seen: Seen; place: string; since?: string | undefined },
): PageMessage | undefined {
  const from = since ?? (seen[place] === undefined ? undefined : '0');
  if (from === undefined) return undefined;
  return shown.find(
    (message) => readingPlace(message) === place && Number(message.ts) >= Number(from) && isUnread(message, me, seen),
  );
}
