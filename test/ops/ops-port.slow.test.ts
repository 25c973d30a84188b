import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createMetrics } from '../../src/ops/create-metrics.ts';
import { startOpsServer } from '../../src/ops/start-ops-server.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { WAIT_MS } from '../helpers/patience.ts';
import { type Kakehashi, PLACES, postAnalyze } from '../helpers/post-analyze.ts';
import { memoryLog, startKakehashi } from '../helpers/start-kakehashi.ts';

const { channel, learner } = PLACES.en;
let kakehashi: Kakehashi;
let ask: (path: string) => Promise<{ status: number; text: string }>;
beforeAll(async () => {
  kakehashi = await startKakehashi('socket', { config: { ops: { port: 0, host: '127.0.0.1' } } });
  ask = async (path) => {
    const response = await fetch(`http://127.0.0.1:${kakehashi.service.opsPort}${path}`);
    return { status: response.status, text: await response.text() };
  };
});
afterAll(() => kakehashi.stop());

/** Value of a line of the metrics, by its printed name and labels. */
const figureOf = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.split(' ')
      .at(-1),
  );

test('answers that the process lives and that every part works, and nothing else', async () => {
  expect(await ask('/healthz')).toEqual({ status: 200, text: 'ok\n' });
  const ready = await ask('/readyz');
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.text)).toEqual({ app: 'ok', database: 'ok', queue: 'ok', slack: 'ok' });
  expect((await ask('/')).status).toBe(404);
});

