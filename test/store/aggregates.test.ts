import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '../../src/exercise/request.ts';
import type { Store } from '../../src/ports/store.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import type { Cohort } from '../../src/team/cohort.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import {
  assignmentOf,
  at,
  cohortOf,
  fresh,
  lessonOf,
  postOf,
  ratings,
  requestOf,
  resultOf,
  runOf,
  words,
} from './fixtures.ts';

let opened: OpenStore;
let store: Store;
beforeAll(async () => {
  opened = await borrowDatabase();
  store = opened.store;
});
afterAll(() => opened.close());

async function aCohort(): Promise<Cohort> {
  const cohort = cohortOf();
  await store.cohorts.create(cohort);
  return cohort;
}

describe('a cohort', () => {
  it('is found by its channel and by its id', async () => {
    const cohort = await aCohort();
    expect(await store.cohorts.inChannel(cohort)).toEqual(cohort);
    expect(await store.cohorts.byId(cohort.teamId, cohort.id)).toEqual(cohort);
  });

  it('is the only one of its channel: a second start returns the first cohort', async () => {
    const cohort = await aCohort();
    const again = await store.cohorts.create({ ...cohort, id: fresh('cohort'), facilitatorId: 'eve' });
    expect(again).toEqual({ cohort, created: false });
  });

  it('is created once when two start it at once', async () => {
    const cohort = { ...(await aCohort()), channelId: fresh('C') };
    const both = ['cohort', 'cohort'].map((name) => store.cohorts.create({ ...cohort, id: fresh(name) }));
    const [one, other] = await Promise.all(both);
    expect([one?.created, other?.created].sort()).toEqual([false, true]);
    expect(one?.cohort.id).toBe(other?.cohort.id);
  });

  it('changes its language', async () => {
    const cohort = await aCohort();
    await store.cohorts.setLocale(cohort.teamId, cohort.id, 'ja');
    expect((await store.cohorts.inChannel(cohort))?.locale).toBe('ja');
  });

  it('is listed for its facilitator, its holders of roles and its askers, and for nobody else', async () => {
    const cohort = await aCohort();
    const { teamId } = cohort;
    const lesson = lessonOf(cohort);
    await store.lessons.create(teamId, lesson);
    await store.roles.set(teamId, cohort.id, 'bob', ['operator']);
    await store.requests.create(
      teamId,
      requestOf(lesson, { askerId: 'cyd', assignments: [assignmentOf({ assigneeId: 'dan' })] }),
    );
    const own = await Promise.all(['fay', 'bob', 'cyd', 'dan'].map((user) => store.cohorts.ofUser(teamId, user)));
    expect(own.map((cohorts) => cohorts.length)).toEqual([1, 1, 1, 0]);
  });
});

describe('roles', () => {
  it('are replaced as a whole, and listed by role and then in the order of choice', async () => {
    const { teamId, id } = await aCohort();
    await store.roles.set(teamId, id, 'zoe', ['operator']);
    await store.roles.set(teamId, id, 'bob', ['operator', 'architect', 'data-analyst']);
    await store.roles.set(teamId, id, 'bob', ['operator', 'architect']);
    expect(await store.roles.list(teamId, id)).toEqual([
      { userId: 'bob', role: 'architect' },
      { userId: 'zoe', role: 'operator' },
      { userId: 'bob', role: 'operator' },
    ]);
  });

  it('keep their place when they are chosen again, and go when none is chosen', async () => {
    const { teamId, id } = await aCohort();
    for (const user of ['zoe', 'bob', 'zoe']) await store.roles.set(teamId, id, user, ['operator']);
    expect((await store.roles.list(teamId, id)).map((held) => held.userId)).toEqual(['zoe', 'bob']);
    await store.roles.set(teamId, id, 'zoe', []);
    expect(await store.roles.list(teamId, id)).toEqual([{ userId: 'bob', role: 'operator' }]);
  });
});

