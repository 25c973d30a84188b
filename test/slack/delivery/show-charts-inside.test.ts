import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Content } from '../../../src/messages/content.ts';
import { runKey } from '../../../src/messages/post-keys.ts';
import type { Outbox } from '../../../src/slack/delivery/outbox.ts';
import { showChartsInside } from '../../../src/slack/delivery/show-charts-inside.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { course } from '../../helpers/course.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { cohortOf, lessonOf, runOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

/** A run whose findings and charts are delivered, on a Slack that throws this for each update. */
async function delivered(error: object) {
  const { store, pool } = opened;
  const cohort = cohortOf();
  const { id: runId } = runOf(lessonOf(cohort));
  const { teamId, channelId } = cohort;
  const chart = (id: string) => ({ artifactId: id, title: id, altText: `What ${id} shows`, isImage: true });
  const files = [chart('a'), chart('b'), chart('c')];
  const charts: Content = { type: 'files', runId, process: 'analyze', files };
  const findings: Content = { type: 'findings', lessonId: 'l', runId, process: 'analyze', summary: 'Found.' };
  for (const [part, content] of [['progress', findings] as const, ['charts', charts] as const]) {
    const key = runKey(runId, part);
    await store.posts.add({ teamId, channelId, locale: 'en', key, content });
    await store.deliveries.setFiles(teamId, key, { ids: ['F1', 'F2', 'F3'], revision: 1 });
    await store.deliveries.begin(teamId, key, 1);
    await store.deliveries.delivered(teamId, key, part === 'charts' ? 'F1' : '1700000000.000100', 1);
  }
  const log = memoryLog();
  const update = async () => {
    throw error;
  };
  const client = { chat: { update } } as unknown as Outbox['client'];
  const outbox: Outbox = {
    ...({} as Outbox),
    store,
    quietClient: client,
    course,
    log,
    chat: {
      inTime: (work) => work(),
      localeOf: async () => 'en',
      personOf: async () => ({ locale: 'en', zone: 'UTC', kind: 'member' }),
    },
    newOwner: () => runId,
    rate: { burst: 1, everyMs: 0, againMs: 1000 },
    chartBlocks: true,
  };
  return {
    log,
    /** What comes of asking so long after Slack was asked to share the charts. */
    async after(ms: number) {
      await pool.query(
        `UPDATE kakehashi.post SET begun_at = clock_timestamp() - ${ms} * interval '1 millisecond' WHERE key = $1`,
        [runKey(runId, 'charts')],
      );
      return (await showChartsInside(outbox, { teamId, runId }))?.retryInMs;
    },
    isFree: () => store.deliveries.leaseChannel(cohort, 'someone else', 1),
  };
}

const refusal = (error: string) => ({ code: 'slack_webapi_platform_error', data: { ok: false, error } });

test('pauses grow with the time that has passed, end after half a minute, and hold no channel', async () => {
  const { after, isFree, log } = await delivered(refusal('invalid_blocks'));
  const pauses: (number | undefined)[] = [];
  for (const ms of [100, 3000, 12_000, 25_000, 31_000]) pauses.push(await after(ms));
  expect(pauses[0]).toBe(1000);
  expect(pauses[1]).toBeGreaterThanOrEqual(3000);
  expect(pauses[2]).toBeGreaterThanOrEqual(12_000);
  expect(pauses[3]).toBeLessThanOrEqual(5000);
  expect(pauses[4]).toBeUndefined();
  expect(log.infos).toHaveLength(1);
  expect(await isFree()).toBe(true);
});

test('a rate limit is kept, and ends it where it lasts too long', async () => {
  const { after } = await delivered({ code: 'slack_webapi_rate_limited_error', retryAfter: 15 });
  expect(await after(5000)).toBe(15_000);
  expect(await after(20_000)).toBeUndefined();
});

test.each(['message_not_found', 'is_archived', 'token_revoked'])('%s isn’t asked again', async (code) => {
  const { after, log } = await delivered(refusal(code));
  expect(await after(5000)).toBeUndefined();
  expect(log.infos).toHaveLength(1);
});
