import type { Label } from '../exercise/labelling-items.ts';
import type { LabellingRound } from '../exercise/labelling-round.ts';

export interface LabellingStore {
  /** Inserts, or returns the round that the run already has (`created` tells which). */
  start(teamId: string, round: LabellingRound): Promise<{ round: LabellingRound; created: boolean }>;
  byId(teamId: string, id: string): Promise<LabellingRound | undefined>;
  /** Stores a person's labels, one for each item; false when they have labelled already. */
  label(teamId: string, roundId: string, userId: string, labels: Label[]): Promise<boolean>;
  /**
   * Drops the items of a run's round, which are rows of its table. Who has labelled stays.
   * @returns the round's id, if the run has one
   */
  empty(teamId: string, runId: string): Promise<string | undefined>;
  /** Labels of everybody, in the order in which they labelled. */
  of(teamId: string, roundId: string): Promise<{ userId: string; labels: Label[] }[]>;
}