describe('a lesson', () => {
  it('is created once for each edition', async () => {
    const cohort = await aCohort();
    const lesson = lessonOf(cohort);
    expect(await store.lessons.create(cohort.teamId, lesson)).toEqual({ lesson, created: true });
    expect(await store.lessons.create(cohort.teamId, lessonOf(cohort))).toEqual({ lesson, created: false });
    expect(await store.lessons.byId(cohort.teamId, lesson.id)).toEqual(lesson);
  });

  it('is the latest of its process, or of all', async () => {
    const cohort = await aCohort();
    const { teamId, id } = cohort;
    const first = lessonOf(cohort);
    const again = lessonOf(cohort, { edition: 2 });
    const next = lessonOf(cohort, { process: 'prepare', createdAt: at(9) });
    for (const lesson of [next, again, first]) await store.lessons.create(teamId, lesson);
    expect(await store.lessons.latest(teamId, id)).toEqual(next);
    expect(await store.lessons.latest(teamId, id, 'analyze')).toEqual(again);
    expect(await store.lessons.latest(teamId, id, 'train')).toBeUndefined();
  });
});

describe('a run', () => {
  async function aLesson() {
    const cohort = await aCohort();
    const lesson = lessonOf(cohort);
    await store.lessons.create(cohort.teamId, lesson);
    return { teamId: cohort.teamId, lesson };
  }

  it('is the only one of a lesson until it is done or has failed', async () => {
    const { teamId, lesson } = await aLesson();
    const run = runOf(lesson);
    expect(await store.runs.create(teamId, run)).toEqual({ run, created: true });
    expect(await store.runs.create(teamId, runOf(lesson))).toEqual({ run, created: false });
    await store.runs.setState(teamId, run.id, 'running');
    expect(await store.runs.create(teamId, runOf(lesson))).toMatchObject({ run: { id: run.id }, created: false });
    await store.runs.setState(teamId, run.id, 'failed');
    expect(await store.runs.create(teamId, runOf(lesson))).toMatchObject({ created: true });
  });

  it('is completed once: a repeated job changes nothing', async () => {
    const { teamId, lesson } = await aLesson();
    const run = runOf(lesson);
    await store.runs.create(teamId, run);
    const result = resultOf({ rows: 3, names: ['a', null] }, 'three rows');
    expect(await store.runs.complete(teamId, run.id, result)).toBe(true);
    expect(await store.runs.complete(teamId, run.id, resultOf({}, 'another'))).toBe(false);
    expect(await store.runs.byId(teamId, run.id)).toEqual({ ...run, ...result, state: 'done' });
    expect(await store.runs.complete(teamId, 'no-such-run', result)).toBe(false);
  });

  it('that is done stays done when a slower worker reports another state', async () => {
    const { teamId, lesson } = await aLesson();
    const run = runOf(lesson);
    await store.runs.create(teamId, run);
    expect(await store.runs.setState(teamId, run.id, 'running')).toBe(true);
    await store.runs.complete(teamId, run.id, resultOf({}, 'done'));
    for (const state of ['running', 'failed'] as const) {
      expect(await store.runs.setState(teamId, run.id, state)).toBe(false);
    }
    expect((await store.runs.byId(teamId, run.id))?.state).toBe('done');
  });

  it('is found as the latest done run of its process', async () => {
    const { teamId, lesson } = await aLesson();
    for (const [minute, headline] of [
      [5, 'newer'],
      [4, 'older'],
    ] as const) {
      const run = runOf(lesson, { createdAt: at(minute) });
      await store.runs.create(teamId, run);
      await store.runs.complete(teamId, run.id, resultOf(1, headline));
    }
    await store.runs.create(teamId, runOf(lesson, { createdAt: at(6) }));
    const inCourse = { teamId, id: lesson.cohortId, dataset: 'house-prices' };
    expect((await store.runs.latestDone(inCourse, 'analyze'))?.headline).toBe('newer');
    expect(await store.runs.latestDone(inCourse, 'prepare')).toBeUndefined();
  });

  it('is enqueued again after a restart while it is unfinished, in every workspace', async () => {
    const runs = await Promise.all(
      (['queued', 'running', 'done', 'failed'] as const).map(async (state) => {
        const { teamId, lesson } = await aLesson();
        const run = runOf(lesson);
        await store.runs.create(teamId, run);
        await store.runs.setState(teamId, run.id, state);
        return { teamId, id: run.id, state };
      }),
    );
    const unfinished = (await store.runs.unfinished()).map(({ teamId, id }) => `${teamId}/${id}`);
    for (const { teamId, id, state } of runs) {
      expect(unfinished.includes(`${teamId}/${id}`)).toBe(state === 'queued' || state === 'running');
    }
  });

  it('has artifacts, and each keeps its first content byte for byte', async () => {
    const { teamId, lesson } = await aLesson();
    const run = runOf(lesson);
    await store.runs.create(teamId, run);
    const content = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const artifact = { id: fresh('artifact'), runId: run.id, kind: 'k', filename: 'f.png', mediaType: 'image/png' };
    await store.artifacts.add(teamId, { ...artifact, content });
    await store.artifacts.add(teamId, { ...artifact, content: new Uint8Array(1) });
    const found = await store.artifacts.byId(teamId, artifact.id);
    expect({ ...found, slices: [] }).toEqual({ ...artifact, slices: [] });
    expect(Buffer.concat(found?.slices ?? []).equals(content)).toBe(true);
  });

  it('has large artifacts, which are read in parts, packed or unpacked', async () => {
    const { teamId, lesson } = await aLesson();
    const run = runOf(lesson);
    await store.runs.create(teamId, run);
    // Longer than two parts, and all parts differ.
    const content = Uint8Array.from({ length: 1_200_001 }, (_, i) => (i * 31 + (i >> 8)) % 251);
    const packed = new Uint8Array(brotliCompressSync(content));
    const model = { id: fresh('artifact'), runId: run.id, kind: 'model', filename: 'm.json', mediaType: 'text/json' };
    const old = { ...model, id: fresh('artifact'), kind: 'of an earlier release' };
    await store.artifacts.add(teamId, { ...model, content: packed, encoding: 'br' });
    await store.artifacts.add(teamId, { ...old, content });
    const same = (found: Uint8Array | undefined, expected: Uint8Array) =>
      expect(Buffer.compare(found ?? new Uint8Array(), expected)).toBe(0);
    for (const { id } of [model, old]) {
      same(Buffer.concat((await store.artifacts.byId(teamId, id))?.slices ?? []), content);
    }
    const kept = await store.artifacts.packed(teamId, run.id, model.kind);
    expect(kept?.encoding).toBe('br');
    same(kept?.content, packed);
    same((await store.artifacts.packed(teamId, run.id, old.kind))?.content, content);
    expect((await store.artifacts.namesOfRun(teamId, run.id)).map(({ kind }) => kind)).toEqual([model.kind, old.kind]);
    expect(await store.artifacts.packed(teamId, run.id, 'none')).toBeUndefined();
  });
});

