import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ErasePort, eraseData } from '../../src/flow/members/erase-data.ts';
import { sendData } from '../../src/flow/members/send-data.ts';
import { sendReport } from '../../src/flow/reports/send-report.ts';
import { sendDigest } from '../../src/flow/requests/send-digest.ts';
import { executeRun } from '../../src/flow/runs/execute-run.ts';
import { reportKey } from '../../src/messages/post-keys.ts';
import type { Compute } from '../../src/ports/compute.ts';
import type { RunOutcome } from '../../src/steps/step-outcome.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { DEFAULT_WORKING_HOURS } from '../../src/team/working-hours.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { eraseNeeds } from '../helpers/erase-needs.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';
import { assignmentOf, cohortOf, fresh, lessonOf, ratings, requestOf, runOf } from '../store/fixtures.ts';

const WORD = 'Kanarienvogel';
const GONE = 'U0GONE';

let opened: OpenStore;
let needs: ErasePort;
beforeAll(async () => {
  opened = await borrowDatabase();
  needs = eraseNeeds(opened.store);
});
afterAll(() => opened.close());

/** A cohort with a request and a waiting run, both with the words of one person. */
async function cohortWithWords() {
  const { store } = opened;
  const cohort = cohortOf(fresh('T'));
  const { teamId } = cohort;
  const lesson = lessonOf(cohort, { process: 'business-understanding' });
  const request = requestOf(lesson, { askerId: GONE, text: `${WORD}?`, assignments: [assignmentOf()] });
  const run = runOf(lesson, { requestedBy: GONE, parameters: { sentence: WORD }, state: 'queued' });
  await store.cohorts.create(cohort);
  await store.lessons.create(teamId, lesson);
  await store.requests.create(teamId, request);
  await store.runs.create(teamId, run);
  return { cohort, teamId, lesson, request, run };
}

/** Erases the person the first time it is called. */
function eraseOnce(teamId: string) {
  let isDone = false;
  return async () => {
    if (isDone) return;
    isDone = true;
    await eraseData(needs, { teamId, userId: GONE });
  };
}

/** Everything that a workspace's posts and files say. */
async function saidIn(teamId: string): Promise<string> {
  const posts = await opened.pool.query('SELECT content FROM kakehashi.post WHERE team_id = $1', [teamId]);
  const files = await opened.pool.query<{ id: string }>('SELECT id FROM kakehashi.artifact WHERE team_id = $1', [
    teamId,
  ]);
  const texts: string[] = [JSON.stringify(posts.rows)];
  for (const { id } of files.rows) {
    texts.push(Buffer.concat((await opened.store.artifacts.byId(teamId, id))?.slices ?? []).toString());
  }
  return texts.join('\n');
}

describe('when a person is erased between reading and writing', () => {
  it('a report does not hold their words', async () => {
    const { cohort, teamId } = await cohortWithWords();
    const erase = eraseOnce(teamId);
    const personOf: ErasePort['chat']['personOf'] = async (_team, user) => {
      // The report looks up the asker's name after it has read the request.
      if (user === GONE) await erase();
      return { locale: 'en', zone: 'Etc/UTC', kind: 'member' };
    };
    const id = fresh('report');
    await sendReport(
      { ...needs, chat: { ...needs.chat, personOf } },
      { place: cohort, userId: cohort.facilitatorId, id },
    );
    expect(await opened.store.posts.byKey(teamId, reportKey(id, 'report'))).toBeDefined();
    expect(await saidIn(teamId)).not.toContain(WORD);
  });

  it('a colleague’s own data do not hold their words', async () => {
    const { teamId, request } = await cohortWithWords();
    const { store } = opened;
    await store.reviews.invite(teamId, request.id, ['U0MEI']);
    await store.reviews.complete(teamId, request.id, 'U0MEI', { ratings, comment: '' });
    await store.reviews.react(teamId, request.id, 'U0MEI', { kind: 'differs', text: WORD });
    const erase = eraseOnce(teamId);
    const slow = {
      ...store,
      people: {
        ...store.people,
        rowsOf: async (team: string, user: string) => {
          const rows = await store.people.rowsOf(team, user);
          await erase();
          return rows;
        },
      },
    };
    await sendData({ ...needs, store: slow }, { teamId, userId: 'U0MEI', id: 'mine' });
    expect(await store.posts.byKey(teamId, 'my-data:mine:file')).toBeDefined();
    expect(await saidIn(teamId)).not.toContain(WORD);
  });

  it('a run computes again, and its result does not hold their words', async () => {
    const { teamId, run } = await cohortWithWords();
    const erase = eraseOnce(teamId);
    const seen: unknown[] = [];
    const compute: Compute['run'] = async ({ parameters }) => {
      const { sentence } = parameters as { sentence: string };
      seen.push(sentence);
      await erase();
      const quoting = { findings: { goal: { sentence } }, headline: sentence, summary: [sentence], parameters };
      return { ...quoting, charts: [], artifacts: [] } as unknown as RunOutcome;
    };
    const job = { teamId, runId: run.id };
    await executeRun({ ...needs, store: opened.store, log: memoryLog(), compute: { run: compute } }, job, {
      attempt: 1,
      signal: new AbortController().signal,
    });
    expect(seen).toEqual([WORD, '—']);
    expect(await opened.store.runs.byId(teamId, run.id)).toMatchObject({ state: 'done', headline: '—' });
    expect(await saidIn(teamId)).not.toContain(WORD);
  });

  it('a digest does not hold their words', async () => {
    const { cohort, teamId, request } = await cohortWithWords();
    const hours = { ...DEFAULT_WORKING_HOURS, zone: 'Etc/UTC' };
    const due = { cohort, request, assignment: { ...assignmentOf(), assigneeId: 'bob' }, hours };
    await eraseOnce(teamId)();
    expect(await sendDigest(needs, [due])).toBe(true);
    expect(await saidIn(teamId)).not.toContain(WORD);
  });
});

it('texts are read once when nothing is erased', async () => {
  const { teamId, run } = await cohortWithWords();
  let computed = 0;
  const compute: Compute['run'] = async ({ parameters }) => {
    computed += 1;
    return { findings: {}, headline: '', summary: [], charts: [], artifacts: [], parameters } as unknown as RunOutcome;
  };
  const job = { teamId, runId: run.id };
  await executeRun({ ...needs, store: opened.store, log: memoryLog(), compute: { run: compute } }, job, {
    attempt: 1,
    signal: new AbortController().signal,
  });
  expect(computed).toBe(1);
});
