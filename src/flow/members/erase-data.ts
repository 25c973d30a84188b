import { privateTo } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { resultsKey, reviewKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import { typedTexts } from '../../steps/erase-typed.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Consent } from '../../team/own-data.ts';
import { announce } from '../announce.ts';
import { eraseOrigins } from '../data/erase-origins.ts';
import { renewPageIn } from '../project-page/renew-page.ts';
import { recallPeople } from '../reports/recall-people.ts';
import { type RenewPort, renewReports } from '../reports/renew-reports.ts';
import { eraseRunTexts } from '../runs/erase-run-texts.ts';
import { canUpdate } from './can-update.ts';
import type { PersonRef } from './count-data.ts';
import { eraseContent, GONE, NO_WORDS } from './erase-content.ts';
import { leaveCohort } from './leave-cohort.ts';
import type { MembersPort } from './port.ts';
import { renewData } from './send-data.ts';

/** What it takes to erase a person. */
export type ErasePort = Omit<MembersPort, 'initialRoles' | 'store'> &
  Omit<RenewPort, 'chat' | 'store'> & {
    store: StoreOf<
      | 'artifacts'
      | 'audit'
      | 'buddies'
      | 'cohorts'
      | 'decisions'
      | 'ownQuestions'
      | 'erasures'
      | 'inbox'
      | 'lessons'
      | 'members'
      | 'news'
      | 'ownData'
      | 'people'
      | 'posts'
      | 'replies'
      | 'requests'
      | 'reviews'
      | 'roles'
      | 'runs'
      | 'surveys'
      | 'workshops'
    >;
  };

/** What an erasure did. `messages` counts those that Slack has to show anew. */
export interface Erased {
  rows: number;
  texts: number;
  files: number;
  messages: number;
}

/**
 * Deletes what is kept about a person: roles, absence, drafts, labels and ratings of the worked example. Their requests,
 * replies, reviews and runs still count for the team, in tables, files and messages, but without text and under a pseudonym. Their open
 * requests go to others first, and another facilitator follows them. Messages that they wrote in Slack stay there. One transaction
 * erases the person everywhere, so a process that dies in it leaves everything as it was.
 */
export async function eraseData(needs: ErasePort, { teamId, userId }: PersonRef): Promise<Erased> {
  const { store, random } = needs;
  for (const { channelId } of await store.cohorts.ofUser(teamId, userId)) {
    await leaveCohort(needs, { place: { teamId, channelId }, userId });
  }
  const pseudonym = `${GONE}${random.uuid().slice(0, 8).toUpperCase()}`;
  // Slack answers before the transaction, which would hold its locks meanwhile.
  const told = { ...needs, chat: await recallPeople(needs, await cohortsOf(store, teamId, userId)) };
  const { channels, ...erased } = await store.transaction(async (tx) => {
    await tx.erasures.begin(teamId);
    const rows = await tx.people.rowsOf(teamId, userId);
    const words = await textsOf(tx, { teamId, userId }, rows);
    const took = await cohortsOf(tx, teamId, userId);
    const typed = { texts: 0, files: 0, channels: new Set<string>() };
    for (const cohort of took) {
      const theirs = (rows.run ?? []).filter((run) => run.cohort_id === cohort.id) as unknown as Run[];
      // A colleague's form begins with the last run's texts, so their runs may hold the same.
      const erased = await eraseRunTexts(needs, tx, cohort, new Set(theirs.flatMap(typedTexts)));
      typed.texts += erased.texts;
      typed.files += erased.files;
      const origins = await eraseOrigins(needs, tx, cohort, userId);
      typed.files += origins.files;
      for (const channel of [...erased.channels, ...origins.channels]) typed.channels.add(channel);
    }
    const posts = await erasePosts(tx, { teamId, userId }, rows, pseudonym);
    const counted = await tx.people.erase(teamId, userId, { pseudonym, words: NO_WORDS });
    const renewed = [];
    for (const cohort of took) {
      renewed.push(...(await renewReports(told, tx, cohort)));
      await renewPageIn(tx, cohort);
    }
    const isOfThem = (text: string) => text.includes(userId) || words.some((word) => text.includes(word));
    renewed.push(...(await renewData(needs, tx, teamId, isOfThem)));
    // Also the deed that erases, once it has its effect.
    await tx.inbox.erase(teamId, userId);
    return {
      channels: new Set([...posts.channels, ...took.map(({ channelId }) => channelId), ...typed.channels, ...renewed]),
      rows: counted.rows,
      texts: counted.texts + typed.texts,
      files: typed.files + renewed.length,
      messages: posts.changed,
    };
  });
  for (const channelId of channels) await announce(needs, { teamId, channelId });
  return erased;
}

async function cohortsOf(tx: Pick<ErasePort['store'], 'cohorts' | 'people'>, teamId: string, userId: string) {
  const cohorts: Cohort[] = [];
  for (const id of await tx.people.cohortsOf(teamId, userId)) {
    const cohort = await tx.cohorts.byId(teamId, id);
    if (cohort !== undefined) cohorts.push(cohort);
  }
  return cohorts;
}

/** Erases a person from the app's messages. @returns how many change in Slack, and where */
async function erasePosts(
  tx: Pick<ErasePort['store'], 'people' | 'posts'>,
  { teamId, userId }: PersonRef,
  rows: Record<string, Record<string, unknown>[]>,
  pseudonym: string,
): Promise<{ channels: Set<string>; changed: number }> {
  const channels = new Set<string>();
  const changed = new Set<string>();
  const theirs = new Set<string>();
  for (const review of rows.review ?? []) {
    if (review.reviewer_id === userId) theirs.add(reviewKey(String(review.request_id), Number(review.nth)));
  }
  const erased = ({ content }: Pick<Post, 'content'>) =>
    eraseContent(content, {
      userId,
      pseudonym,
      // Reviews of earlier releases have no number in the store.
      isTheirReview: (nth) =>
        'requestId' in content &&
        (theirs.has(reviewKey(content.requestId, nth)) ||
          (content.type === 'review-result' && content.reviewer === userId)),
    });
  const revise = async (post: Post) => {
    await tx.posts.revise(teamId, post.key, erased(post));
    channels.add(post.channelId);
    changed.add(post.key);
  };
  for (const post of await tx.people.postsOf(teamId, userId)) {
    if (isGone(post, userId)) {
      await tx.people.removePost(teamId, post.key);
      continue;
    }
    if (privateTo(post.content) === undefined || canUpdate(post)) await revise(post);
    else await tx.people.rewritePost(teamId, post.key, erased(post));
  }
  // A message about a table that they brought has its file's name, and may not name them.
  for (const table of rows.own_data ?? []) {
    if (table.brought_by !== userId) continue;
    for (const post of await tx.people.postsOf(teamId, String(table.id))) {
      if (post.content.type !== 'own-data') continue;
      await tx.posts.revise(teamId, post.key, { ...post.content, file: NO_WORDS });
      channels.add(post.channelId);
      changed.add(post.key);
    }
  }
  // The message of an anonymous review has no reviewer, so only its key finds it.
  const results = (rows.review ?? []).map((review) => resultsKey(String(review.request_id)));
  for (const key of new Set([...theirs, ...results])) {
    const post = await tx.posts.byKey(teamId, key);
    if (post !== undefined) await revise(post);
  }
  return { channels, changed: changed.size };
}

/** Whether a post is deleted: it was private to this person, or a private message to somebody else that Slack cannot change any more. */
function isGone(post: Post, userId: string): boolean {
  if (post.channelId === userId || post.key.includes(userId)) return true;
  const reader = privateTo(post.content);
  return reader !== undefined && (reader === userId || (post.state === 'posted' && !canUpdate(post)));
}

/** What a person wrote about a table. */
function textsAbout(table: Record<string, unknown>, userId: string): unknown[] {
  const consent = table.consent as Consent | null;
  const answer = consent?.how === 'asked' ? consent.answer : undefined;
  return [
    ...(table.brought_by === userId ? [table.filename] : []),
    ...(consent?.how === 'said' && consent.by === userId ? [consent.text] : []),
    ...(answer?.by === userId ? [answer.text] : []),
  ];
}

/** What a person wrote, as it appears in JSON. */
async function textsOf(
  tx: Pick<ErasePort['store'], 'reviews'>,
  { teamId, userId }: PersonRef,
  rows: Record<string, Record<string, unknown>[]>,
): Promise<string[]> {
  const asked = (rows.request ?? []).filter((request) => request.asker_id === userId);
  const reactions: unknown[] = [];
  for (const { id } of asked) {
    reactions.push(...(await tx.reviews.of(teamId, String(id))).map(({ reaction }) => reaction?.text));
  }
  const texts = [
    ...reactions,
    ...asked.map(({ body }) => body),
    ...(rows.reply ?? []).map(({ body }) => body),
    ...(rows.review ?? []).map(({ comment }) => comment),
    ...(rows.decision ?? []).map(({ body }) => body),
    ...(rows.real_question ?? []).map(({ asker_id, body, answer }) => (asker_id === userId ? body : answer)),
    ...(rows.own_question ?? []).map(({ body }) => body),
    ...(rows.buddy_comment ?? []).map(({ body }) => body),
    ...(rows.workshop_note ?? []).map(({ body }) => body),
    ...(rows.statement ?? []).flatMap(({ asker_id, body, said_by, sentence }) => [
      ...(asker_id === userId ? [body] : []),
      ...(said_by === userId ? [sentence] : []),
    ]),
    ...((rows.run ?? []) as unknown as Run[]).flatMap(typedTexts),
    ...(rows.own_data ?? []).flatMap((table) => textsAbout(table, userId)),
  ];
  return texts.flatMap((text) =>
    typeof text === 'string' && text !== '' && text !== NO_WORDS ? [JSON.stringify(text).slice(1, -1)] : [],
  );
}