describe('a request', () => {
  async function aLesson() {
    const cohort = await aCohort();
    const lesson = lessonOf(cohort);
    await store.lessons.create(cohort.teamId, lesson);
    const ask = async (more: Partial<Request> = {}) => {
      const request = requestOf(lesson, more);
      await store.requests.create(cohort.teamId, request);
      return request;
    };
    return { teamId: cohort.teamId, lesson, ask };
  }

  it('is found with its values, with an assignee or without', async () => {
    const { teamId, lesson, ask } = await aLesson();
    const asked = await ask();
    expect(await store.requests.byId(teamId, asked.id)).toEqual(asked);
    const { assigneeId: _, ...anyone } = assignmentOf({ why: 'nobody' });
    const second = assignmentOf({
      role: 'data-analyst',
      assigneeId: 'cyd',
      passed: ['dan'],
      remindAt: at(9),
      away: [{ userId: 'eve', back: '2026-12-14' }, { userId: 'fay' }],
    });
    const toAnyone = requestOf(lesson, { assignments: [anyone, second] });
    await store.requests.create(teamId, toAnyone);
    expect(await store.requests.byId(teamId, toAnyone.id)).toEqual(toAnyone);
  });

  it('that is assigned to its asker is refused by the database', async () => {
    const { ask } = await aLesson();
    await expect(ask({ askerId: 'ada', assignments: [assignmentOf({ assigneeId: 'ada' })] })).rejects.toThrow(
      /check constraint/,
    );
  });

  it('counts as load of its assignee until it is answered, with the time of the last request', async () => {
    const { teamId, lesson, ask } = await aLesson();
    const done = await ask({ assignments: [assignmentOf({ askedAt: at(7) })] });
    await ask({ assignments: [assignmentOf({ askedAt: at(5), state: 'accepted' })] });
    await ask({ assignments: [assignmentOf({ assigneeId: 'cyd', askedAt: at(6) })] });
    await store.requests.save(teamId, {
      ...done,
      state: 'answered',
      assignments: [assignmentOf({ askedAt: at(7), state: 'answered' })],
    });
    const load = await store.requests.load(teamId, lesson.cohortId);
    expect(load.sort((a, b) => (a.userId < b.userId ? -1 : 1))).toEqual([
      { userId: 'bob', open: 1, lastAskedAt: at(7) },
      { userId: 'cyd', open: 1, lastAskedAt: at(6) },
    ]);
  });

  it('waits for its assignee, oldest first, until it is answered', async () => {
    const { teamId, lesson, ask } = await aLesson();
    const late = await ask({ createdAt: at(8) });
    const early = await ask({ createdAt: at(6) });
    const answered = await ask({ state: 'answered', assignments: [assignmentOf({ state: 'answered' })] });
    expect(await store.requests.openFor(teamId, lesson.id, 'bob')).toEqual([early, late]);
    expect(await store.requests.waitingFor(teamId, 'bob')).toEqual([early, late]);
    expect(await store.requests.openFor(teamId, lesson.id, 'ada')).toEqual([]);
    expect((await store.requests.askedBy(teamId, 'ada', 2)).map((request) => request.id)).toEqual([late.id, early.id]);
    expect(await store.requests.countAskedBy(teamId, lesson.cohortId, 'analyze', 'ada')).toBe(3);
    expect(await store.requests.countAskedBy(teamId, lesson.cohortId, 'prepare', 'ada')).toBe(0);
    expect(await store.requests.byId(teamId, answered.id)).toMatchObject({ state: 'answered' });
  });

  it('stores a reply once, however often it is delivered', async () => {
    const { teamId, ask } = await aLesson();
    const { id } = await ask();
    const reply = {
      id: 'm1',
      requestId: id,
      authorId: 'bob',
      text: 'None.',
      source: 'thread',
      files: [],
      createdAt: at(9),
    } as const;
    expect(await store.replies.add(teamId, reply)).toBe(true);
    expect(await store.replies.add(teamId, { ...reply, text: 'Something else.' })).toBe(false);
    const earlier = { ...reply, id: 'm0', createdAt: at(8) };
    expect(await store.replies.add(teamId, earlier)).toBe(true);
    expect(await store.replies.of(teamId, id)).toEqual([earlier, reply]);
  });

  it('is reviewed once by each invited reviewer, and by nobody else', async () => {
    const { teamId, lesson, ask } = await aLesson();
    const request = await ask();
    const { id } = request;
    await store.reviews.invite(teamId, id, ['dan', 'cyd']);
    await store.reviews.invite(teamId, id, ['cyd', 'dan']);
    expect(await store.reviews.waitingFor(teamId, 'cyd')).toEqual([request]);
    const review = { ratings, comment: 'Name the column.' };
    expect(await store.reviews.complete(teamId, id, 'cyd', review)).toBe(true);
    expect(await store.reviews.complete(teamId, id, 'cyd', { ...review, comment: 'Again.' })).toBe(false);
    expect(await store.reviews.complete(teamId, id, 'eve', review)).toBe(false);
    expect(await store.reviews.waitingFor(teamId, 'cyd')).toEqual([]);
    expect(await store.reviews.of(teamId, id)).toMatchObject([
      { requestId: id, reviewerId: 'dan', state: 'invited' },
      { requestId: id, reviewerId: 'cyd', state: 'done', ...review },
    ]);
    expect((await store.reviews.load(teamId, lesson.cohortId)).map((load) => load.count)).toEqual([1, 1]);
  });
});

