import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LESSON_IDS, type LessonId } from '../../../src/course/lesson-id.ts';
import { changeSettings } from '../../../src/flow/members/change-settings.ts';
import {
  cancelSchedule,
  pauseSchedule,
  resumeSchedule,
  setSchedule,
  skipNext,
} from '../../../src/flow/schedule/change-schedule.ts';
import type { Content, NextLesson } from '../../../src/messages/content.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { runs } from '../../fuzz/runs.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { draftOf, scheduleCohort } from '../../helpers/schedule-cohort.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

const HOUR = 3_600_000;

/** One thing that happens: time passes and the app looks at the schedule, or the facilitator does something. */
type Step =
  | { do: 'wait'; hours: number }
  | { do: 'set'; lessons: LessonId[]; time: number; whenUnfinished: 'wait' | 'go-on' }
  | { do: 'pause' | 'resume' | 'skip' | 'rest' | 'go on' | 'cancel' }
  | { do: 'by hand'; process: LessonId };

const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      lessons: fc.subarray([...LESSON_IDS], { minLength: 1 }),
      time: fc.integer({ min: 0, max: 1439 }),
      whenUnfinished: fc.constantFrom('wait' as const, 'go-on' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume', 'skip', 'rest', 'go on', 'cancel') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('by hand' as const), process: fc.constantFrom(...LESSON_IDS) }),
  },
);

type Parts = Awaited<ReturnType<typeof scheduleCohort>>;

/** A deed that is no longer possible, such as to pause a schedule that is over, is refused and changes nothing. */
async function play({ deps, fay, cohort, goTo, now, look, byHand, row, listed }: Parts, step: Step) {
  const settings = (paused: boolean) => changeSettings(deps, { ...fay, settings: { ...cohort, paused } });
  switch (step.do) {
    case 'wait':
      goTo(new Date(now().getTime() + step.hours * HOUR).toISOString());
      await look();
      return;
    case 'set': {
      const { lessons, time, whenUnfinished } = step;
      const startDate = new Date(now().getTime() + 24 * HOUR).toISOString().slice(0, 10);
      const draft = { ...draftOf(lessons, { startDate, time }), whenUnfinished };
      await setSchedule(deps, { ...fay, draft });
      return;
    }
    case 'pause':
      await pauseSchedule(deps, fay);
      return;
    case 'resume':
      await resumeSchedule(deps, fay);
      return;
    case 'skip': {
      const at = (await row())?.nextAt;
      if ((await listed()) !== undefined && at !== undefined) await skipNext(deps, { ...fay, at });
      return;
    }
    case 'rest':
      await settings(true);
      return;
    case 'go on':
      await settings(false);
      await look();
      return;
    case 'by hand':
      await byHand(step.process);
      return;
    case 'cancel':
      await cancelSchedule(deps, fay);
      return;
  }
}

/** What each message of the channel says is next. */
async function shownNext({ cohort }: Parts): Promise<{ key: string; next: NextLesson }[]> {
  const { rows } = await opened.pool.query<{ key: string; content: Content }>(
    'SELECT key, content FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2',
    [cohort.teamId, cohort.channelId],
  );
  return rows.flatMap(({ key, content }) => {
    const next =
      content.type === 'lesson' ? content.scheduled?.next : content.type === 'schedule-note' ? content.next : undefined;
    return next === undefined ? [] : [{ key, next }];
  });
}

it('no message ever names a next lesson whose date has passed, nor one that the schedule does not have', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 5, maxLength: 25 }), async (steps) => {
      const parts = await scheduleCohort(opened.store);
      await parts.set([...LESSON_IDS]);
      for (const step of steps) {
        try {
          await play(parts, step);
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(/^schedule_/u);
        }
        const shown = await shownNext(parts);
        told += shown.length;
        const [first] = (await parts.listed()) ?? [];
        for (const { key, next } of shown) {
          expect(Date.parse(next.at), `${key} after ${JSON.stringify(step)}`).toBeGreaterThan(parts.now().getTime());
          expect(`${next.process} ${next.at.slice(5, 10)}`).toBe(first);
        }
      }
    }),
    { numRuns: runs(120) },
  );
  expect(told).toBeGreaterThan(0);
});
