import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { AppError } from '../../src/errors.ts';
import { type Block, planAgenda, timesOf, WORKSHOP_MINUTES } from '../../src/team/workshop-agenda.ts';
import { runs } from '../fuzz/runs.ts';

const lessons = fc
  .tuple(
    fc.subarray([...PROCESS_IDS], { minLength: 1 }),
    fc.array(fc.integer({ min: 10, max: 20 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([processes, minutes]) => processes.map((process, index) => ({ process, minutes: minutes[index] ?? 20 })));
const scene = fc.record({ minutes: fc.constantFrom(...WORKSHOP_MINUTES), lessons });

function tryToPlan(input: Parameters<typeof planAgenda>[0]): Block[] | AppError {
  try {
    return planAgenda(input);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const sum = (blocks: readonly Block[]) => blocks.reduce((all, { minutes }) => all + minutes, 0);

describe('for every length and choice of processes, an agenda', () => {
  it('has a lesson, an ask and a debrief for each process, in order, between an opening and a closing', () => {
    fc.assert(
      fc.property(scene, (input) => {
        const blocks = tryToPlan(input);
        if (blocks instanceof AppError) return;
        const inner = blocks.slice(1, -1).filter(({ kind }) => kind !== 'break');
        expect([blocks[0]?.kind, blocks.at(-1)?.kind]).toEqual(['opening', 'closing']);
        expect(inner.map((block) => ('process' in block ? `${block.process} ${block.kind}` : ''))).toEqual(
          input.lessons.flatMap(({ process }) => [`${process} lesson`, `${process} ask`, `${process} debrief`]),
        );
      }),
      { numRuns: runs(300) },
    );
  });

  it('takes no more than the time there is, in whole minutes, and gives each lesson the minutes it says it takes', () => {
    fc.assert(
      fc.property(scene, (input) => {
        const blocks = tryToPlan(input);
        if (blocks instanceof AppError) return;
        expect(sum(blocks)).toBeLessThanOrEqual(input.minutes);
        expect(blocks.every(({ minutes }) => Number.isInteger(minutes) && minutes >= 3)).toBe(true);
        for (const { process, minutes } of input.lessons) {
          const own = blocks.filter((block) => 'process' in block && block.process === process);
          expect(sum(own)).toBeGreaterThanOrEqual(minutes + 5);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('has one break between two processes when it is longer than two hours, and none otherwise', () => {
    fc.assert(
      fc.property(scene, (input) => {
        const blocks = tryToPlan(input);
        if (blocks instanceof AppError) return;
        const breaks = blocks.flatMap(({ kind }, index) => (kind === 'break' ? [index] : []));
        expect(breaks).toHaveLength(input.minutes > 120 && input.lessons.length > 1 ? 1 : 0);
        for (const at of breaks) expect([blocks[at - 1]?.kind, blocks[at + 1]?.kind]).toEqual(['debrief', 'lesson']);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is refused with how many of the processes fit, and that many do fit', () => {
    fc.assert(
      fc.property(scene, (input) => {
        const refused = tryToPlan(input);
        if (!(refused instanceof AppError)) return;
        const fits = Number(refused.values.fits);
        expect(refused.values).toEqual({ minutes: input.minutes, count: input.lessons.length, fits });
        expect(fits).toBeGreaterThan(0);
        expect(Array.isArray(tryToPlan({ ...input, lessons: input.lessons.slice(0, fits) }))).toBe(true);
        expect(tryToPlan({ ...input, lessons: input.lessons.slice(0, fits + 1) })).toBeInstanceOf(AppError);
      }),
      { numRuns: runs(300) },
    );
  });

  it('has times without a gap', () => {
    fc.assert(
      fc.property(scene, fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }), (input, from) => {
        const blocks = tryToPlan(input);
        if (blocks instanceof AppError) return;
        const times = timesOf(blocks, from);
        expect(times[0]?.from).toEqual(from);
        expect(times.slice(1).map((each) => each.from)).toEqual(times.slice(0, -1).map(({ to }) => to));
        expect(times.at(-1)?.to.getTime()).toBe(from.getTime() + sum(blocks) * 60_000);
      }),
      { numRuns: runs(100) },
    );
  });
});

it('half a day has all six processes and a break, and two hours have four', () => {
  const all = PROCESS_IDS.map((process) => ({ process, minutes: 20 }));
  const half = planAgenda({ minutes: 210, lessons: all });
  expect(sum(half)).toBe(210);
  expect(half.findIndex(({ kind }) => kind === 'break')).toBe(10);
  expect(half.slice(1, 4)).toEqual([
    { kind: 'lesson', process: 'business-understanding', minutes: 14 },
    { kind: 'ask', process: 'business-understanding', minutes: 11 },
    { kind: 'debrief', process: 'business-understanding', minutes: 5 },
  ]);
  expect(() => planAgenda({ minutes: 120, lessons: all })).toThrow(
    new AppError('workshop_too_short', { minutes: 120, count: 6, fits: 4 }),
  );
  expect(planAgenda({ minutes: 180, lessons: all })).toHaveLength(21);
});