test('counts acknowledgements, jobs, posts, refusals and the backlog', async () => {
  const { rehearsal } = kakehashi;
  rehearsal.faults.add('chat.postMessage', { status: 429, retryAfter: 1 });
  rehearsal.faults.add('upload', { status: 503 }, { afterStore: true });
  const lesson = await postAnalyze(kakehashi);
  await rehearsal.driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
  const files = () => rehearsal.driver.messages(channel, lesson.ts).flatMap((message) => message.files ?? []);
  await rehearsal.waitFor(() => files().length === 5);
  rehearsal.faults.add('chat.postEphemeral', { error: 'not_in_channel' });
  await rehearsal.driver.mention(learner, channel, 'hello');
  await rehearsal.waitFor(() => rehearsal.faults.left('chat.postEphemeral') === 0);
  const { text } = await ask('/metrics');
  expect(figureOf(text, 'kakehashi_ack_seconds_count{kind="command"}')).toBe(2);
  expect(figureOf(text, 'kakehashi_ack_seconds_count{kind="submission"}')).toBe(1);
  expect(figureOf(text, 'kakehashi_ack_seconds_count{kind="action"}')).toBe(1);
  expect(figureOf(text, 'kakehashi_ack_seconds_sum{kind="action"}')).toBeGreaterThan(0);
  expect(figureOf(text, 'kakehashi_job_seconds_count{kind="run-step",outcome="done"}')).toBe(1);
  expect(figureOf(text, 'kakehashi_job_retries_total{kind="deliver",reason="again"}')).toBeGreaterThanOrEqual(1);
  expect(figureOf(text, 'kakehashi_slack_errors_total{method="chat.postMessage",code="ratelimited"}')).toBe(1);
  expect(figureOf(text, 'kakehashi_slack_errors_total{method="chat.postEphemeral",code="not_in_channel"}')).toBe(1);
  // The two uploads that failed were repeated.
  expect(figureOf(text, 'kakehashi_slack_calls_total{method="upload"}')).toBe(7);
  expect(figureOf(text, 'kakehashi_slack_errors_total{method="upload",code="http_503"}')).toBe(1);
  expect(figureOf(text, 'kakehashi_slack_errors_total{method="upload",code="unreachable"}')).toBe(1);
  const messages = rehearsal.calls.filter(({ method, result }) => method === 'chat.postMessage' && result.ok === true);
  expect(figureOf(text, 'kakehashi_posts_total{kind="message"}')).toBe(messages.length);
  expect(figureOf(text, 'kakehashi_posts_total{kind="file"}')).toBe(1);
  expect(figureOf(text, 'kakehashi_outbox_undelivered')).toBe(0);
  expect(figureOf(text, 'kakehashi_outbox_oldest_seconds')).toBe(0);
  expect(figureOf(text, 'kakehashi_reminders_overdue')).toBe(0);
  expect(figureOf(text, 'kakehashi_ready{part="slack"}')).toBe(1);
  expect(figureOf(text, 'bullmq_job_count{queue="kakehashi", state="failed"}')).toBe(0);
  expect(figureOf(text, 'bullmq_job_completed_total{queue="kakehashi"}')).toBeGreaterThan(3);
  expect(figureOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
});

test('an undelivered message is counted with its age until it is delivered', async () => {
  const { store } = kakehashi.service.flow;
  await store.posts.add({
    teamId: 'T1',
    channelId: 'C1',
    key: 'k',
    locale: 'en',
    content: { type: 'file-words', title: 't', altText: 'a' },
  });
  const waiting = await ask('/metrics');
  expect(figureOf(waiting.text, 'kakehashi_outbox_undelivered')).toBe(1);
  const since = figureOf(waiting.text, 'kakehashi_outbox_oldest_seconds');
  expect(since).toBeGreaterThan(0);
  await store.deliveries.fail('T1', 'k', 'channel_not_found');
  const after = await ask('/metrics');
  expect(figureOf(after.text, 'kakehashi_outbox_undelivered')).toBe(0);
  expect(figureOf(after.text, 'kakehashi_outbox_failed')).toBe(1);
});

test('is not ready while Slack cannot reach the process, and ready again afterwards', async () => {
  const { rehearsal } = kakehashi;
  rehearsal.faults.add('apps.connections.open', ...Array.from({ length: 4 }, () => ({ error: 'internal_error' })));
  rehearsal.refreshSockets();
  const readiness = async () => JSON.parse((await ask('/readyz')).text) as Record<string, string>;
  while ((await readiness()).slack === 'ok') await new Promise((resolve) => setImmediate(resolve));
  expect((await ask('/readyz')).status).toBe(503);
  expect((await ask('/healthz')).status).toBe(200);
  await rehearsal.waitFor(() => rehearsal.connections() > 0);
  while ((await readiness()).slack !== 'ok') await new Promise((resolve) => setImmediate(resolve));
  expect((await ask('/readyz')).status).toBe(200);
});

test('a part that never answers is not ready, and a taken port is refused in one line', async () => {
  const metrics = createMetrics(false);
  const never = () => new Promise<never>(() => {});
  const server = await startOpsServer({
    port: 0,
    host: '127.0.0.1',
    readyMs: 1,
    log: memoryLog(),
    parts: () => ({ database: never, queue: async () => {} }),
    metrics: async (ready) => ({
      text: await metrics.text({ ready, backlog: undefined, queue: '' }),
      contentType: metrics.contentType,
    }),
  });
  try {
    const { port } = server;
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect([response.status, await response.json()]).toEqual([503, { database: 'not ready', queue: 'ok' }]);
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toContain('kakehashi_outbox_undelivered Nan');
    await expect(
      startOpsServer({ port, host: '127.0.0.1', log: memoryLog(), parts: () => ({}), metrics: never }),
    ).rejects.toMatchObject({
      values: { problems: expect.stringContaining(`OPS_PORT ${port} cannot be listened on`) },
    });
  } finally {
    await server.close();
  }
});

test('requests that come while an answer is made share it', async () => {
  let asked = 0;
  let arrived = 0;
  const count = () => {
    arrived += 1;
  };
  subscribe('http.server.request.start', count);
  onTestFinished(() => void unsubscribe('http.server.request.start', count));
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const parts = () => ({
    database: () => {
      asked += 1;
      return gate;
    },
  });
  const metrics = async () => ({ text: '', contentType: 'text/plain' });
  const log = memoryLog();
  const server = await startOpsServer({ port: 0, host: '127.0.0.1', readyMs: WAIT_MS, parts, metrics, log });
  try {
    const sockets = Array.from({ length: 50 }, () => connect(server.port, '127.0.0.1').setEncoding('utf8'));
    const answers = Promise.all(
      sockets.map(async (socket) => {
        const [text] = await once(socket, 'data');
        socket.destroy();
        return String(text).slice(0, 12);
      }),
    );
    for (const socket of sockets) socket.write('GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n');
    await expect.poll(() => arrived).toBe(50);
    open();
    expect(new Set(await answers)).toEqual(new Set(['HTTP/1.1 200']));
    expect(asked).toBe(1);
  } finally {
    await server.close();
  }
});
