import type { ContentOf } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { besideKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';

/** What has become of some files, by title. */
export type FileNews =
  | { refused: string[]; reason: string }
  | { late: string[]; reason: string }
  | { arrived: string[] }
  | { gone: string[] };

/**
 * Says what has become of files that belong together, in one message beside them: which are late and why, which came late, which were
 * deleted before they came, and which could not be shown. A file that arrives in time needs no words.
 * @param post one of the files
 */
export async function tellAboutFiles(store: Pick<Store, 'posts'>, post: Post, news: FileNews): Promise<void> {
  const { teamId, channelId, locale, threadKey } = post;
  const key = besideKey(post.key, 'not-shown');
  const before = (await store.posts.byKey(teamId, key))?.content;
  const known: ContentOf<'not-shown'> =
    before?.type === 'not-shown' ? before : { type: 'not-shown', names: [], reason: '' };
  const content = withNews(known, news);
  if (content === known) return;
  const thread = threadKey === undefined ? {} : { threadKey };
  const added = await store.posts.add({ teamId, channelId, locale, ...thread, key, content });
  if (!added) await store.posts.revise(teamId, key, content);
}

function withNews(known: ContentOf<'not-shown'>, news: FileNews): ContentOf<'not-shown'> {
  const { late = [], arrived = [], gone = [] } = known;
  const without = (titles: string[]) => late.filter((title) => !titles.includes(title));
  if ('late' in news) {
    return { ...known, late: [...new Set([...late, ...news.late])], lateReason: news.reason };
  }
  if ('arrived' in news) {
    const came = late.filter((title) => news.arrived.includes(title));
    return came.length === 0 ? known : { ...known, late: without(came), arrived: [...arrived, ...came] };
  }
  if ('gone' in news) {
    const went = late.filter((title) => news.gone.includes(title));
    return went.length === 0 ? known : { ...known, late: without(went), gone: [...gone, ...went] };
  }
  return {
    ...known,
    names: [...new Set([...known.names, ...news.refused])],
    reason: news.reason,
    ...(known.late === undefined ? {} : { late: without(news.refused) }),
  };
}