describe('the backlog', () => {
  it('counts a reminder as overdue unless it has no assignee, the cohort rests, or its channel is halted', async () => {
    const overdue = async () => (await store.duties.backlog(at(30))).overdue;
    const before = await overdue();
    const cohort = await aCohort();
    const { teamId, channelId } = cohort;
    const lesson = lessonOf(cohort);
    await store.lessons.create(teamId, lesson);
    const { assigneeId: _, ...nobody } = assignmentOf({ role: 'operator', remindAt: at(20) });
    await store.requests.create(
      teamId,
      requestOf(lesson, { assignments: [assignmentOf({ remindAt: at(20) }), nobody] }),
    );
    expect(await overdue()).toBe(before + 1);
    const halt = { teamId, channelId, reason: 'is_archived', since: at(6), tryAt: at(7), tries: 0 };
    await store.halts.begin(halt);
    expect(await overdue()).toBe(before);
    await store.halts.end(halt);
    await store.cohorts.setSettings({ ...cohort, paused: true });
    expect(await overdue()).toBe(before);
  });
});

describe('a transaction', () => {
  it('keeps its changes when it succeeds', async () => {
    const cohort = await aCohort();
    const result = await store.transaction(async (bound) => {
      await bound.cohorts.setLocale(cohort.teamId, cohort.id, 'ja');
      return 'done';
    });
    expect(result).toBe('done');
    expect((await store.cohorts.inChannel(cohort))?.locale).toBe('ja');
  });

  it('undoes everything when its work throws, and rethrows the error', async () => {
    const cohort = await aCohort();
    const post = postOf(cohort);
    const failing = store.transaction(async (bound) => {
      await bound.cohorts.setLocale(cohort.teamId, cohort.id, 'ja');
      // A nested transaction is part of the outer one.
      await bound.transaction((inner) => inner.posts.add(post));
      expect((await bound.cohorts.inChannel(cohort))?.locale).toBe('ja');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await store.cohorts.inChannel(cohort))?.locale).toBe('en');
    expect(await store.posts.byKey(cohort.teamId, post.key)).toBeUndefined();
  });

  it('keeps a request locked until it ends', async () => {
    const cohort = await aCohort();
    const lesson = lessonOf(cohort);
    await store.lessons.create(cohort.teamId, lesson);
    const request = requestOf(lesson);
    await store.requests.create(cohort.teamId, request);
    // Without the lock, both would read "asked" and both would count as the first.
    const answer = () =>
      store.transaction(async (bound) => {
        const found = await bound.requests.lock(cohort.teamId, request.id);
        await bound.requests.save(cohort.teamId, { ...request, state: 'answered' });
        return found?.state;
      });
    expect((await Promise.all([answer(), answer()])).sort()).toEqual(['answered', 'asked']);
  });
});

