import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ErasePort, eraseData } from '../../../src/flow/members/erase-data.ts';
import { sendData } from '../../../src/flow/members/send-data.ts';
import { sendReport } from '../../../src/flow/reports/send-report.ts';
import { REPORT_KINDS } from '../../../src/flow/reports/write-report.ts';
import { reportKey } from '../../../src/messages/post-keys.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import type { Cohort } from '../../../src/team/cohort.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { eraseNeeds } from '../../helpers/erase-needs.ts';
import { assignmentOf, at, cohortOf, fresh, lessonOf, ratings, requestOf } from '../../store/fixtures.ts';

const WORD = 'Kanarienvogel';
const GONE = 'U0GONE';

let opened: OpenStore;
let needs: ErasePort;
beforeAll(async () => {
  opened = await borrowDatabase();
  needs = eraseNeeds(opened.store);
});
afterAll(() => opened.close());

/** A cohort with one request, and its report on the way to the facilitator. */
async function reported(teamId: string, asker: string): Promise<{ cohort: Cohort; id: string; requestId: string }> {
  const { store } = opened;
  const cohort = cohortOf(teamId);
  const lesson = lessonOf(cohort);
  const away = [{ userId: asker, back: '2026-12-14' }, { userId: 'eve' }];
  const request = requestOf(lesson, {
    askerId: asker,
    text: `${WORD} of ${asker}?`,
    assignments: [assignmentOf({ away })],
  });
  await store.cohorts.create(cohort);
  await store.lessons.create(teamId, lesson);
  await store.requests.create(teamId, request);
  const id = fresh('report');
  await sendReport(needs, { place: cohort, userId: 'fay', id });
  return { cohort, id, requestId: request.id };
}

const fileOf = async (teamId: string, key: string) => {
  const post = await opened.store.posts.byKey(teamId, key);
  if (post?.content.type !== 'file') throw new Error(`${key} is not a file`);
  const artifact = await opened.store.artifacts.byId(teamId, post.content.artifactId);
  if (artifact === undefined) throw new Error(`the content of ${key} is gone`);
  return { ...post, artifactId: post.content.artifactId, text: Buffer.concat(artifact.slices).toString() };
};

describe('a report that waits for delivery', () => {
  it('loses the words of an erased person and is delivered all the same; that of another team stays as it is', async () => {
    const teamId = fresh('T');
    const theirs = await reported(teamId, GONE);
    const others = await reported(teamId, 'U0STAYS');
    const before = await fileOf(teamId, reportKey(others.id, 'report'));
    expect((await fileOf(teamId, reportKey(theirs.id, 'report'))).text).toContain(WORD);
    const erased = await eraseData(needs, { teamId, userId: GONE });
    expect(erased).toMatchObject({ texts: 1, files: 3 });
    for (const kind of REPORT_KINDS) {
      const { text, state, revision, deliveredRevision } = await fileOf(teamId, reportKey(theirs.id, kind));
      expect(text).not.toMatch(/Kanarienvogel|U0GONE/u);
      expect({ state, isOwed: deliveredRevision < revision }).toEqual({ state: 'pending', isOwed: true });
    }
    expect(await fileOf(teamId, reportKey(others.id, 'report'))).toEqual(before);
    expect(before.text).toContain(`${WORD} of U0STAYS`);
  });
});

it('a colleague’s own data on the way to them lose what the erased person wrote, and keep the rest', async () => {
  const teamId = fresh('T');
  const { store } = opened;
  const { requestId } = await reported(teamId, GONE);
  await store.reviews.invite(teamId, requestId, ['U0MEI']);
  await store.reviews.complete(teamId, requestId, 'U0MEI', { ratings, comment: 'The comment stays.' });
  await store.reviews.react(teamId, requestId, 'U0MEI', { kind: 'differs', text: `${WORD} differs` });
  await sendData(needs, { teamId, userId: 'U0MEI', id: 'mine' });
  expect((await fileOf(teamId, 'my-data:mine:file')).text).toContain(`${WORD} differs`);
  await sendData(needs, { teamId, userId: 'U0NEW', id: 'other' });
  const other = await fileOf(teamId, 'my-data:other:file');
  await eraseData(needs, { teamId, userId: GONE });
  const { text } = await fileOf(teamId, 'my-data:mine:file');
  expect(text).not.toContain(WORD);
  expect(text).toContain('The comment stays.');
  expect(await fileOf(teamId, 'my-data:other:file')).toEqual(other);
});

