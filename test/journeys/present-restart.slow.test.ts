import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { presentFindings } from '../../src/flow/presentations/present-findings.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { numbered } from '../../src/slack/modals/numbered.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { PLACES, postAnalyze, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const { channel, learner } = PLACES.en;
const TEXT = 'Half of the houses sold for less than $160,000.';

test('a restart between a presentation and its verdict loses neither', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const folders = { dir, stateDir: join(dir, 'workspace') };
  try {
    const first = await startKakehashi('socket', folders);
    const lesson = await postAnalyze(first);
    const before = inLessonThread(channel, () => ({ rehearsal: first.rehearsal, ts: lesson.ts }));
    await before.press(learner, lesson.ts, ACTIONS.runStep);
    await first.rehearsal.waitFor(() => before.holding(ACTIONS.openFiles)[0]);
    const cohort = await first.service.flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const [run] = await first.service.flow.store.runs.inCohort(TEAM, cohort?.id ?? '');
    await presentFindings(first.service.flow, {
      teamId: TEAM,
      lessonId: run?.lessonId ?? '',
      runId: run?.id ?? '',
      requestId: 'presented',
      askerId: learner,
      role: 'domain-expert',
      written: [{ text: TEXT, figureId: 'median' }],
    });
    const { ts } = await first.rehearsal.waitFor(() => before.holding(TEXT)[0]);
    await first.stop();
    const second = await startKakehashi('socket', folders);
    try {
      const { store } = second.service.flow;
      const here = inLessonThread(channel, () => ({ rehearsal: second.rehearsal, ts: lesson.ts }));
      const asked = await store.requests.byId(TEAM, 'presented');
      expect(asked?.statements).toMatchObject([{ text: TEXT, figure: { id: 'median', value: '$160,000' } }]);
      const values = { [numbered(BLOCKS.verdict, 1)]: 'confirmed' };
      await here.fill(asked?.assignments[0]?.assigneeId ?? '', ts, ACTIONS.openReply, VIEWS.verdicts, values);
      await expect.poll(() => store.decisions.inCohort(TEAM, cohort?.id ?? '')).toHaveLength(1);
      // The same deed once more changes nothing.
      expect(here.holding(TEXT).filter((message) => message.ts === ts)).toHaveLength(1);
    } finally {
      await second.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
