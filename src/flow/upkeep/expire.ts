import type { Course } from '../../course/course.ts';
import type { Content } from '../../messages/content.ts';
import { showsFiles } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import { cohortKey, fileOfKey } from '../../messages/post-keys.ts';
import { withoutImages } from '../../messages/without-images.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import { typedTexts } from '../../steps/erase-typed.ts';
import type { Cohort } from '../../team/cohort.ts';
import { HOUR } from '../../team/local-time.ts';
import { storedTable } from '../../team/own-data.ts';
import { planExpiry } from '../../team/retention.ts';
import { type Announcer, announce } from '../announce.ts';
import { deleteTable } from '../data/delete-data.ts';
import { eraseFindings } from '../data/erase-findings.ts';
import { doEach } from '../do-each.ts';
import { canUpdate } from '../members/can-update.ts';
import { NO_WORDS, silence, silenceFinished } from '../members/erase-content.ts';
import { renewPageIn } from '../project-page/renew-page.ts';
import { REPORT_KINDS } from '../reports/write-report.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';
import { eraseRunTexts } from '../runs/erase-run-texts.ts';
import { takeFilesAway } from '../runs/take-files-away.ts';

/** What it takes to delete texts and files whose time is over. */
export interface ExpirePort extends Announcer {
  store: StoreOf<
    | 'artifacts'
    | 'audit'
    | 'cohorts'
    | 'decisions'
    | 'ownQuestions'
    | 'duties'
    | 'erasures'
    | 'labelling'
    | 'ownData'
    | 'people'
    | 'posts'
    | 'requests'
    | 'runs'
  >;
  clock: Clock;
  course: Course;
  log: Pick<Log, 'error' | 'warn'>;
  random: Random;
}

/** Days matter here, so one look an hour is enough. */
const EVERY_MS = HOUR;

/**
 * Announces in each channel whose facilitator wants it that the course's texts and files will be deleted, and deletes them a week
 * later. One process of a fleet looks, once an hour.
 */
export async function expire(needs: ExpirePort): Promise<void> {
  const { store, clock, random } = needs;
  const now = clock.now();
  if (!(await store.duties.lease('expire', random.uuid(), now, new Date(now.getTime() + EVERY_MS)))) return;
  const idsOf = ({ cohort }: { cohort: Cohort }) => ({ teamId: cohort.teamId, cohortId: cohort.id });
  await doEach(needs, 'a course could not expire', await store.cohorts.retained(), idsOf, async (found) => {
    const { cohort, retention } = found;
    const plan = planExpiry(retention, now);
    if (plan?.do === 'tell') await tell(needs, cohort, { at: plan.at, days: retention.retentionDays, now });
    if (plan?.do === 'expire') await expireCohort(needs, cohort, now);
  });
}

async function tell(
  needs: ExpirePort,
  cohort: Cohort,
  { at, days, now }: { at: Date; days: number; now: Date },
): Promise<void> {
  const { teamId, id, channelId, locale, facilitatorId: facilitator } = cohort;
  await needs.store.transaction(async (tx) => {
    await tx.cohorts.setExpiry(teamId, id, { toldAt: now });
    const content = { type: 'expires', facilitator, at: at.toISOString(), days } as const;
    await tx.posts.add({ teamId, channelId, locale, key: cohortKey(id, `expires:${now.toISOString()}`), content });
  });
  await announce(needs, cohort);
}

