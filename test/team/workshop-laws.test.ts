import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import {
  beginWorkshop,
  blockOf,
  change,
  type Due,
  dueAt,
  isOn,
  laterTimes,
  leadOn,
  WORKSHOP_DEEDS,
  type Workshop,
} from '../../src/team/workshop.ts';
import { planAgenda } from '../../src/team/workshop-agenda.ts';
import { runs } from '../fuzz/runs.ts';

const MINUTE = 60_000;
const START = new Date('2026-12-01T00:00:00Z');
const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE);

function begin(): Workshop {
  const lessons = PROCESS_IDS.slice(0, 3).map((process) => ({ process, minutes: 20 }));
  const blocks = planAgenda({ minutes: 150, lessons });
  const made = { teamId: 'T1', id: 'w1', cohortId: 'c1', startedBy: 'U1', startedAt: START };
  return beginWorkshop({ ...made, blocks, groupSize: 2, standInAfter: 5, seed: 1, paceBefore: 'team' });
}

/** Looks each time something is due, as the sweep does, until the workshop is over. */
function playOn(
  workshop: Workshop,
  lateBy: (nth: number) => number,
): { said: { at: Date; due: Due; on: number }[]; end: Workshop } {
  const said: { at: Date; due: Due; on: number }[] = [];
  let now = workshop;
  for (let nth = 0; nth < 200; nth += 1) {
    const at = dueAt(now);
    if (at === undefined) return { said, end: now };
    const look = new Date(at.getTime() + lateBy(nth));
    const led = leadOn(now, look);
    now = led.workshop;
    said.push(...led.due.map((due) => ({ at: look, due, on: now.at })));
  }
  throw new Error('the workshop never ends');
}

describe('a workshop that nobody touches', () => {
  it('begins each block once, in order, and ends on time when the app is up to a minute late each time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: MINUTE }), { minLength: 60, maxLength: 60 }), (late) => {
        const workshop = begin();
        const { said, end } = playOn(workshop, (nth) => late[nth] ?? 0);
        const begun = said.filter(({ due }) => due.say === 'begins').map(({ on }) => on);
        expect(begun).toEqual(workshop.blocks.map((_, index) => index).slice(1));
        expect(said.at(-1)?.due).toEqual({ say: 'ends' });
        expect(end.endedAt).toEqual(
          later(
            START,
            workshop.blocks.reduce((sum, { minutes }) => sum + minutes, 0),
          ),
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it('says once, five minutes before the end, that a block of ten minutes or more ends soon, and never in a shorter one', () => {
    const workshop = begin();
    const { said } = playOn(workshop, () => 0);
    const warned = said.filter(({ due }) => due.say === 'last-minutes').map(({ on }) => on);
    expect(warned).toEqual(workshop.blocks.flatMap(({ minutes }, index) => (minutes >= 10 ? [index] : [])));
    expect(said[0]).toEqual({ at: later(START, 5), due: { say: 'last-minutes' }, on: 0 });
  });

  it('pauses when the app was away for more than 15 minutes, and begins the next block at once when it goes on', () => {
    const workshop = begin();
    const back = later(workshop.endsAt, 16);
    const held = leadOn(workshop, back);
    expect(held.due).toEqual([{ say: 'held' }]);
    expect(leadOn(held.workshop, later(back, 600)).due).toEqual([]);
    const resumed = change(held.workshop, 'resume', later(back, 20)).workshop;
    expect(leadOn(resumed, later(back, 20))).toMatchObject({ due: [{ say: 'begins' }], workshop: { at: 1 } });
  });
});

describe('whatever a facilitator does and whenever the app looks, a workshop', () => {
  const move = fc.record({
    after: fc.integer({ min: 0, max: 20 * MINUTE }),
    deed: fc.option(fc.constantFrom(...WORKSHOP_DEEDS.filter((deed) => deed !== 'end'))),
  });

  it('is on one of its blocks, grows its step with each change, and says at most one thing a look', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let workshop = begin();
        let now = START;
        for (const { after, deed } of moves) {
          now = new Date(now.getTime() + after);
          if (!isOn(workshop)) break;
          const before = workshop;
          const led = deed === null ? leadOn(workshop, now) : change(workshop, deed, now);
          workshop = led.workshop;
          expect(led.due.length).toBeLessThanOrEqual(1);
          expect(blockOf(workshop)).toBe(workshop.blocks[workshop.at]);
          const isSame =
            JSON.stringify({ ...workshop, warned: false }) === JSON.stringify({ ...before, warned: false });
          expect(workshop.step).toBe(before.step + Number(!isSame));
          expect(dueAt(workshop) === undefined).toBe(workshop.pausedAt !== undefined || !isOn(workshop));
          const times = laterTimes(workshop, now).map(({ from }) => from.getTime());
          expect(times).toEqual(times.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('has as much time left after a pause as before, however long it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 10_000 }), (before, long) => {
        const workshop = begin();
        const paused = change(workshop, 'pause', later(START, before)).workshop;
        const resumed = change(paused, 'resume', later(START, before + long)).workshop;
        expect(resumed.endsAt).toEqual(later(workshop.endsAt, long));
        expect(resumed.pausedAt).toBeUndefined();
      }),
      { numRuns: runs(100) },
    );
  });

  it('comes to its end when it is skipped block by block', () => {
    let workshop = begin();
    const said: Due[] = [];
    for (let nth = 0; nth < workshop.blocks.length; nth += 1) {
      const moved = change(workshop, 'skip', later(START, nth));
      workshop = moved.workshop;
      said.push(...moved.due);
    }
    expect(said.at(-1)).toEqual({ say: 'ends' });
    expect(isOn(workshop)).toBe(false);
    expect(leadOn(workshop, later(START, 500)).due).toEqual([]);
  });
});

it('extends a block by five minutes, goes back to the block before, and ends at once', () => {
  const workshop = begin();
  const second = change(workshop, 'skip', later(START, 2)).workshop;
  expect(change(second, 'extend', later(START, 3)).workshop.endsAt).toEqual(later(second.endsAt, 5));
  const back = change(second, 'back', later(START, 4));
  expect(back).toMatchObject({ due: [{ say: 'begins' }], workshop: { at: 0, endsAt: later(START, 14) } });
  expect(change(back.workshop, 'back', later(START, 5)).workshop.at).toBe(0);
  expect(change(second, 'end', later(START, 6)).workshop.endedAt).toEqual(later(START, 6));
});
