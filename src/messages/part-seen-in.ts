import type { Content, ContentOf, PrivateType, WeekAhead } from './content.ts';

/** The channels whose cohorts a private message tells of. Slack itself shows a private message in a channel to its members only. */
const TELLS_OF: { [Type in PrivateType]: (content: ContentOf<Type>) => string[] } = {
  'role-cards': ({ channel }) => (channel === undefined ? [] : [channel]),
  'review-asked': ({ channel }) => (channel === undefined ? [] : [channel]),
  'reviews-complete': ({ channel }) => [channel],
  news: ({ items }) => items.flatMap((item) => channelsTold(item)),
  digest: ({ requests, items = [], week }) => [
    ...requests.map(({ channelId }) => channelId),
    ...(week?.next ?? []).map(({ channel }) => channel),
    ...(week?.five !== undefined && 'channel' in week.five ? [week.five.channel] : []),
    ...items.flatMap((item) => channelsTold(item)),
  ],
  halted: ({ channelId }) => [channelId],
  'roles-set': ({ channel }) => [channel],
  facilitates: ({ channel }) => [channel],
  report: ({ channel }) => [channel],
  'run-files': ({ channel }) => [channel],
  calendar: ({ channel }) => [channel],
  'workshop-page': ({ channel }) => [channel],
  certificate: ({ channel }) => [channel],
  'own-data-read': ({ channel }) => [channel],
  nudge: ({ channel }) => [channel],
  'catch-up': ({ channel }) => [channel],
  // What is kept about a person is theirs, also when they have left.
  'my-data': () => [],
  // A buddy isn't in their learner's conversation.
  'real-question': () => [],
  'buddy-asked': () => [],
  'buddy-ended': () => [],
  'buddy-finished': () => [],
};

/** The channels whose cohorts a private message tells of. */
export function channelsTold(content: ContentOf<PrivateType>): string[] {
  const tellsOf = TELLS_OF[content.type] as (told: typeof content) => string[];
  return [...new Set(tellsOf(content))];
}

/** The part of a private message that its reader may see without what it tells of these channels; undefined when nothing is left. */
export function partSeenIn(content: ContentOf<PrivateType>, hidden: ReadonlySet<string>): Content | undefined {
  if (content.type === 'digest') {
    const requests = content.requests.filter(({ channelId }) => !hidden.has(channelId));
    const items = content.items?.filter((item) => partSeenIn(item, hidden) !== undefined) ?? [];
    const week = content.week && weekSeenIn(content.week, hidden);
    if (requests.length === 0 && items.length === 0 && week === undefined) return undefined;
    const { items: _, week: __, ...rest } = content;
    return { ...rest, requests, ...(items.length === 0 ? {} : { items }), ...(week === undefined ? {} : { week }) };
  }
  if (content.type === 'news') {
    const items = content.items.filter((item) => partSeenIn(item, hidden) !== undefined);
    return items.length === 0 ? undefined : { ...content, items };
  }
  return channelsTold(content).some((channel) => hidden.has(channel)) ? undefined : content;
}

/** What lies ahead in the other channels. */
function weekSeenIn({ reviews, next, five }: WeekAhead, hidden: ReadonlySet<string>): WeekAhead | undefined {
  const seen = next.filter(({ channel }) => !hidden.has(channel));
  const isHidden = five !== undefined && 'channel' in five && hidden.has(five.channel);
  if (seen.length === 0 && reviews === 0 && (five === undefined || isHidden)) return undefined;
  return { reviews, next: seen, ...(five === undefined || isHidden ? {} : { five }) };
}