/** Deletes a cohort's texts and files, here and in the app's messages, and says so. Counts, roles and ids stay. */
async function expireCohort(needs: ExpirePort, cohort: Cohort, now: Date): Promise<void> {
  const { teamId, id, channelId, locale } = cohort;
  const channels = await needs.store.transaction(async (tx) => {
    await tx.erasures.begin(teamId);
    await tx.cohorts.lock(teamId, id);
    const runs = await tx.runs.inCohort(teamId, id);
    const typed = new Set(runs.flatMap(typedTexts));
    const { texts: goals } = await eraseRunTexts(needs, tx, cohort, typed);
    for (const table of await tx.ownData.inCohort(teamId, id)) await deleteTable(tx, cohort, table);
    // Runs on tables that an operator has added, which other courses go on using.
    for (const dataset of new Set(runs.map((run) => run.dataset ?? cohort.dataset))) {
      if (storedTable(dataset, teamId) !== undefined) await eraseFindings(tx, cohort, { dataset });
    }
    const posts = await erasePosts(tx, cohort);
    const counted = await tx.people.eraseCohort(cohort, { words: NO_WORDS, files: posts.files });
    await renewPageIn(tx, cohort);
    await tx.cohorts.setExpiry(teamId, id, { expiredAt: now });
    const entry = { cohortId: id, at: now, byId: cohort.facilitatorId, change: { what: 'expired' } } as const;
    await tx.audit.add(teamId, entry);
    const content = { type: 'expired', texts: counted.texts + goals, files: counted.files } as const;
    await tx.posts.add({ teamId, channelId, locale, key: cohortKey(id, `expired:${now.toISOString()}`), content });
    return posts.channels;
  });
  for (const each of new Set([channelId, ...channels])) await announce(needs, { teamId, channelId: each });
}

/** Direct messages to somebody that quote what was typed in a course. */
const PRIVATE: ReadonlySet<Content['type']> = new Set(['own-data-read', 'real-question']);

type PostStore = Pick<ExpirePort['store'], 'people' | 'posts'>;

/** Removes texts and files from every message of the app about a cohort. @returns where messages change, and the files' ids */
async function erasePosts(
  tx: PostStore,
  { teamId, channelId }: Cohort,
): Promise<{ channels: string[]; files: string[] }> {
  const channels: string[] = [];
  const files: string[] = [];
  const revise = async (post: Post, content: Content) => {
    if (JSON.stringify(content) === JSON.stringify(post.content)) return;
    await tx.posts.revise(teamId, post.key, content);
    channels.push(post.channelId);
  };
  /** Puts other words into a message that may also tell of other channels, or forgets it where Slack has it for good. */
  const reword = async (post: Post, content: Content) => {
    if (canUpdate(post)) await revise(post, content);
    else if (post.state === 'posted') await tx.people.removePost(teamId, post.key);
    else await tx.people.rewritePost(teamId, post.key, content);
  };
  const takeFile = async (post: Post | undefined) => {
    const taken = post && (await takeFilesAway(tx, post));
    if (post === undefined || taken === undefined) return;
    files.push(...taken);
    channels.push(post.channelId);
  };
  // Posts in the channel, and those elsewhere that name it.
  for (const post of await tx.people.postsOf(teamId, channelId)) {
    if (post.content.type === 'digest') {
      // It may also quote requests of other channels, which stay.
      const requests = post.content.requests.map((one) =>
        one.channelId === channelId ? { ...one, text: NO_WORDS } : one,
      );
      await reword(post, { ...post.content, requests });
    } else if (post.content.type === 'news') {
      // What a buddy was told. It may also tell of other channels, which stays.
      const { content } = post;
      const items = content.items.map((item) =>
        item.type === 'buddy-finished' && item.channel === channelId
          ? silenceFinished(item, (userId) => userId !== STAND_IN)
          : item,
      );
      if (JSON.stringify(items) === JSON.stringify(content.items)) continue;
      await reword(post, { ...content, items });
    } else if (post.content.type === 'report' && post.content.channel === channelId) {
      for (const kind of REPORT_KINDS) await takeFile(await tx.posts.byKey(teamId, fileOfKey(post.key, kind)));
    } else if (post.content.type === 'workshop-page' && post.content.channel === channelId) {
      await takeFile(await tx.posts.byKey(teamId, fileOfKey(post.key, 'page')));
    } else if (post.content.type === 'files' && post.content.channel === channelId) {
      await takeFile(post);
    } else if (PRIVATE.has(post.content.type) && 'channel' in post.content && post.content.channel === channelId) {
      const content = silence(
        post.content,
        () => true,
        () => true,
      );
      if (canUpdate(post)) await revise(post, content);
      else await tx.people.rewritePost(teamId, post.key, content);
    } else if (post.channelId === channelId) {
      if (showsFiles(post.content)) await takeFile(post);
      else
        await revise(
          post,
          withoutImages(
            silence(
              post.content,
              (userId) => userId !== STAND_IN,
              () => true,
            ),
          ),
        );
    }
  }
  return { channels, files };
}
