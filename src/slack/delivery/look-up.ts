import type { Content, ContentOf, NewsItem } from '../../messages/content.ts';
import { requestKey, runKey } from '../../messages/post-keys.ts';
import { linkOfPost } from '../app/link-of-post.ts';
import { isErased } from '../messages/kit.ts';
import { MOST_OPEN } from '../messages/project-page-message.ts';
import { MOST_WAITING } from '../messages/team-progress-message.ts';
import type { LookedUp } from '../messages/words.ts';
import type { Outbox } from './outbox.ts';

/** An id of a person on Slack, as a whole value of the content. */
const PERSON = /"([UW][A-Z0-9]{2,20})"/gu;

/**
 * Looks up what a message shows and its content only refers to: names of people, and links to requests. What Slack doesn't tell in time is left
 * out: a message waits for no look-up, and the next version of it asks again.
 */
export function lookUp(outbox: Outbox, teamId: string, content: Content): Promise<LookedUp> {
  return outbox.chat.inTime(() => lookUpNow(outbox, teamId, content));
}

async function lookUpNow(outbox: Outbox, teamId: string, content: Content): Promise<LookedUp> {
  const people = new Set([...JSON.stringify(content).matchAll(PERSON)].map(([, id = '']) => id));
  const names = new Map<string, string>();
  await Promise.all(
    [...people].map(async (userId) => {
      if (isErased(userId)) return;
      const { name } = await outbox.chat.personOf(teamId, userId);
      if (name !== undefined && name.trim() !== '') names.set(userId, name);
    }),
  );
  const links = new Map<string, string>();
  for (const [id, key] of linkedIn(content)) {
    const link = await linkOfPost(outbox, teamId, key);
    if (link !== undefined) links.set(id, link);
  }
  return { names, links };
}

/** What a message links to: the id by which it knows it, and the key of the post. */
function linkedIn(content: Content): [id: string, key: string][] {
  const requests = (ids: readonly string[]) => ids.map((id): [string, string] => [id, requestKey(id)]);
  switch (content.type) {
    case 'request-list':
      return requests(content.requests.map(({ requestId }) => requestId));
    case 'progress': {
      const { movedTo, waiting = [] } = content;
      if (movedTo !== undefined) return [[movedTo, movedTo]];
      return requests([...new Set(waiting.slice(0, MOST_WAITING).map(({ requestId }) => requestId))]);
    }
    case 'project-page':
      return [
        ...requests(content.open.slice(0, MOST_OPEN).map(({ requestId }) => requestId)),
        ...content.found.map(({ runId }): [string, string] => [runId, runKey(runId, 'progress')]),
      ];
    case 'week-recap': {
      const ids = content.open.slice(0, MOST_OPEN).map(({ requestId }) => requestId);
      return requests(content.best === undefined ? ids : [content.best.requestId, ...ids]);
    }
    case 'news':
    case 'digest':
      return requests((content.items ?? []).flatMap((item) => (isLinked(item) ? [item.requestId] : [])));
    default:
      return [];
  }
}

/** A buddy can't follow a link into their learner's conversation. */
function isLinked(item: NewsItem): item is Exclude<NewsItem, ContentOf<'role-cards' | 'buddy-finished'>> {
  return item.type !== 'role-cards' && item.type !== 'buddy-finished';
}
