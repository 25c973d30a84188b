import type { LessonId } from '../../src/course/lesson-id.ts';
import { postLesson } from '../../src/flow/lessons/post-lesson.ts';
import type { FlowDeps } from '../../src/flow/port.ts';
import { setSchedule } from '../../src/flow/schedule/change-schedule.ts';
import { currentSchedule } from '../../src/flow/schedule/current-schedule.ts';
import { handleSlotJob } from '../../src/flow/schedule/handle-slot-job.ts';
import { postSlot } from '../../src/flow/schedule/post-scheduled.ts';
import { datesAhead, type ScheduleDraft } from '../../src/flow/schedule/preview-schedule.ts';
import type { JobPayloads, Jobs } from '../../src/ports/jobs.ts';
import type { Store } from '../../src/ports/store.ts';
import { cohortOf, fresh } from '../store/fixtures.ts';
import { course } from './course.ts';
import { memoryLog } from './start-kakehashi.ts';

/** A queue that keeps the jobs of slots by their id, and runs nothing. */
function quietQueue() {
  const kept = new Map<string, { cohortId: string; at: string; delayMs: number | undefined }>();
  const jobs: Jobs = {
    async enqueue(kind, payload, { id = '', delayMs } = {}) {
      if (kind !== 'post-scheduled' || kept.has(id)) return;
      const { cohortId, at } = payload as JobPayloads['post-scheduled'];
      kept.set(id, { cohortId, at, delayMs });
    },
  };
  return { jobs, kept };
}

/** A new cohort on Sunday, 1 November 2026, 9:00 in Tokyo, and what its facilitator does. */
export async function scheduleCohort(store: Store) {
  const cohort = cohortOf();
  const { teamId, channelId, id: cohortId } = cohort;
  await store.cohorts.create(cohort);
  const { jobs, kept } = quietQueue();
  const log = memoryLog();
  const world = { now: new Date('2026-11-01T00:00:00Z') };
  const deps = {
    store,
    course,
    clock: { now: () => world.now },
    random: { uuid: () => fresh('uuid') },
    jobs,
    log,
  } as unknown as FlowDeps;
  const fay = { place: { teamId, channelId }, userId: 'fay' };
  const id = { teamId, cohortId };
  return {
    cohort,
    deps,
    fay,
    id,
    log,
    /** Slots of this cohort whose job is in the queue, with the delay that each was given. */
    enqueued: () =>
      [...kept.values()].filter((job) => job.cohortId === cohortId).map(({ at, delayMs }) => [at, delayMs]),
    lose: () => kept.clear(),
    /** Runs the job of a slot. Default: the first slot that was enqueued. */
    fire: (at = [...kept.values()].find((job) => job.cohortId === cohortId)?.at ?? '') =>
      handleSlotJob(deps, { ...id, at }),
    now: () => world.now,
    goTo: (at: string) => {
      world.now = new Date(at);
    },
    set: (lessons: LessonId[], plan: Partial<ScheduleDraft['plan']> = {}, since?: Date) =>
      setSchedule(deps, { ...fay, draft: draftOf(lessons, plan), ...(since === undefined ? {} : { since }) }),
    byHand: (process: LessonId, edition?: number) =>
      postLesson(deps, { ...fay, process, ...(edition === undefined ? {} : { edition }) }),
    row: () => store.schedules.ofCohort(teamId, cohortId),
    listed: async () => {
      const schedule = await currentSchedule(deps, store, cohort);
      return schedule && datesAhead(schedule, world.now).map(({ process, at }) => `${process} ${dayOf(at)}`);
    },
    /** Posts what is due, as the sweep does. @returns the lesson that was posted */
    look: async () => (await postSlot(deps, id))?.process,
  };
}
const dayOf = (at: Date) => at.toISOString().slice(5, 10);

/** A draft for working days at nine in Tokyo. */
export function draftOf(lessons: LessonId[], plan: Partial<ScheduleDraft['plan']>): ScheduleDraft {
  const daily = { startDate: '2026-11-01', weekdays: [1, 2, 3, 4, 5], time: 540, zone: 'Asia/Tokyo' };
  return { plan: { ...daily, skipHolidays: 'none', ...plan }, lessons, whenUnfinished: 'go-on' };
}
