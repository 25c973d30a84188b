import { progressChart } from '../../charts/progress-chart.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { fileOfKey, progressKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { replaceFile } from '../replace-file.ts';
import { gatherProgress } from './gather-progress.ts';
import { isFarUp } from './is-far-up.ts';
import type { ReportsPort } from './port.ts';
import { whoWaits } from './who-waits.ts';

type Needs = Omit<ReportsPort, 'chat'>;
type Shown = Pick<ContentOf<'progress'>, 'rows' | 'waiting'>;
type Drawn = Shown & { png: Uint8Array; title: string; altText: string };
/** Work that changes while it's drawn is drawn again, so often at most. The next change draws it once more. */
const MOST_TRIES = 5;

/**
 * Job: shows how far a cohort is and who waits for whom, as words, table and chart. A channel has one message for it: the command brings it up
 * to date, and posts a new one only when it's far up. The old one then is a link to the new one.
 */
export async function showProgress(
  needs: Needs,
  { teamId, cohortId, userId, id }: { teamId: string; cohortId: string; userId: string; id: string },
): Promise<void> {
  const key = progressKey(id);
  const cohort = await needs.store.cohorts.byId(teamId, cohortId);
  if (cohort === undefined || (await needs.store.posts.byKey(teamId, key)) !== undefined) return;
  await draw(needs, cohort, async (tx, drawn) => {
    const current = await tx.posts.newestProgress(cohort);
    if (current !== undefined && !(await isFarUp(tx, current, needs.clock.now()))) {
      await bringUpToDate(needs, tx, { post: current, by: userId, drawn });
      return;
    }
    const { png, title, altText, ...shown } = drawn;
    const { channelId, locale } = cohort;
    const content = { type: 'progress' as const, by: userId, ...shown };
    if (!(await tx.posts.add({ teamId, channelId, locale, key, content }))) return;
    const artifactId = needs.random.uuid();
    await tx.artifacts.add(teamId, {
      id: artifactId,
      kind: 'chart-progress',
      filename: 'progress.png',
      mediaType: 'image/png',
      content: png,
    });
    const file = { type: 'file' as const, artifactId, title, altText, isImage: true };
    await tx.posts.add({ teamId, channelId, locale, threadKey: key, key: progressKey(id, 'chart'), content: file });
    if (current !== undefined) await moveTo(tx, current, key);
  });
}

/** Job: brings a cohort's progress message up to date, if its channel has one. */
export async function renewProgress(
  needs: Needs,
  { teamId, cohortId }: { teamId: string; cohortId: string },
): Promise<void> {
  const cohort = await needs.store.cohorts.byId(teamId, cohortId);
  if (cohort === undefined || (await needs.store.posts.newestProgress(cohort)) === undefined) return;
  await draw(needs, cohort, async (tx, drawn) => {
    const post = await tx.posts.newestProgress(cohort);
    if (post !== undefined) await bringUpToDate(needs, tx, { post, drawn });
  });
}

/** Draws what is true now outside any transaction, and writes it in one that finds the same: two jobs at once never write what is older last. */
async function draw(
  needs: Needs,
  cohort: Cohort,
  write: (tx: Needs['store'], drawn: Drawn) => Promise<void>,
): Promise<void> {
  const { store, compute, course } = needs;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const seen = await gather(needs, store, cohort);
    const chart = progressChart(seen.rows, cohort.locale, course);
    const png = await compute.draw(chart, cohort.locale);
    const isWritten = await store.transaction(async (tx) => {
      await tx.cohorts.lock(cohort.teamId, cohort.id);
      const now = await gather(needs, tx, cohort);
      if (tries < MOST_TRIES && JSON.stringify(now) !== JSON.stringify(seen)) return false;
      await write(tx, { ...seen, png, title: chart.title, altText: chart.altText });
      return true;
    });
    if (isWritten) break;
  }
  await announce(needs, cohort);
}

async function gather({ course }: Pick<Needs, 'course'>, store: Needs['store'], cohort: Cohort): Promise<Shown> {
  const rows = await gatherProgress({ store, course }, cohort);
  const waiting = await whoWaits(store, cohort);
  return { rows, ...(waiting.length === 0 ? {} : { waiting }) };
}

async function bringUpToDate(
  { random }: Pick<Needs, 'random'>,
  tx: StoreOf<'artifacts' | 'posts'>,
  { post, by, drawn }: { post: Post; by?: string; drawn: Drawn },
): Promise<void> {
  const { teamId, key, content } = post;
  if (content.type !== 'progress') return;
  const { png, title: _, altText, ...shown } = drawn;
  await tx.posts.revise(teamId, key, { type: 'progress', by: by ?? content.by, ...shown });
  const chart = await tx.posts.byKey(teamId, fileOfKey(key, 'chart'));
  if (chart === undefined || JSON.stringify(content.rows) === JSON.stringify(shown.rows)) return;
  if (chart.content.type === 'file') {
    await replaceFile(random, tx, { teamId, artifactId: chart.content.artifactId }, png);
    const replaced = await tx.posts.byKey(teamId, chart.key);
    if (replaced?.content.type === 'file') await tx.posts.revise(teamId, chart.key, { ...replaced.content, altText });
  }
  // The words of a chart that Slack refused.
  if (chart.content.type === 'file-words') await tx.posts.revise(teamId, chart.key, { ...chart.content, altText });
}

/** Makes an old message a link to the new one, and takes its chart, which no longer is true. */
async function moveTo(tx: StoreOf<'posts'>, { teamId, key, content }: Post, movedTo: string): Promise<void> {
  if (content.type !== 'progress') return;
  await tx.posts.revise(teamId, key, { type: 'progress', by: content.by, rows: [], movedTo });
  const chart = await tx.posts.byKey(teamId, fileOfKey(key, 'chart'));
  if (chart?.content.type !== 'file') return;
  await tx.posts.revise(teamId, chart.key, { type: 'file-gone', title: chart.content.title });
}