describe('a post', () => {
  it('is added once for each key', async () => {
    const place = await aCohort();
    const post = postOf(place, { threadKey: 'parent' });
    expect(await store.posts.add(post)).toBe(true);
    expect(await store.posts.add({ ...post, content: words('two') })).toBe(false);
    expect(await store.posts.byKey(place.teamId, post.key)).toEqual({
      ...post,
      seq: expect.any(Number),
      revision: 1,
      deliveredRevision: 0,
      state: 'pending',
      attempts: 0,
    });
  });

  it('is delivered in the order of adding, in batches', async () => {
    const place = await aCohort();
    const posts = ['z', 'a', 'm'].map((name) => postOf(place, { key: fresh(name) }));
    for (const post of posts) await store.posts.add(post);
    const keys = async (limit: number) => (await store.deliveries.undelivered(place, limit)).map((post) => post.key);
    expect(await keys(10)).toEqual(posts.map((post) => post.key));
    expect(await keys(2)).toEqual(posts.slice(0, 2).map((post) => post.key));
    await store.deliveries.delivered(place.teamId, posts[1]?.key ?? '', '1.1', 1);
    await store.deliveries.fail(place.teamId, posts[2]?.key ?? '', 'channel_not_found');
    expect(await keys(10)).toEqual([posts[0]?.key]);
  });

  it('is undelivered again when its content changes, and not when the content is equal', async () => {
    const place = await aCohort();
    const { teamId } = place;
    const post = postOf(place);
    await store.posts.add(post);
    await store.deliveries.delivered(teamId, post.key, '1.1', 1);
    expect(await store.posts.revise(teamId, post.key, { altText: '.', title: 'one', type: 'file-words' })).toBe(true);
    expect(await store.deliveries.undelivered(place, 10)).toEqual([]);
    expect(await store.posts.revise(teamId, post.key, words('two'))).toBe(true);
    expect(await store.deliveries.undelivered(place, 10)).toMatchObject([
      { key: post.key, content: words('two'), revision: 2, deliveredRevision: 1, state: 'posted', ts: '1.1' },
    ]);
    expect(await store.posts.revise(teamId, 'no-such-post', words('two'))).toBe(false);
  });

  it('keeps the ids of all its files with their revision; one of an earlier release has the id of its only file', async () => {
    const place = await aCohort();
    const { teamId } = place;
    const post = postOf(place, { content: { type: 'file', artifactId: 'x', title: 't', altText: '', isImage: true } });
    await store.posts.add(post);
    expect(await store.posts.byKey(teamId, post.key)).not.toHaveProperty('fileIds');
    await opened.pool.query("UPDATE kakehashi.post SET file_id = 'F0' WHERE team_id = $1", [teamId]);
    const old = await store.posts.byKey(teamId, post.key);
    expect(old).toMatchObject({ fileIds: ['F0'] });
    expect(old).not.toHaveProperty('fileRevision');
    await store.deliveries.setFiles(teamId, post.key, { ids: ['F1', 'F2'], revision: 3 });
    expect(await store.posts.byKey(teamId, post.key)).toMatchObject({ fileIds: ['F1', 'F2'], fileRevision: 3 });
  });

  it('is found by a file that it shows, alone or among others', async () => {
    const place = await aCohort();
    const { teamId } = place;
    const file = (artifactId: string) => ({ artifactId, title: 't', altText: '', isImage: false });
    const alone = postOf(place, { content: { type: 'file', ...file('a') } });
    const group = postOf(place, {
      content: { type: 'files', runId: 'r', process: 'analyze', files: [file('b'), file('a')] },
    });
    for (const post of [alone, group]) await store.posts.add(post);
    const keys = async (id: string) => (await store.posts.showing(teamId, id)).map(({ key }) => key);
    expect(await keys('a')).toEqual([alone.key, group.key]);
    expect(await keys('b')).toEqual([group.key]);
    expect(await keys('c')).toEqual([]);
  });

  it('that is revised during its delivery is delivered again', async () => {
    const place = await aCohort();
    const { teamId } = place;
    const post = postOf(place);
    await store.posts.add(post);
    await store.deliveries.begin(teamId, post.key, 1);
    await store.posts.revise(teamId, post.key, words('two'));
    await store.deliveries.delivered(teamId, post.key, '1.1', 1);
    expect((await store.deliveries.undelivered(place, 10)).map((each) => each.content)).toEqual([words('two')]);
  });

  it('is undecided from the attempt until its outcome is known', async () => {
    const place = await aCohort();
    const { teamId } = place;
    const { key, ...post } = postOf(place);
    await store.posts.add({ key, ...post });
    const state = async () => {
      const found = await store.posts.byKey(teamId, key);
      return [found?.state, found?.attempts, found?.error];
    };
    await store.deliveries.begin(teamId, key, 1);
    expect(await state()).toEqual(['undecided', 1, undefined]);
    await store.deliveries.putBack(teamId, key, 'ratelimited');
    expect(await state()).toEqual(['pending', 0, 'ratelimited']);
    await store.deliveries.countAttempt(teamId, key);
    await store.deliveries.begin(teamId, key, 1);
    expect(await state()).toEqual(['undecided', 2, 'ratelimited']);
    await store.deliveries.delivered(teamId, key, '2.2', 1);
    expect(await state()).toEqual(['posted', 0, undefined]);
    await store.deliveries.begin(teamId, key, 1);
    await store.deliveries.putBack(teamId, key, 'ratelimited');
    expect(await state()).toEqual(['posted', 0, 'ratelimited']);
    expect((await store.posts.byTs(place, '2.2'))?.key).toBe(key);
  });

  it('lists its channel while it is undelivered', async () => {
    const place = await aCohort();
    const { teamId, channelId } = place;
    const waits = async () =>
      (await store.deliveries.channelsWithUndelivered(at(9))).filter((each) => each.teamId === teamId);
    expect(await waits()).toEqual([]);
    const posts = [postOf(place), postOf(place)];
    for (const post of posts) await store.posts.add(post);
    expect(await waits()).toEqual([{ teamId, channelId }]);
    for (const post of posts) await store.deliveries.delivered(teamId, post.key, post.key, 1);
    expect(await waits()).toEqual([]);
  });
});

