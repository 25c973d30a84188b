import { MINUTE } from './local-time.ts';
import type { Pace } from './pace.ts';
import { type Block, timesOf } from './workshop-agenda.ts';

/** A workshop that the app leads in a channel. The row decides; the sweep only wakes the app. */
export interface Workshop {
  teamId: string;
  id: string;
  cohortId: string;
  startedBy: string;
  startedAt: Date;
  blocks: Block[];
  /** How many people talk with each other in an ask. */
  groupSize: number;
  /** After how many minutes a stand-in answers in place of a person. */
  standInAfter: number;
  /** Decides how pairs are drawn. */
  seed: number;
  /** The cohort's pace before it, which comes back at the end. */
  paceBefore: Pace;
  /** Which block is on, from 0. */
  at: number;
  /** Grows with each change. A press on a board that shows an earlier one is refused, so that it never moves another block. */
  step: number;
  /** When this block ends, unless somebody changes it. */
  endsAt: Date;
  /** Absent while the time runs. What was left of the block then is left when it goes on. */
  pausedAt?: Date;
  /** True once the last minutes of this block have been announced. */
  warned: boolean;
  /** Absent until the workshop is over. */
  endedAt?: Date;
}

/** What the app says when a workshop moves on by itself. `held`: the app was away for too long, so the workshop pauses. */
export type Due = { say: 'begins' } | { say: 'last-minutes' } | { say: 'held' } | { say: 'ends' };

/** Whether a workshop ends with what is due. */
export function ends(due: readonly Due[]): boolean {
  return due.some(({ say }) => say === 'ends');
}

/** How many minutes before a block's end the app says so. */
const LAST_MINUTES = 5;
/** A shorter block has no such word: it would come soon after its beginning. */
const WORTH_A_WORD = 10;
/** Up to so late, a block begins when the one before it was to end, so that delays don't add up. */
const ON_TIME = MINUTE;
/** A block that ended longer ago has ended without the app: nobody knows how far people are. */
const MOST_LATE = 15 * MINUTE;
/** How much longer a block takes when the facilitator extends it. */
const EXTENSION = 5;

/**
 * Moves a workshop on to `now`. Nothing is due while it is paused or over.
 * @returns the workshop afterwards, and what the app says, in order; at most one block begins
 */
export function leadOn(workshop: Workshop, now: Date): { workshop: Workshop; due: Due[] } {
  const { endsAt, warned, blocks, at } = workshop;
  if (!isOn(workshop) || workshop.pausedAt !== undefined) return { workshop, due: [] };
  const late = now.getTime() - endsAt.getTime();
  if (late > MOST_LATE) return { workshop: changed(workshop, { pausedAt: endsAt }), due: [{ say: 'held' }] };
  if (late >= 0) return moveTo(workshop, at + 1, late <= ON_TIME ? endsAt : now);
  const isNear = late >= -LAST_MINUTES * MINUTE;
  if (warned || !isNear || (blocks[at]?.minutes ?? 0) < WORTH_A_WORD) return { workshop, due: [] };
  return { workshop: { ...workshop, warned: true }, due: [{ say: 'last-minutes' }] };
}

/** When `leadOn` has something to do next; undefined while the workshop is paused or over. */
export function dueAt(workshop: Workshop): Date | undefined {
  if (!isOn(workshop) || workshop.pausedAt !== undefined) return undefined;
  const { endsAt, warned, blocks, at } = workshop;
  if (warned || (blocks[at]?.minutes ?? 0) < WORTH_A_WORD) return endsAt;
  return new Date(endsAt.getTime() - LAST_MINUTES * MINUTE);
}

/** Begins a workshop with its first block. */
export function beginWorkshop(made: Omit<Workshop, 'at' | 'step' | 'endsAt' | 'warned'>): Workshop {
  return { ...made, at: 0, step: 1, endsAt: endOf(made.blocks[0], made.startedAt), warned: false };
}

