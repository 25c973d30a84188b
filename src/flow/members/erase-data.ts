import { privateTo } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { myDataKey, reviewKey } from '../../messages/post-keys.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { eraseContent, GONE, NO_WORDS } from './erase-content.ts';
import { leaveCohort } from './leave-cohort.ts';

/** How many rows of each table name a person. */
export type DataCounts = { table: string; rows: number }[];

interface Person {
  teamId: string;
  userId: string;
}

/** What is kept of a person, in counts. */
export async function countData({ store }: FlowDeps, { teamId, userId }: Person): Promise<DataCounts> {
  const all = await store.people.rowsOf(teamId, userId);
  return Object.entries(all).map(([table, rows]) => ({ table, rows: rows.length }));
}

/**
 * Sends a person everything that is kept of them, as JSON, in their messages with the app.
 * @param input.id of the press: one that is delivered twice sends it once
 */
export async function sendData(deps: FlowDeps, { teamId, userId, id }: Person & { id: string }): Promise<void> {
  const { store, chat, random, clock } = deps;
  const { locale } = await chat.personOf(teamId, userId);
  const data = { person: userId, at: clock.now().toISOString(), rows: await store.people.rowsOf(teamId, userId) };
  const to = { teamId, channelId: userId, locale };
  const key = myDataKey(id);
  await store.transaction(async (tx) => {
    if (!(await tx.posts.add({ ...to, key, content: { type: 'my-data', to: userId } }))) return;
    const artifactId = random.uuid();
    await tx.artifacts.add(teamId, {
      id: artifactId,
      kind: 'my-data',
      filename: 'my-data.json',
      mediaType: 'application/json',
      content: new TextEncoder().encode(`${JSON.stringify(data, undefined, 2)}\n`),
    });
    const file = { type: 'file' as const, artifactId, title: 'my-data.json', altText: '', isImage: false };
    await tx.posts.add({ ...to, key: myDataKey(id, 'file'), content: file });
  });
  await announce(deps, to);
}

/**
 * Deletes what is kept of a person: roles, absence, drafts, labels and the worked example are removed; their requests, replies and reviews
 * stay as counts of the team, without words and under an id that means nobody, in the tables and in the channels' messages. What waits
 * for them goes to others first, and a course that they facilitated is followed by somebody else. What they wrote in Slack
 * themselves is theirs to delete there.
 */
export async function eraseData(deps: FlowDeps, { teamId, userId }: Person): Promise<void> {
  const { store, random } = deps;
  for (const { channelId } of await store.cohorts.ofUser(teamId, userId)) {
    await leaveCohort(deps, { place: { teamId, channelId }, userId });
  }
  const pseudonym = `${GONE}${random.uuid().slice(0, 8).toUpperCase()}`;
  const channels = await store.transaction(async (tx) => {
    const changed = new Set<string>();
    const theirs = new Set<string>();
    for (const review of (await tx.people.rowsOf(teamId, userId)).review ?? []) {
      if (review.reviewer_id === userId) theirs.add(reviewKey(String(review.request_id), Number(review.nth)));
    }
    for (const post of await tx.people.postsOf(teamId, userId)) {
      if (isGone(post, userId)) {
        await tx.people.removePost(teamId, post.key);
        continue;
      }
      const isTheirReview =
        theirs.has(post.key) || (post.content.type === 'review-result' && post.content.reviewer === userId);
      const content = eraseContent(post.content, userId, pseudonym, isTheirReview);
      if (privateTo(post.content) !== undefined) await tx.people.rewritePost(teamId, post.key, content);
      else {
        await tx.posts.revise(teamId, post.key, content);
        changed.add(post.channelId);
      }
    }
    // An anonymous review names nobody in its message, and is found by its key alone.
    for (const key of theirs) {
      const post = await tx.posts.byKey(teamId, key);
      if (post === undefined) continue;
      await tx.posts.revise(teamId, key, eraseContent(post.content, userId, pseudonym, true));
      changed.add(post.channelId);
    }
    await tx.people.erase(teamId, userId, { pseudonym, words: NO_WORDS });
    return changed;
  });
  for (const channelId of channels) await announce(deps, { teamId, channelId });
}

/** What was said to this person alone, or has been said to somebody else alone, is of no further use. */
function isGone(post: Post, userId: string): boolean {
  if (post.channelId === userId || post.key.includes(userId)) return true;
  const reader = privateTo(post.content);
  return reader !== undefined && (reader === userId || post.state === 'posted');
}
