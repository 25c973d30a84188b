import type { Pair } from '../exercise/draw-pairs.ts';
import type { ParkedNote } from '../team/parked-note.ts';
import type { Workshop } from '../team/workshop.ts';

export interface WorkshopStore {
  /** Inserts; false when the cohort has a workshop that isn't over, or when this one exists. */
  create(workshop: Workshop): Promise<boolean>;
  byId(teamId: string, id: string): Promise<Workshop | undefined>;
  /** The cohort's workshop that isn't over. */
  ofCohort(teamId: string, cohortId: string): Promise<Workshop | undefined>;
  /** Writes how far a workshop is. */
  save(workshop: Workshop): Promise<void>;
  /** Workshops that aren't over, of all workspaces, in cohorts that are neither paused nor halted. */
  on(): Promise<Workshop[]>;
  /** When the app has something to do next, over all workspaces, in cohorts that are neither paused nor halted. */
  nextDue(): Promise<Date | undefined>;
  /** Keeps who was drawn to ask whom at a step. */
  addPairs(teamId: string, id: string, step: number, pairs: readonly Pair[]): Promise<void>;
  /** The pairs of each ask, the newest first. */
  pairs(teamId: string, id: string): Promise<Pair[][]>;
  /** Keeps a note of the parking lot. @returns false when one with this id is kept already */
  park(teamId: string, id: string, note: ParkedNote): Promise<boolean>;
  /** The parking lot, oldest first. */
  parked(teamId: string, id: string): Promise<ParkedNote[]>;
}
