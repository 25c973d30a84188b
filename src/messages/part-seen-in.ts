import type { Content, ContentOf, PrivateType } from './content.ts';

/** The channels whose cohorts a private message tells of. Slack itself shows a private message in a channel to its members only. */
const TELLS_OF: { [Type in PrivateType]: (content: ContentOf<Type>) => string[] } = {
  'role-cards': ({ channel }) => (channel === undefined ? [] : [channel]),
  'review-asked': ({ channel }) => (channel === undefined ? [] : [channel]),
  'reviews-complete': ({ channel }) => [channel],
  news: ({ items }) => items.flatMap((item) => channelsTold(item)),
  digest: ({ requests, items = [] }) => [
    ...requests.map(({ channelId }) => channelId),
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
  // What is kept about a person is theirs, also when they have left.
  'my-data': () => [],
  'real-question': () => [],
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
    if (requests.length === 0 && items.length === 0) return undefined;
    const { items: _, ...rest } = content;
    return { ...rest, requests, ...(items.length === 0 ? {} : { items }) };
  }
  if (content.type === 'news') {
    const items = content.items.filter((item) => partSeenIn(item, hidden) !== undefined);
    return items.length === 0 ? undefined : { ...content, items };
  }
  return channelsTold(content).some((channel) => hidden.has(channel)) ? undefined : content;
}
