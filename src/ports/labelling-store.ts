import type { Label } from '../exercise/labelling-items.ts';
import type { LabellingRound } from '../exercise/labelling-round.ts';

export interface LabellingStore {
  /** Inserts, or returns the round that the run has already (`created` tells which). */
  start(teamId: string, round: LabellingRound): Promise<{ round: LabellingRound; created: boolean }>;
  byId(teamId: string, id: string): Promise<LabellingRound | undefined>;
  /** One label an item; false when this person has labelled already. */
  label(teamId: string, roundId: string, userId: string, labels: Label[]): Promise<boolean>;
  /** In the order in which people labelled. */
  of(teamId: string, roundId: string): Promise<{ userId: string; labels: Label[] }[]>;
}
