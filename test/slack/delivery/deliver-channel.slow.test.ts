import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LogLevel, WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Content } from '../../../src/messages/content.ts';
import { createNetwork } from '../../../src/network/create-network.ts';
import { keepRateLimits } from '../../../src/slack/app/keep-rate-limits.ts';
import { deliverChannel } from '../../../src/slack/delivery/deliver-channel.ts';
import type { Outbox } from '../../../src/slack/delivery/outbox.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import type { Cohort } from '../../../src/team/cohort.ts';
import type { Place } from '../../../src/team/place.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { course } from '../../helpers/course.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { cohortOf, lessonOf, runOf } from '../../store/fixtures.ts';

/** Slack's answer to a call: fields beside `ok`, an HTTP status (429 allows an immediate retry), or a broken connection. */
type Answer = Record<string, unknown> | number | Error;
type Slack = (method: string, args: Record<string, string>) => Answer;

let opened: OpenStore;
let cohort: Cohort;
let place: Place;
let log: ReturnType<typeof memoryLog>;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  cohort = cohortOf();
  place = { teamId: cohort.teamId, channelId: cohort.channelId };
  await opened.store.cohorts.create(cohort);
  log = memoryLog();
});

function outboxOn(slack: Slack): Outbox {
  const ask: typeof fetch = async (input, init) => {
    const method = String(input).split('/').at(-1) ?? '';
    const answer = slack(method, Object.fromEntries(new URLSearchParams(String(init?.body))));
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'number') return new Response('', { status: answer, headers: { 'retry-after': '0' } });
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
  };
  const client = new WebClient('xoxb-test', {
    fetch: keepRateLimits(ask, Date.now),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  const nothing = async () => {};
  return {
    store: opened.store,
    jobs: { enqueue: nothing },
    client,
    quietClient: client,
    network: createNetwork(),
    course,
    clock: { now: () => new Date() },
    log,
    watch: { called: () => {} },
    granted: { has: async () => true },
    chat: {
      inTime: (work) => work(),
      localeOf: async () => 'en',
      personOf: async (_, userId) => ({ name: `Person ${userId}`, locale: 'en', zone: 'UTC', kind: 'member' }),
    },
    newOwner: randomUUID,
    rate: { burst: 1000, everyMs: 0, againMs: 1 },
    chartBlocks: false,
    // A file is waited for until it settles.
    wait: never,
  };
}

/** Delivers like the queue, which repeats a delivery that asks for it. @returns the number of rounds */
async function deliver(outbox: Outbox, to: Place = place): Promise<number> {
  for (let round = 1; round < 400; round += 1) {
    const { retryInMs } = await deliverChannel(outbox, to, new AbortController().signal);
    if (retryInMs === undefined) return round;
    // A test does not wait until a lost call has settled.
    await opened.pool.query("UPDATE kakehashi.post SET begun_at = begun_at - interval '1 minute', try_at = NULL");
    await sleep(Math.min(retryInMs, 50));
  }
  throw new Error('the delivery never ends');
}

const never = () => new Promise<void>(() => {});

const progress: Content = { type: 'progress', by: 'U1', rows: [] };
const add = (key: string, content: Content = progress, to: Place = place) =>
  opened.store.posts.add({ ...to, locale: 'en', key, content });
const stateOf = async (key: string) => {
  const post = await opened.store.posts.byKey(cohort.teamId, key);
  return post && { state: post.state, error: post.error };
};
const platform = (error: string) => ({ ok: false, error });
/** A Slack that gives this answer to the first calls of `chat.postMessage`, and then accepts them. */
const atFirst = (times: number, answer: Answer) => {
  const state = { calls: 0 };
  const slack: Slack = (method) => {
    if (method !== 'chat.postMessage') return { ok: true, messages: [] };
    state.calls += 1;
    return state.calls <= times ? answer : posted();
  };
  return { state, slack };
};
let ts = 0;
const posted = () => {
  ts += 1;
  return { ok: true, channel: place.channelId, ts: `${1_700_000_000 + ts}.000100` };
};

async function addFile(): Promise<void> {
  const lesson = lessonOf(cohort);
  const run = runOf(lesson);
  await opened.store.lessons.create(cohort.teamId, lesson);
  await opened.store.runs.create(cohort.teamId, run);
  const artifact = { id: 'a1', runId: run.id, kind: 'chart', filename: 'x.png', mediaType: 'image/png' };
  await opened.store.artifacts.add(cohort.teamId, { ...artifact, content: Uint8Array.of(1, 2, 3) });
  await add('file', { type: 'file', runId: run.id, artifactId: 'a1', title: 'A chart', altText: 'alt', isImage: true });
}

describe('a post that cannot be delivered does not block its channel for ever', () => {
  test('a file that a proxy refuses is replaced by its alt text', async () => {
    // It answers once it has read the whole request, so that no broken connection takes the answer's place.
    const proxy = createServer((request, response) => {
      request.on('end', () => response.writeHead(403).end('no uploads')).resume();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`;
    const said: string[] = [];
    await addFile();
    await add('after');
    await deliver(
      outboxOn((method, { text = '' }) => {
        if (method === 'files.getUploadURLExternal') return { ok: true, upload_url: url, file_id: 'F1' };
        said.push(text);
        return posted();
      }),
    );
    proxy.close();
    expect(said[0]).toContain('A chart');
    expect(said.at(-1)).toContain("couldn't be sent to Slack");
    expect(await stateOf('file')).toMatchObject({ state: 'posted' });
    expect(await stateOf('after')).toMatchObject({ state: 'posted' });
  });

  test('a post whose lesson part no longer exists is given up, and logged once', async () => {
    const gone = { type: 'lesson-part', lessonId: 'l', process: 'analyze', part: 'removed' } as unknown as Content;
    await add('bad', gone);
    await add('after');
    await deliver(outboxOn(posted));
    expect(await stateOf('bad')).toEqual({ state: 'failed', error: 'cannot_draw' });
    expect(await stateOf('after')).toMatchObject({ state: 'posted' });
    expect(log.errors).toHaveLength(1);
  });

  test('a file with deleted content is given up', async () => {
    await add('file', { type: 'file', artifactId: 'gone', title: 't', altText: '', isImage: false });
    await add('after');
    await deliver(outboxOn(posted));
    expect(await stateOf('file')).toMatchObject({ state: 'failed' });
    expect(await stateOf('after')).toMatchObject({ state: 'posted' });
  });

  test.each([
    ['an unknown error code', platform('a_code_of_next_year')],
    ['HTTP 400', 400],
  ])('%s is tried several times and then given up', async (_name, answer) => {
    await add('bad');
    await add('after');
    await deliver(outboxOn(atFirst(8, answer).slack));
    expect(await stateOf('bad')).toMatchObject({ state: 'failed' });
    expect(await stateOf('after')).toMatchObject({ state: 'posted' });
  });
});

describe('a file that has changed', () => {
  let uploads: ReturnType<typeof createServer>;
  let calls: string[];
  let nth = 0;
  /** A Slack that takes every file, and fails as `fault` says. */
  const slack =
    (fault: (method: string) => Answer | undefined = () => undefined): Slack =>
    (method, { file = '' }) => {
      calls.push(`${method} ${file}`.trim());
      const failed = fault(method);
      if (failed !== undefined) return failed;
      if (method !== 'files.getUploadURLExternal') return { ok: true, messages: [] };
      nth += 1;
      const url = `http://127.0.0.1:${(uploads.address() as AddressInfo).port}/`;
      return { ok: true, upload_url: url, file_id: `F${nth}` };
    };
  const change = async () => {
    await opened.store.artifacts.replace(cohort.teamId, 'a1', { id: 'a2', content: Uint8Array.of(4) });
    const content = { type: 'file', artifactId: 'a2', title: 'A chart', altText: 'alt', isImage: true } as const;
    await opened.store.posts.revise(cohort.teamId, 'file', content);
  };
  beforeEach(async () => {
    calls = [];
    nth = 0;
    uploads = createServer((_request, response) => response.end('taken'));
    await new Promise<void>((resolve) => uploads.listen(0, '127.0.0.1', resolve));
    await addFile();
    await deliver(outboxOn(slack()));
    await change();
    calls = [];
  });
  afterEach(() => uploads.close());

  test('replaces the file that Slack shows', async () => {
    await deliver(outboxOn(slack()));
    expect(calls).toEqual(['files.delete F1', 'files.getUploadURLExternal', 'files.completeUploadExternal']);
    expect(await opened.store.posts.byKey(cohort.teamId, 'file')).toMatchObject({
      fileIds: ['F2'],
      deliveredRevision: 2,
    });
  });

  test('also when somebody has deleted that file by hand', async () => {
    await deliver(outboxOn(slack((method) => (method === 'files.delete' ? platform('file_deleted') : undefined))));
    expect(await opened.store.posts.byKey(cohort.teamId, 'file')).toMatchObject({
      fileIds: ['F2'],
      deliveredRevision: 2,
    });
  });

  test('shows its words as a message when Slack refuses the new version', async () => {
    const refusing = (method: string) =>
      method.startsWith('files.get') ? platform('file_type_not_allowed') : undefined;
    await deliver(outboxOn(slack((method) => (method.startsWith('chat.') ? posted() : refusing(method)))));
    expect(calls).not.toContain('chat.update');
    expect(calls.filter((call) => call === 'chat.postMessage')).toHaveLength(2);
    expect(await opened.store.posts.byKey(cohort.teamId, 'file')).toMatchObject({
      state: 'posted',
      content: { type: 'file-words', altText: 'alt' },
      deliveredRevision: 3,
    });
  });

  test('is taken out of Slack when its content is to go, and the posts after it follow', async () => {
    await opened.store.posts.revise(cohort.teamId, 'file', { type: 'file-gone', title: 'A chart' });
    await add('after');
    await deliver(outboxOn(slack((method) => (method === 'chat.postMessage' ? posted() : undefined))));
    expect(calls).toEqual(['files.delete F1', 'chat.postMessage']);
    expect(await stateOf('after')).toMatchObject({ state: 'posted' });
  });
});

/** Adds a run's files, in this order; the word tells the kind. */
async function addFiles(...kinds: ('image' | 'table')[]): Promise<string[]> {
  await addFile();
  await opened.store.people.removePost(cohort.teamId, 'file');
  const keys = kinds.map((kind, nth) => `run:r1:${kind}-${nth}`);
  for (const [nth, key] of keys.entries()) {
    const isImage = kinds[nth] === 'image';
    const altText = isImage ? `words of ${key}` : '';
    await add(key, { type: 'file', artifactId: 'a1', title: `title of ${key}`, altText, isImage });
  }
  return keys;
}

/** A Slack that answers calls for files as told, and takes messages. */
function forFiles(answer: (method: string, args: Record<string, string>) => Answer) {
  const calls: string[] = [];
  const texts: string[] = [];
  const blocks: string[] = [];
  const slack: Slack = (method, args) => {
    calls.push(method);
    if (method.startsWith('files.')) return answer(method, args);
    if (method.startsWith('chat.')) {
      texts.push(args.text ?? '');
      blocks.push(args.blocks ?? '');
    }
    return method.startsWith('chat.') ? posted() : { ok: true, messages: [] };
  };
  return { slack, texts, blocks, count: (method: string) => calls.filter((call) => call === method).length };
}
const URL_CALL = 'files.getUploadURLExternal';
const SHOW_CALL = 'files.completeUploadExternal';
const once = (outbox: Outbox) => deliverChannel(outbox, place, new AbortController().signal);

describe('a file that Slack does not take', () => {
  test.each([
    ['an error of Slack', platform('internal_error')],
    ['a code of next year', platform('a_code_of_next_year')],
    ['a file that cannot be updated', platform('file_update_failed')],
    ['a rate limit', 429],
    ['HTTP 503', 503],
    ['no answer', Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })],
  ])('holds no other post, and is told about once it is late: %s', async (_name, answer) => {
    await addFile();
    await add('after');
    const { slack, texts } = forFiles(() => answer);
    const outbox = outboxOn(slack);
    // The pause after a first failure is longer than readers wait without a word.
    outbox.rate.againMs = 6000;
    await once(outbox);
    expect(await stateOf('after')).toMatchObject({ state: 'posted' });
    expect(await stateOf('file')).toMatchObject({ state: 'pending' });
    expect(texts.at(-1)).toContain('Still on the way: A chart.');
    await add('later');
    await once(outbox);
    expect(await stateOf('later')).toMatchObject({ state: 'posted' });
  });

  test('is not told about when it comes soon', async () => {
    await addFile();
    const { slack, texts } = forFiles(() => platform('internal_error'));
    const outbox = outboxOn(slack);
    outbox.rate.againMs = 1000;
    expect((await once(outbox)).retryInMs).toBeLessThanOrEqual(1000);
    expect(texts).toEqual([]);
  });

  test('is waited for a few seconds, and then others go on while it is on its way', async () => {
    await addFile();
    await add('after');
    let answer = () => {};
    const isSlow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { slack, texts } = forFiles(() => platform('file_type_not_allowed'));
    const outbox = outboxOn(slack);
    const call = outbox.client.apiCall.bind(outbox.client);
    outbox.client.apiCall = async (method, args) => {
      if (method === URL_CALL) await isSlow;
      return call(method, args);
    };
    const waited: number[] = [];
    outbox.wait = async (ms) => {
      waited.push(ms);
      // The second wait comes when nothing but the file is left.
      if (waited.length === 2) answer();
      if (waited.length > 2) await never();
    };
    await once(outbox);
    expect(waited[0]).toBeLessThan(5000);
    expect(texts[0]).toBe(texts.find((text) => !text.includes('A chart')));
    expect(texts[1]).toContain('Still on the way: A chart. The upload is taking longer than usual.');
    expect(texts.at(-1)).toContain("doesn't allow files of this type");
    expect(texts.at(-1)).not.toContain('Still on the way');
    expect(await stateOf('after')).toMatchObject({ state: 'posted' });
  });

  test.each([
    'missing_scope',
    'file_uploads_disabled',
    'posting_to_channel_denied',
    'channels_limit_exceeded',
    'invalid_channel',
    'app_access_restricted',
    'ekm_access_denied',
    'storage_limit_reached',
  ])('decides for the files of its run at once, and halts nothing: %s', async (code) => {
    const keys = await addFiles('image', 'table', 'image');
    const { slack, texts, blocks, count } = forFiles(() => platform(code));
    await once(outboxOn(slack));
    expect(count(URL_CALL)).toBe(1);
    for (const key of keys) expect(texts).toContain(`title of ${key}`);
    expect(blocks.join()).toContain(`words of ${keys[2]}`);
    expect(texts.filter((text) => text.includes("Couldn't be shown"))).toHaveLength(1);
    expect(await opened.store.halts.of(place)).toEqual([]);
  });

  test.each(['file_type_not_allowed', 'file_upload_size_restricted', 'access_denied'])(
    'decides for itself alone, at once: %s',
    async (code) => {
      await addFiles('image', 'table');
      const { slack, count } = forFiles(() => platform(code));
      await once(outboxOn(slack));
      expect(count(URL_CALL)).toBe(2);
      expect(await opened.store.halts.of(place)).toEqual([]);
    },
  );

  test('decides for files that are no images where only images are allowed', async () => {
    await addFiles('table', 'table', 'image');
    const { slack, count } = forFiles(() => platform('file_uploads_except_images_disabled'));
    await once(outboxOn(slack));
    // The first table, and the image.
    expect(count(URL_CALL)).toBe(2);
  });

  test('of a report is replaced by words that fit a report', async () => {
    await addFile();
    await opened.store.people.removePost(cohort.teamId, 'file');
    await add('report:1:report', { type: 'file', artifactId: 'a1', title: 'report.md', altText: '', isImage: false });
    const { slack, blocks } = forFiles(() => platform('file_uploads_disabled'));
    await once(outboxOn(slack));
    expect(blocks.join()).toContain('/kakehashi report');
    expect(blocks.join()).not.toContain('findings');
  });

  test('is said to have come once it is there', async () => {
    await addFile();
    const server = createServer((request, response) => request.resume().on('end', () => response.end('OK')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    let isMended = false;
    const { slack, texts } = forFiles((method) => {
      if (!isMended) return platform('service_unavailable');
      return method === URL_CALL ? { ok: true, upload_url: url, file_id: 'F1' } : { ok: true };
    });
    const outbox = outboxOn(slack);
    outbox.rate.againMs = 6000;
    await once(outbox);
    isMended = true;
    await opened.pool.query('UPDATE kakehashi.post SET try_at = clock_timestamp()');
    await once(outbox);
    server.close();
    expect(texts.at(-1)).toBe('Late, but here now: A chart.');
    expect(await stateOf('file')).toMatchObject({ state: 'posted' });
  });
});

describe('a group of files', () => {
  const KEY = 'run:r1:charts';
  const IDS = ['FA', 'FB', 'FC'];
  let uploads: ReturnType<typeof createServer>;
  let uploaded: number[];
  let shared: Record<string, string>[];
  let removed: string[];
  /** What the row held when Slack was asked to show the files. */
  let heldThen: (string[] | undefined)[];
  beforeEach(async () => {
    [uploaded, shared, removed, heldThen] = [[], [], [], []];
    uploads = createServer((request, response) => {
      request.on('data', (bytes: Buffer) => uploaded.push(bytes[0] ?? 0)).on('end', () => response.end('OK'));
    });
    await new Promise<void>((resolve) => uploads.listen(0, '127.0.0.1', resolve));
    await addFile();
    await opened.store.people.removePost(cohort.teamId, 'file');
    const { runId = '' } = (await opened.store.artifacts.byId(cohort.teamId, 'a1')) ?? {};
    for (const [nth, id] of ['ga', 'gb', 'gc'].entries()) {
      const names = { kind: nth === 2 ? 'notebook' : 'chart', filename: `${id}.png`, mediaType: 'image/png' };
      await opened.store.artifacts.add(cohort.teamId, { id, runId, ...names, content: Uint8Array.of(nth + 10) });
    }
    await add(KEY, group());
  });
  afterEach(() => uploads.close());

  const group = (...ids: string[]): Extract<Content, { type: 'files' }> => ({
    type: 'files',
    runId: 'r1',
    process: 'analyze',
    files: (ids.length === 0 ? ['ga', 'gb', 'gc'] : ids).map((artifactId) => ({
      artifactId,
      title: `Title ${artifactId}`,
      altText: `words of ${artifactId}`,
      isImage: artifactId !== 'gc',
    })),
  });
  const post = () => opened.store.posts.byKey(cohort.teamId, KEY);
  /** A Slack that takes files and messages, and fails as `fault` says; `found` are the files of a message in the channel. */
  function slackWith(
    fault: (method: string, args: Record<string, string>) => Answer | undefined = () => undefined,
    found: string[] = [],
  ) {
    const made = forFiles((method, args) => {
      if (method === SHOW_CALL) shared.push(args);
      const failed = fault(method, args);
      if (failed !== undefined) return failed;
      if (method === 'files.delete') removed.push(args.file ?? '');
      if (method !== URL_CALL) return { ok: true };
      const url = `http://127.0.0.1:${(uploads.address() as AddressInfo).port}/`;
      return { ok: true, upload_url: url, file_id: `F${args.filename?.charAt(1).toUpperCase()}` };
    });
    const slack: Slack = (method, args) =>
      method === 'conversations.history'
        ? { ok: true, messages: found.length === 0 ? [] : [{ ts: '1.2', files: found.map((id) => ({ id })) }] }
        : made.slack(method, args);
    const outbox = outboxOn(slack);
    const call = outbox.client.apiCall.bind(outbox.client);
    outbox.client.apiCall = async (method, args) => {
      if (method === SHOW_CALL) heldThen.push((await post())?.fileIds);
      return call(method, args);
    };
    return { ...made, outbox };
  }
  const idsIn = (args: Record<string, string> | undefined) =>
    (JSON.parse(args?.files ?? '[]') as { id: string }[]).map(({ id }) => id);
  const lost = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
  const settle = () =>
    opened.pool.query("UPDATE kakehashi.post SET begun_at = begun_at - interval '1 minute', try_at = NULL");

  test('is shown by one call, once all bytes are there and every id is stored', async () => {
    const { outbox, count } = slackWith();
    await deliver(outbox);
    expect(uploaded.toSorted()).toEqual([10, 11, 12]);
    expect(count(URL_CALL)).toBe(3);
    expect(shared.map(idsIn)).toEqual([IDS]);
    expect(heldThen).toEqual([IDS]);
    expect(await post()).toMatchObject({ state: 'posted', fileIds: IDS, fileRevision: 1 });
    expect(shared[0]?.initial_comment?.split('\n').slice(0, 3)).toEqual([
      '*Analyze: 3 files*',
      '1. *Title ga*: words of ga',
      '2. *Title gb*: words of gb',
    ]);
    await deliver(outbox);
    expect(shared).toHaveLength(1);
  });

  test.each([
    ['all of its files', IDS],
    ['what somebody has left of them', ['FB']],
  ])('is found by %s after a lost answer, and is not shown twice', async (_name, found) => {
    await once(slackWith((method) => (method === SHOW_CALL ? lost : undefined)).outbox);
    expect(await post()).toMatchObject({ state: 'undecided', fileIds: IDS });
    await settle();
    const { outbox, count } = slackWith(() => undefined, found);
    await deliver(outbox);
    expect(await post()).toMatchObject({ state: 'posted', ts: 'FA', deliveredRevision: 1 });
    expect(count(SHOW_CALL)).toBe(0);
  });

  test('is shown again when Slack has nothing of it after a lost answer', async () => {
    await once(slackWith((method) => (method === SHOW_CALL ? lost : undefined)).outbox);
    await settle();
    await deliver(slackWith().outbox);
    expect(shared).toHaveLength(2);
    expect(await post()).toMatchObject({ state: 'posted', deliveredRevision: 1 });
  });

  test.each(['file_type_not_allowed', 'file_upload_size_restricted', 'alt_txt_too_large'])(
    'goes on without the one file that Slack refuses, and says so in one message: %s',
    async (code) => {
      const { outbox, texts, count } = slackWith((method, { filename }) =>
        method === URL_CALL && filename === 'gb.png' ? platform(code) : undefined,
      );
      await deliver(outbox);
      expect(count(SHOW_CALL)).toBe(1);
      expect(idsIn(shared[0])).toEqual(['FA', 'FC']);
      expect(shared[0]?.initial_comment).toContain('2. *Title gb* (not shown): words of gb');
      expect(texts).toHaveLength(1);
      expect(texts[0]).toContain("Couldn't be shown: Title gb.");
      expect(await post()).toMatchObject({ state: 'posted', content: { type: 'files' }, deliveredRevision: 2 });
    },
  );

  test('is found after a lost answer also when Slack has refused one file before', async () => {
    const one = (method: string, { filename }: Record<string, string>) =>
      method === URL_CALL && filename === 'gb.png' ? platform('file_type_not_allowed') : undefined;
    await once(slackWith((method, args) => (method === SHOW_CALL ? lost : one(method, args))).outbox);
    const ids = (await post())?.fileIds ?? [];
    expect(ids).toHaveLength(2);
    await settle();
    const { outbox } = slackWith(() => undefined, ids);
    await deliver(outbox);
    expect(shared).toHaveLength(1);
    expect(removed).toEqual([]);
    expect(await post()).toMatchObject({ state: 'posted', deliveredRevision: 2 });
  });

  test.each([
    ['before the first file is there', URL_CALL, 'missing_scope', 1],
    ['when all are there', SHOW_CALL, 'posting_to_channel_denied', 3],
    ['when all are there, and says nothing of which', SHOW_CALL, 'access_denied', 3],
  ])('becomes one message of words when Slack refuses it %s', async (_name, refusing, code, asked) => {
    const { outbox, texts, blocks, count } = slackWith((method) => (method === refusing ? platform(code) : undefined));
    await add('after');
    await deliver(outbox);
    expect(count(URL_CALL)).toBe(asked);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toBe('Title ga, Title gb, Title gc');
    for (const id of ['ga', 'gb', 'gc']) expect(blocks[0]).toContain(`*Title ${id}*\\nwords of ${id}`);
    expect(texts[2]).toContain("Couldn't be shown: Title ga, Title gb, Title gc.");
    expect(await post()).toMatchObject({ state: 'posted', content: { type: 'files-words' } });
    expect(await opened.store.halts.of(place)).toEqual([]);
  });

  test('keeps its images where only images are allowed', async () => {
    const { outbox } = slackWith((method, { filename }) =>
      method === URL_CALL && filename === 'gc.png' ? platform('file_uploads_except_images_disabled') : undefined,
    );
    await deliver(outbox);
    expect(shared.map(idsIn)).toEqual([['FA', 'FB']]);
  });

  test('is late and comes later as a whole', async () => {
    let isMended = false;
    const { outbox, texts } = slackWith((method) =>
      method === SHOW_CALL && !isMended ? platform('internal_error') : undefined,
    );
    outbox.rate.againMs = 6000;
    await once(outbox);
    expect(texts.at(-1)).toContain('Still on the way: Title ga, Title gb, Title gc.');
    isMended = true;
    await settle();
    await once(outbox);
    expect(texts.at(-1)).toBe('Late, but here now: Title ga, Title gb, Title gc.');
  });

  test('gives way to its new version: every file of the old one is deleted', async () => {
    await deliver(slackWith().outbox);
    await opened.store.artifacts.replace(cohort.teamId, 'gc', { id: 'gd', content: Uint8Array.of(13) });
    await opened.store.posts.revise(cohort.teamId, KEY, group('ga', 'gb', 'gd'));
    await deliver(slackWith().outbox);
    expect(removed).toEqual(IDS);
    expect(uploaded.slice(3).toSorted()).toEqual([10, 11, 13]);
    expect(await post()).toMatchObject({ fileRevision: 2, deliveredRevision: 2 });
  });

  test('is taken out of Slack as a whole', async () => {
    await deliver(slackWith().outbox);
    await opened.store.posts.revise(cohort.teamId, KEY, { type: 'file-gone', title: 'Title ga', more: ['Title gb'] });
    await deliver(slackWith().outbox);
    expect(removed).toEqual(IDS);
    expect(await post()).toMatchObject({ deliveredRevision: 2 });
  });

  test('waits for the upload of its last file a few seconds, and then others go on', async () => {
    await add('after');
    const { outbox, texts } = slackWith();
    const call = outbox.client.apiCall.bind(outbox.client);
    let answer = () => {};
    const isSlow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    outbox.client.apiCall = async (method, args) => {
      if (method === URL_CALL && args?.filename === 'gc.png') await isSlow;
      return call(method, args);
    };
    let waits = 0;
    outbox.wait = async () => {
      waits += 1;
      // The second wait comes when nothing but the group is left.
      if (waits === 2) answer();
      if (waits > 2) await never();
    };
    await once(outbox);
    expect(texts[1]).toContain('Still on the way: Title ga, Title gb, Title gc.');
    expect(texts.at(-1)).toContain('Late, but here now');
    expect(shared).toHaveLength(1);
    expect(await stateOf('after')).toMatchObject({ state: 'posted' });
  });
});

describe('a late file that is deleted before it comes', () => {
  const gone: Content = { type: 'file-gone', title: 'A chart' };

  test('is not late any more', async () => {
    await addFile();
    const { slack, texts } = forFiles(() => platform('internal_error'));
    const outbox = outboxOn(slack);
    outbox.rate.againMs = 6000;
    await once(outbox);
    expect(texts.at(-1)).toContain('Still on the way: A chart.');
    await opened.store.posts.revise(place.teamId, 'file', gone);
    await once(outbox);
    expect(texts.at(-1)).toBe('Deleted before it arrived: A chart.');
  });

  test.each([
    ['does not come when Slack was not asked to show it yet', URL_CALL, []],
    ['is deleted after it has come when Slack was asked to show it', SHOW_CALL, [SHOW_CALL, 'files.delete']],
  ])('%s', async (_name, slowMethod, expected) => {
    await addFile();
    let answer = () => {};
    const isSlow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const server = createServer((request, response) => request.resume().on('end', () => response.end('OK')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const calls: string[] = [];
    const { slack } = forFiles((method) => {
      if (method !== URL_CALL) calls.push(method);
      return { ok: true, upload_url: url, file_id: 'F1' };
    });
    const outbox = outboxOn(slack);
    const call = outbox.client.apiCall.bind(outbox.client);
    let isCalled = () => {};
    const called = new Promise<void>((resolve) => {
      isCalled = resolve;
    });
    outbox.client.apiCall = async (method, args) => {
      if (method === slowMethod) {
        isCalled();
        await isSlow;
      }
      return call(method, args);
    };
    let waits = 0;
    outbox.wait = async () => {
      waits += 1;
      await called;
      if (waits === 1) await opened.store.posts.revise(place.teamId, 'file', gone);
      // The second wait comes when nothing but the file is left.
      else answer();
      if (waits > 1) await never();
    };
    await once(outbox);
    server.close();
    expect(calls).toEqual(expected);
    expect(await opened.store.posts.byKey(place.teamId, 'file')).toMatchObject({ content: gone, deliveredRevision: 2 });
  });
});

describe('a temporary failure loses no message', () => {
  test.each(['rate_limited', 'message_limit_exceeded', 'team_added_to_org', 'internal_error', 'a_code_of_next_year'])(
    '%s',
    async (code) => {
      await add('late');
      const { state, slack } = atFirst(4, platform(code));
      await deliver(outboxOn(slack));
      expect(await stateOf('late')).toEqual({ state: 'posted', error: undefined });
      expect(state.calls).toBe(5);
    },
  );

  test('thirty rate limits do not count as attempts', async () => {
    await add('late');
    const { state, slack } = atFirst(30, 429);
    await deliver(outboxOn(slack));
    expect(await stateOf('late')).toEqual({ state: 'posted', error: undefined });
    expect(state.calls).toBe(31);
  });
});

describe('a private message', () => {
  const reader = 'U0FAY';
  const direct = { teamId: '', channelId: reader };
  const notice: Content = { type: 'halted', to: reader, channelId: 'C1', reason: 'is_archived' };
  const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
  const cut = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
  beforeEach(async () => {
    direct.teamId = place.teamId;
    await add('notice', notice, direct);
  });

  test.each([
    ['the connection is refused', refused],
    ['Slack limits the rate', 429],
    ['Slack has reached a message limit', platform('message_limit_exceeded')],
  ])('is delivered later when %s', async (_name, answer) => {
    const { state, slack } = atFirst(1, answer);
    await deliver(outboxOn(slack), direct);
    expect(state.calls).toBe(2);
    expect(await stateOf('notice')).toMatchObject({ state: 'posted' });
  });

  test.each([
    ['is there', 1],
    ['is not there', 2],
  ])('with a lost answer is looked for in a known conversation: it %s', async (_name, times) => {
    await opened.store.members.setDirectId(place.teamId, reader, 'D0FAY');
    const stored: { ts: string; metadata: unknown }[] = [];
    let sent = 0;
    await deliver(
      outboxOn((method, args) => {
        if (method === 'conversations.history') {
          expect(args.channel).toBe('D0FAY');
          return { ok: true, messages: stored };
        }
        sent += 1;
        if (sent > 1) return posted();
        if (times === 1) stored.push({ ts: '1.1', metadata: JSON.parse(args.metadata ?? '') });
        return cut;
      }),
      direct,
    );
    expect(sent).toBe(times);
    expect(await stateOf('notice')).toMatchObject({ state: 'posted' });
  });

  test('that changes right before it is sent is read again, and sent once', async () => {
    const sent: string[] = [];
    const outbox = outboxOn((method, args) => {
      if (method === 'chat.postMessage') sent.push(args.blocks ?? '');
      return posted();
    });
    const later: Content = { type: 'facilitates', to: reader, from: 'U0LATER', channel: place.channelId };
    let looked = 0;
    // The language of the reader is asked for after the post is read and before it is sent.
    const localeOf = async () => {
      looked += 1;
      if (looked === 1) await opened.store.posts.revise(place.teamId, 'notice', later);
      return 'en' as const;
    };
    await deliver({ ...outbox, chat: { ...outbox.chat, localeOf } }, direct);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('U0LATER');
    expect(await stateOf('notice')).toMatchObject({ state: 'posted' });
  });

  test('with a lost answer counts as delivered when it cannot be looked for', async () => {
    let sent = 0;
    await deliver(
      outboxOn(() => {
        sent += 1;
        return cut;
      }),
      direct,
    );
    expect(sent).toBe(1);
    expect(await stateOf('notice')).toMatchObject({ state: 'posted' });
  });
});

describe('a halted channel', () => {
  const halts = async () => (await opened.store.halts.of(place)).map(({ reason }) => reason);
  const isTried = async () =>
    (await opened.store.deliveries.channelsWithUndelivered(new Date(Date.now() + 120_000))).some(
      ({ channelId }) => channelId === place.channelId,
    );
  const mend = () => opened.store.halts.tryNow(place, new Date());

  test.each([
    ['is_archived', 'is_archived'],
    ['is_inactive', 'is_archived'],
    ['no_permission', 'not_in_channel'],
    ['restricted_action', 'restricted_action'],
    ['restricted_action_read_only_channel', 'restricted_action'],
    ['access_denied', 'restricted_action'],
    ['ekm_access_denied', 'restricted_action'],
    ['app_access_restricted', 'restricted_action'],
  ])('is halted by %s, and loses nothing', async (code, reason) => {
    await add('waits');
    let isMended = false;
    const slack = outboxOn(() => (isMended ? posted() : platform(code)));
    await deliver(slack);
    expect(await halts()).toEqual([reason]);
    expect(await stateOf('waits')).toEqual({ state: 'pending', error: code });
    expect(await opened.store.deliveries.undelivered({ ...place, channelId: 'fay' }, 9)).toHaveLength(1);
    isMended = true;
    await mend();
    await deliver(slack);
    expect(await halts()).toEqual([]);
    expect(await stateOf('waits')).toEqual({ state: 'posted', error: undefined });
  });

  test('goes on when the waiting post is refused for another reason', async () => {
    await add('waits');
    let code = 'not_in_channel';
    const slack = outboxOn(() => platform(code));
    await deliver(slack);
    expect(await halts()).toEqual(['not_in_channel']);
    code = 'msg_too_long';
    await mend();
    await deliver(slack);
    expect(await stateOf('waits')).toMatchObject({ state: 'failed' });
    expect(await halts()).toEqual([]);
  });

  test('is tried and goes on even without waiting posts', async () => {
    await add('waits');
    const slack = outboxOn(() => platform('not_in_channel'));
    await deliver(slack);
    await opened.store.people.removePost(place.teamId, 'waits');
    expect(await isTried()).toBe(true);
    await mend();
    // An archived channel can still be read; only a message that Slack takes shows that the halt is over.
    await deliver(
      outboxOn((method) => (method.startsWith('chat.') ? platform('is_archived') : { ok: true, messages: [] })),
    );
    expect(await halts()).toEqual(['not_in_channel']);
    await mend();
    const said: string[] = [];
    await deliver(
      outboxOn((_method, { text = '' }) => {
        said.push(text);
        return posted();
      }),
    );
    expect(said).toEqual([course.t('en', 'goes-on')]);
    expect(await halts()).toEqual([]);
    expect(await isTried()).toBe(false);
  });

  test('does not go on because a file is deleted there', async () => {
    await addFile();
    await opened.store.deliveries.setFiles(place.teamId, 'file', { ids: ['F1'], revision: 1 });
    await opened.store.deliveries.delivered(place.teamId, 'file', 'F1', 1);
    await add('waits');
    const archived = outboxOn((method) => (method.startsWith('files.') ? { ok: true } : platform('is_archived')));
    await deliver(archived);
    const [{ since } = {}] = await opened.store.halts.of(place);
    await opened.store.posts.revise(place.teamId, 'file', { type: 'file-gone', title: 'A chart' });
    await mend();
    await deliver(archived);
    expect(await opened.store.posts.byKey(place.teamId, 'file')).toMatchObject({ deliveredRevision: 2 });
    expect(await opened.store.halts.of(place)).toMatchObject([{ since }]);
  });

  test('does not go on because a file is found there that was shown before', async () => {
    await addFile();
    await opened.store.deliveries.setFiles(place.teamId, 'file', { ids: ['F1'], revision: 1 });
    await opened.store.deliveries.begin(place.teamId, 'file', 1);
    await add('waits');
    // An archived channel can still be read.
    const found = { ok: true, messages: [{ ts: '1700000000.000100', files: [{ id: 'F1' }] }] };
    let isReadable = false;
    const archived = outboxOn((method) =>
      isReadable && method === 'conversations.history' ? found : platform('is_archived'),
    );
    await deliver(archived);
    const [{ since } = {}] = await opened.store.halts.of(place);
    expect(since).toBeDefined();
    isReadable = true;
    await opened.pool.query("UPDATE kakehashi.post SET begun_at = begun_at - interval '1 minute', try_at = NULL");
    await mend();
    await deliver(archived);
    expect(await opened.store.posts.byKey(place.teamId, 'file')).toMatchObject({ state: 'posted', ts: 'F1' });
    expect(await opened.store.halts.of(place)).toMatchObject([{ since }]);
  });

  test('in a halted workspace, one channel is tried', async () => {
    await add('waits');
    await deliver(outboxOn(() => platform('token_revoked')));
    await opened.store.people.removePost(place.teamId, 'waits');
    expect(await isTried()).toBe(true);
    await mend();
    await deliver(outboxOn(posted));
    expect(await halts()).toEqual([]);
  });

  test('is not caused by a setting that forbids only files: their alt texts are posted', async () => {
    await addFile();
    await deliver(outboxOn((method) => (method.startsWith('files.') ? platform('restricted_action') : posted())));
    expect(await halts()).toEqual([]);
    expect(await stateOf('file')).toMatchObject({ state: 'posted' });
  });
});

describe('the lease of a channel', () => {
  test('belongs to one process during its call, whatever the clocks of other processes show', async () => {
    await add('once');
    let stored = 0;
    let answer = () => {};
    const isSlow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = outboxOn(posted);
    const call = slow.client.chat.postMessage.bind(slow.client.chat);
    slow.client.chat.postMessage = async (args) => {
      stored += 1;
      await isSlow;
      return call(args);
    };
    const first = deliverChannel(slow, place, new AbortController().signal);
    await expect.poll(() => stored).toBe(1);
    const ahead = { ...outboxOn(posted), clock: { now: () => new Date(Date.now() + 3_600_000) } };
    expect((await deliverChannel(ahead, place, new AbortController().signal)).retryInMs).toBeGreaterThan(0);
    answer();
    await first;
    expect(stored).toBe(1);
  });
});

describe('looking for a message with an unknown result', () => {
  test('starts at the previous post and covers every later page', async () => {
    await add('before');
    await deliver(outboxOn(posted));
    const before = (await opened.store.posts.byKey(cohort.teamId, 'before'))?.ts ?? '';
    await add('sought');
    const pages = 12;
    let sent = 0;
    const oldest = new Set<string | undefined>();
    await deliver(
      outboxOn((method, args) => {
        if (method === 'chat.update') return posted();
        if (method === 'chat.postMessage') {
          sent += 1;
          return 503;
        }
        oldest.add(args.oldest);
        const page = Number(args.cursor ?? 1);
        const key = { event_type: 'kakehashi_post', event_payload: { key: 'sought' } };
        const found = page === pages ? [{ ts: '1800000000.000100', metadata: key }] : [];
        return { ok: true, messages: found, response_metadata: { next_cursor: page < pages ? String(page + 1) : '' } };
      }),
    );
    expect(sent).toBe(1);
    expect([...oldest]).toEqual([(Number(before) - 60).toFixed(6)]);
    expect((await opened.store.posts.byKey(cohort.teamId, 'sought'))?.ts).toBe('1800000000.000100');
  });

  test.each([
    ['is found on the last page', true],
    ['is nowhere', false],
  ])('comes to an end at one page a minute: %s', async (_name, isThere) => {
    await add('sought');
    const pages = 6;
    const read: number[] = [];
    let sent = 0;
    let isLimited = false;
    await deliver(
      outboxOn((method, args) => {
        if (method === 'chat.update') return posted();
        if (method === 'chat.postMessage') {
          sent += 1;
          return sent === 1 ? 503 : posted();
        }
        // Every second call comes too early.
        isLimited = !isLimited;
        if (!isLimited) return 429;
        const page = Number(args.cursor ?? 1);
        read.push(page);
        const key = { event_type: 'kakehashi_post', event_payload: { key: 'sought' } };
        const messages = isThere && page === pages ? [{ ts: '1800000000.000100', metadata: key }] : [];
        return { ok: true, messages, response_metadata: { next_cursor: page < pages ? String(page + 1) : '' } };
      }),
    );
    expect(read).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sent).toBe(isThere ? 1 : 2);
    expect(await stateOf('sought')).toMatchObject({ state: 'posted' });
  });

  test('starts again when its cursor is no longer valid', async () => {
    await add('sought');
    await opened.store.deliveries.begin(place.teamId, 'sought', 1);
    await opened.store.deliveries.lookedTo(place.teamId, 'sought', 'old');
    await opened.pool.query("UPDATE kakehashi.post SET begun_at = begun_at - interval '1 minute'");
    const cursors: (string | undefined)[] = [];
    await deliver(
      outboxOn((method, args) => {
        if (method !== 'conversations.history') return posted();
        cursors.push(args.cursor);
        return args.cursor === 'old' ? platform('invalid_cursor') : { ok: true, messages: [] };
      }),
    );
    expect(cursors).toEqual(['old', undefined]);
    expect(await stateOf('sought')).toMatchObject({ state: 'posted' });
  });
});