it('the audit trail keeps a change, under an id that means nobody', async () => {
  const teamId = fresh('T');
  const { store } = opened;
  const cohort = cohortOf(teamId, { facilitatorId: GONE });
  await store.cohorts.create(cohort);
  const entry = { cohortId: cohort.id, at: at(1), byId: GONE, ofId: 'bob' };
  await store.audit.add(teamId, { ...entry, change: { what: 'roles', roles: [] } });
  await eraseData(needs, { teamId, userId: GONE });
  const trail = await store.audit.recent(teamId, cohort.id, 9);
  expect(trail).toMatchObject([{ byId: expect.stringMatching(/^UGONE/u), ofId: 'bob' }]);
});

it('a request keeps that somebody was away, under an id that means nobody', async () => {
  const teamId = fresh('T');
  const { requestId } = await reported(teamId, GONE);
  await eraseData(needs, { teamId, userId: GONE });
  const [assignment] = (await opened.store.requests.byId(teamId, requestId))?.assignments ?? [];
  expect(assignment?.away).toEqual([
    { userId: expect.stringMatching(/^UGONE/u), back: '2026-12-14' },
    { userId: 'eve' },
  ]);
});

it('an erasure that ends in the middle of its last file changes nothing, so that it can be repeated', async () => {
  const teamId = fresh('T');
  const { id, requestId } = await reported(teamId, GONE);
  const before = await fileOf(teamId, reportKey(id, 'report-csv'));
  const dying = (tx: ErasePort['store']): ErasePort['store'] => ({
    ...tx,
    transaction: (work) => tx.transaction((inner) => work(dying(inner))),
    posts: {
      ...tx.posts,
      revise: async (team, key, content) => {
        if (key === reportKey(id, 'report-csv')) throw new Error('the process dies');
        return tx.posts.revise(team, key, content);
      },
    },
  });
  await expect(eraseData({ ...needs, store: dying(opened.store) }, { teamId, userId: GONE })).rejects.toThrow('dies');
  expect(await fileOf(teamId, reportKey(id, 'report-csv'))).toEqual(before);
  expect((await opened.store.requests.byId(teamId, requestId))?.askerId).toBe(GONE);
  await eraseData(needs, { teamId, userId: GONE });
  for (const kind of REPORT_KINDS) {
    expect((await fileOf(teamId, reportKey(id, kind))).text).not.toMatch(/Kanarienvogel|U0GONE/u);
  }
});

it('an erasure asks Slack nothing while its transaction runs', async () => {
  const teamId = fresh('T');
  const { requestId } = await reported(teamId, GONE);
  // Its hours are those of the person who is erased by then.
  const answer = {
    id: fresh('reply'),
    requestId,
    authorId: GONE,
    text: WORD,
    files: [],
    source: 'modal',
    createdAt: at(2),
  } as const;
  await opened.store.replies.add(teamId, answer);
  let isInside = false;
  const asked: boolean[] = [];
  const store: ErasePort['store'] = {
    ...opened.store,
    transaction: async (work) => {
      isInside = true;
      return opened.store.transaction(work).finally(() => {
        isInside = false;
      });
    },
  };
  const personOf: ErasePort['chat']['personOf'] = async (...who) => {
    asked.push(isInside);
    return needs.chat.personOf(...who);
  };
  await eraseData({ ...needs, store, chat: { ...needs.chat, personOf } }, { teamId, userId: GONE });
  expect(asked).toContain(false);
  expect(asked).not.toContain(true);
});
