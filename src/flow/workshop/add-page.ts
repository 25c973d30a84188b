import { AppError } from '../../errors.ts';
import { fileOfKey, workshopKey, workshopPageKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Random } from '../../ports/random.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Person } from '../../team/person.ts';
import { isOn, type Workshop } from '../../team/workshop.ts';
import { type Announcer, announce } from '../announce.ts';
import { checkMember } from '../members/check-member.ts';
import { rememberPeople } from '../remember-people.ts';
import { replaceFile } from '../replace-file.ts';
import { writeWhatWasRead } from '../write-what-was-read.ts';
import { type WorkshopPagePort, writeWorkshopPage } from './write-page.ts';

/** The file of a workshop's page. */
const FILE = { kind: 'workshop-page', filename: 'workshop.md', mediaType: 'text/markdown' } as const;
/** What a page's file is called among the keys of posts. */
const PART = 'page';

/**
 * Asks the chat platform for everyone on a workshop's page, so that `addPage` can write it inside a transaction without waiting for answers.
 * @returns a chat that answers for these people from memory
 */
export async function recallForPage(
  needs: WorkshopPagePort,
  cohort: Cohort,
  workshop: Workshop,
): Promise<Pick<Chat, 'personOf'>> {
  const { asking, remembering } = rememberPeople(needs.chat);
  const reader = await readerOf(asking, cohort, workshop);
  await writeWorkshopPage({ ...needs, chat: asking }, cohort, workshop, reader);
  return remembering;
}

/**
 * Adds the page of a workshop that is over, in the thread of what came out of it, in the channel's language. Runs inside the caller's
 * transaction, which announces the channel.
 */
export async function addPage(
  needs: Omit<WorkshopPagePort, 'store'> & { random: Random },
  tx: WorkshopPagePort['store'] & Pick<Store, 'artifacts' | 'posts'>,
  cohort: Cohort,
  workshop: Workshop,
): Promise<void> {
  const { teamId, channelId, locale } = cohort;
  const threadKey = workshopKey(workshop.id, `end-${workshop.step}`);
  const reader = await readerOf(needs.chat, cohort, workshop);
  const content = await writeWorkshopPage({ ...needs, store: tx }, cohort, workshop, reader);
  const shown = await keep(needs, tx, { teamId, locale, content });
  await tx.posts.add({ teamId, channelId, locale, threadKey, key: fileOfKey(threadKey, PART), content: shown });
}

/**
 * Sends a person the page of a workshop as it is now, in their direct messages with the app and in their language.
 * @param input.id id of the press, so that one that Slack delivers twice sends it once
 * @throws AppError stale_button; not_in_cohort
 */
export async function sendPage(
  needs: Announcer &
    Omit<WorkshopPagePort, 'store'> & {
      random: Random;
      store: WorkshopPagePort['store'] &
        StoreOf<'artifacts' | 'cohorts' | 'erasures' | 'members' | 'posts' | PageAggregates>;
    },
  { teamId, userId, workshopId, id }: { teamId: string; userId: string; workshopId: string; id: string },
): Promise<void> {
  const { store } = needs;
  const workshop = await store.workshops.byId(teamId, workshopId);
  const cohort = workshop && (await store.cohorts.byId(teamId, workshop.cohortId));
  if (workshop === undefined || cohort === undefined || isOn(workshop)) throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  const reader = await needs.chat.personOf(teamId, userId);
  const to = { teamId, channelId: userId, locale: reader.locale };
  const read = () => writeWorkshopPage(needs, cohort, workshop, reader);
  await writeWhatWasRead(store, teamId, read, async (tx, content) => {
    const lead = { type: 'workshop-page' as const, to: userId, channel: cohort.channelId, workshopId };
    if (!(await tx.posts.add({ ...to, key: workshopPageKey(id), content: lead }))) return;
    const shown = await keep(needs, tx, { teamId, locale: reader.locale, content });
    await tx.posts.add({ ...to, key: workshopPageKey(id, PART), content: shown });
  });
  await announce(needs, to);
}

type PageAggregates = 'decisions' | 'lessons' | 'ownQuestions' | 'requests' | 'reviews' | 'runs' | 'workshops';

/**
 * Writes the pages of a cohort's workshops anew, after texts or people were erased from it. Runs inside the caller's transaction.
 * @returns where each file is that it wrote
 */
export async function renewPages(
  needs: Omit<WorkshopPagePort, 'store'> & { random: Random },
  tx: WorkshopPagePort['store'] & Pick<Store, 'artifacts' | 'people' | 'posts'>,
  cohort: Cohort,
): Promise<string[]> {
  const { teamId } = cohort;
  const written: string[] = [];
  for (const { key, workshopId, reader: to } of await pagesOf(tx, cohort)) {
    const workshop = await tx.workshops.byId(teamId, workshopId);
    const post = await tx.posts.byKey(teamId, fileOfKey(key, PART));
    if (workshop === undefined || post?.content.type !== 'file') continue;
    const reader = await readerOf(needs.chat, cohort, workshop, to);
    const content = await writeWorkshopPage({ ...needs, store: tx }, cohort, workshop, reader);
    const replaced = await replaceFile(needs.random, tx, { teamId, artifactId: post.content.artifactId }, content);
    if (replaced) written.push(post.channelId);
  }
  return written;
}

/** Asks for everyone whom `renewPages` will name. */
export async function recallForPages(
  needs: Omit<WorkshopPagePort, 'store'> & { store: WorkshopPagePort['store'] & Pick<Store, 'people'> },
  cohort: Cohort,
): Promise<void> {
  for (const { workshopId, reader: to } of await pagesOf(needs.store, cohort)) {
    const workshop = await needs.store.workshops.byId(cohort.teamId, workshopId);
    if (workshop === undefined) continue;
    await writeWorkshopPage(needs, cohort, workshop, await readerOf(needs.chat, cohort, workshop, to));
  }
}

/** The posts that have the page of a workshop as their file: in the channel, and in people's direct messages. */
async function pagesOf(
  { people }: Pick<Store, 'people'>,
  cohort: Cohort,
): Promise<{ key: string; workshopId: string; reader?: string }[]> {
  const ends = await people.postsOfType(cohort, ['workshop-end']);
  const sent = await people.reportsOf(cohort.teamId, cohort.channelId);
  return [...ends, ...sent].flatMap(({ key, content, channelId }) => {
    if (content.type === 'workshop-end') return [{ key, workshopId: content.workshopId }];
    return content.type === 'workshop-page' ? [{ key, workshopId: content.workshopId, reader: channelId }] : [];
  });
}

/**
 * Who reads a page: a person, or everyone in the channel, in its language and in the time zone of who led the workshop.
 * @param to undefined: in the channel
 */
async function readerOf(
  { personOf }: Pick<Chat, 'personOf'>,
  { teamId, locale }: Cohort,
  { startedBy }: Workshop,
  to?: string,
): Promise<Person> {
  return to === undefined ? { ...(await personOf(teamId, startedBy)), locale } : personOf(teamId, to);
}

/** Stores a page's file. @returns the content of the post that shows it */
async function keep(
  { course, random }: Pick<WorkshopPagePort, 'course'> & { random: Random },
  tx: Pick<Store, 'artifacts'>,
  { teamId, locale, content }: { teamId: string; locale: Person['locale']; content: Uint8Array },
) {
  const artifactId = random.uuid();
  await tx.artifacts.add(teamId, { id: artifactId, ...FILE, content });
  const title = course.t(locale, 'workshop-page.title');
  return { type: 'file' as const, artifactId, title, altText: '', isImage: false };
}