/** Whether a workshop isn't over yet. */
export function isOn({ endedAt }: Pick<Workshop, 'endedAt'>): boolean {
  return endedAt === undefined;
}

/** The block that is on. */
export function blockOf({ blocks, at }: Pick<Workshop, 'blocks' | 'at'>): Block {
  const block = blocks[at];
  if (block === undefined) throw new RangeError(`a workshop of ${blocks.length} blocks has no block ${at}`);
  return block;
}

/** What a facilitator does with a workshop. */
export const WORKSHOP_DEEDS = ['pause', 'resume', 'extend', 'skip', 'back', 'end'] as const;
export type WorkshopDeed = (typeof WORKSHOP_DEEDS)[number];

/**
 * What a facilitator's deed makes of a workshop that is on. Skipping and going back also end a pause. Going back from the first block begins
 * it again.
 */
export function change(workshop: Workshop, deed: WorkshopDeed, now: Date): { workshop: Workshop; due: Due[] } {
  const { at, endsAt, pausedAt, ...rest } = workshop;
  switch (deed) {
    case 'pause':
      return { workshop: pausedAt === undefined ? changed(workshop, { pausedAt: now }) : workshop, due: [] };
    case 'resume': {
      if (pausedAt === undefined) return { workshop, due: [] };
      const left = Math.max(0, endsAt.getTime() - pausedAt.getTime());
      return { workshop: changed({ ...rest, at, endsAt: new Date(now.getTime() + left) }, {}), due: [] };
    }
    case 'extend':
      return { workshop: changed(workshop, { endsAt: new Date(endsAt.getTime() + EXTENSION * MINUTE) }), due: [] };
    case 'skip':
      return moveTo(workshop, at + 1, now);
    case 'back':
      return moveTo(workshop, Math.max(0, at - 1), now);
    case 'end':
      return { workshop: over(workshop, now), due: [{ say: 'ends' }] };
  }
}

/** When each later block begins, if nothing changes. In a pause, as if it went on now. */
export function laterTimes(workshop: Workshop, now: Date): { block: Block; from: Date }[] {
  const { blocks, at, endsAt, pausedAt } = workshop;
  const rest = pausedAt === undefined ? 0 : now.getTime() - pausedAt.getTime();
  return timesOf(blocks.slice(at + 1), new Date(endsAt.getTime() + rest));
}

function moveTo(workshop: Workshop, at: number, from: Date): { workshop: Workshop; due: Due[] } {
  const block = workshop.blocks[at];
  if (block === undefined) return { workshop: over(workshop, from), due: [{ say: 'ends' }] };
  const { pausedAt: _, ...rest } = workshop;
  return { workshop: changed(rest, { at, endsAt: endOf(block, from), warned: false }), due: [{ say: 'begins' }] };
}

function over(workshop: Workshop, endedAt: Date): Workshop {
  const { pausedAt: _, ...rest } = workshop;
  return changed(rest, { endedAt });
}

function changed(workshop: Workshop, what: Partial<Workshop>): Workshop {
  return { ...workshop, ...what, step: workshop.step + 1 };
}

function endOf(block: Block | undefined, from: Date): Date {
  return new Date(from.getTime() + (block?.minutes ?? 0) * MINUTE);
}

/** In a pause, the app looks so often whether a stand-in has to answer. */
const LOOK = MINUTE;

/** When the stand-in answers for a person who was asked in a workshop. In a pause it doesn't, and the app looks again soon. */
export function standInDue(
  { askedAt }: { askedAt: Date },
  { standInAfter, pausedAt }: Pick<Workshop, 'standInAfter' | 'pausedAt'>,
  now: Date,
): Date {
  const due = new Date(askedAt.getTime() + standInAfter * MINUTE);
  return pausedAt !== undefined && due <= now ? new Date(now.getTime() + LOOK) : due;
}