describe('the lease of a channel', () => {
  const LONG = 60_000;
  const OVER = 0;

  it('belongs to one owner until it expires', async () => {
    const place = await aCohort();
    expect(await store.deliveries.leaseChannel(place, 'one', OVER)).toBe(true);
    expect(await store.deliveries.leaseChannel(place, 'two', LONG)).toBe(true);
    expect(await store.deliveries.leaseChannel(place, 'one', LONG)).toBe(false);
  });

  it('can be renewed by its owner, and then lasts longer', async () => {
    const place = await aCohort();
    await store.deliveries.leaseChannel(place, 'one', OVER);
    expect(await store.deliveries.leaseChannel(place, 'one', LONG)).toBe(true);
    expect(await store.deliveries.leaseChannel(place, 'two', LONG)).toBe(false);
  });

  it('can be given back by its owner alone', async () => {
    const place = await aCohort();
    await store.deliveries.leaseChannel(place, 'one', LONG);
    await store.deliveries.releaseChannel(place, 'two');
    expect(await store.deliveries.leaseChannel(place, 'two', LONG)).toBe(false);
    await store.deliveries.releaseChannel(place, 'one');
    expect(await store.deliveries.leaseChannel(place, 'two', LONG)).toBe(true);
  });

  it('cannot be taken during a pause that Slack asked for, and the channel is not listed meanwhile', async () => {
    const place = await aCohort();
    await store.posts.add(postOf(place));
    const isLookedAfter = async () =>
      (await store.deliveries.channelsWithUndelivered(at(9))).some(({ teamId }) => teamId === place.teamId);
    expect(await isLookedAfter()).toBe(true);
    await store.deliveries.leaseChannel(place, 'one', LONG);
    expect(await store.deliveries.heldForMs(place)).toBeUndefined();
    await store.deliveries.holdChannel(place, 'one', LONG);
    expect(await store.deliveries.leaseChannel(place, 'one', LONG)).toBe(false);
    expect(await store.deliveries.heldForMs(place)).toBeGreaterThan(LONG / 2);
    expect(await isLookedAfter()).toBe(false);
  });

  it('goes to one of many that ask for it at once', async () => {
    const place = await aCohort();
    const owners = ['one', 'two', 'three', 'four'];
    const taken = await Promise.all(owners.map((owner) => store.deliveries.leaseChannel(place, owner, LONG)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('is held for each channel separately', async () => {
    const place = await aCohort();
    const elsewhere = { ...place, teamId: fresh('T') };
    expect(await store.deliveries.leaseChannel(place, 'one', LONG)).toBe(true);
    expect(await store.deliveries.leaseChannel(elsewhere, 'two', LONG)).toBe(true);
  });
});
