import { findFindings } from '../../flow/runs/find-findings.ts';
import type { ContentOf, ImageInFindings } from '../../messages/content.ts';
import { filesOf } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import { runKey } from '../../messages/post-keys.ts';
import { channelReason, isWorkspaceReason, postRefusal, rateLimitMs } from '../app/errors.ts';
import { updateMessage } from './bring-up-to-date.ts';
import type { Outbox } from './outbox.ts';

/** Charts in the message of the findings: those that say most. All are in the message below it. */
const MOST = 2;
/** How long Slack is asked, from the moment when it was asked to share the charts. Nothing waits for this. */
const PATIENCE_MS = 30_000;
/** Longer than a call to Slack may take. */
const LEASE_MS = 30_000;

/** Refusals that may end while Slack still works on a file: it takes no image of it until then. */
const NOT_READY = 'invalid_blocks';

type Findings = Post & { content: ContentOf<'findings'> };

/**
 * Job: shows the charts of a run in the message of its findings, too, as image blocks. Slack refuses a fresh file there for some time, and no
 * page says for how long, so the app asks again after growing pauses. Only the call itself holds the channel. When Slack goes on refusing, the
 * findings stay as they are. What has worked is kept with the post, so that later versions of the message show the charts, too.
 * @returns `retryInMs` when it's worth asking again
 */
export async function showChartsInside(
  outbox: Outbox,
  { teamId, runId }: { teamId: string; runId: string },
): Promise<{ retryInMs?: number } | undefined> {
  const { store, chartBlocks, log, rate } = outbox;
  if (!chartBlocks) return undefined;
  const charts = await store.posts.byKey(teamId, runKey(runId, 'charts'));
  if (charts?.content.type !== 'files') return undefined;
  const elapsedMs = charts.begunMsAgo ?? PATIENCE_MS;
  const answer = await tryOnce(outbox, charts, runId);
  if (answer === 'done') return undefined;
  const leftMs = PATIENCE_MS - elapsedMs;
  const { code, isFinal = false, waitMs = 0 } = answer;
  if (isFinal || leftMs <= 0 || waitMs > leftMs) {
    log.info({ runId, channel: charts.channelId, code }, 'findings show no charts; they stay below');
    return undefined;
  }
  return { retryInMs: Math.min(leftMs, Math.max(rate.againMs, elapsedMs, waitMs)) };
}

/** Why the charts aren't there yet. `isFinal`: they won't be. */
interface NotYet {
  code: string;
  waitMs?: number;
  isFinal?: boolean;
}

/** One attempt, while no other process delivers to the channel: an older version of the findings must not come after a newer one. */
async function tryOnce(outbox: Outbox, charts: Post, runId: string): Promise<'done' | NotYet> {
  const { store } = outbox;
  const { teamId, channelId } = charts;
  if (!isInSlack(charts)) return { code: 'not_shared' };
  const owner = outbox.newOwner();
  const place = { teamId, channelId };
  if (!(await store.deliveries.leaseChannel(place, owner, LEASE_MS))) {
    const waitMs = await store.deliveries.heldForMs(place);
    return { code: 'channel_busy', ...(waitMs === undefined ? {} : { waitMs }) };
  }
  try {
    const findings = await findFindings(store, teamId, runId);
    const images = imagesOf(charts);
    if (findings === undefined || images.length === 0 || shows(findings, images)) return 'done';
    if (!isInSlack(findings)) return { code: 'not_delivered' };
    const shown = { ...findings.content, images };
    await updateMessage(
      { ...outbox, client: outbox.quietClient },
      { ...findings, content: shown, ts: findings.ts ?? '' },
    );
    return (await keep(outbox, findings, shown)) ? 'done' : { code: 'changed' };
  } catch (error) {
    const waitMs = rateLimitMs(error);
    if (waitMs !== undefined) return { code: 'ratelimited', waitMs };
    const refusal = postRefusal(error);
    if (refusal === undefined) throw error;
    // What halts a channel, or takes its message away, is for the delivery to find.
    const { code, tries } = refusal;
    const isFinal = tries === 1 || isWorkspaceReason(code) || channelReason(code) !== undefined;
    return { code, ...(isFinal && code !== NOT_READY ? { isFinal } : {}) };
  } finally {
    await store.deliveries.releaseChannel(place, owner);
  }
}

/** Whether Slack has the newest version of a post. */
function isInSlack({ state, revision, deliveredRevision }: Post): boolean {
  return state === 'posted' && deliveredRevision === revision;
}

/** The charts that stand in the findings. */
function imagesOf({ content, fileIds = [] }: Post): ImageInFindings[] {
  const files = filesOf(content);
  // The ids are in the order of the files. A post of which Slack has others is delivered again.
  if (files.length !== fileIds.length) return [];
  return files.slice(0, MOST).map(({ altText }, nth) => ({ fileId: fileIds[nth] ?? '', altText }));
}

function shows({ content }: Findings, images: readonly ImageInFindings[]): boolean {
  return (
    JSON.stringify(content.images?.map(({ fileId }) => fileId)) === JSON.stringify(images.map((one) => one.fileId))
  );
}

/** Keeps what Slack shows now. @returns false when the findings have changed meanwhile: their delivery shows them without charts */
function keep({ store }: Outbox, findings: Findings, content: ContentOf<'findings'>): Promise<boolean> {
  const { teamId, key, revision, ts = '' } = findings;
  return store.transaction(async (tx) => {
    const now = await tx.posts.lock(teamId, key);
    if (now?.revision !== revision) return false;
    await tx.posts.revise(teamId, key, content);
    await tx.deliveries.delivered(teamId, key, ts, revision + 1);
    return true;
  });
}
