import type { Halt } from '../messages/halt.ts';
import type { Place } from '../team/place.ts';

/** Halts of channels and workspaces. Not part of cohorts, because a revoked token halts a whole workspace. */
export interface HaltStore {
  /** Halts that stop a channel: its own, and its workspace's. */
  of(place: Place): Promise<Halt[]>;
  /** False when the place is halted already. */
  begin(halt: Halt): Promise<boolean>;
  /** Claims the next attempt, and sets when the one after may come; false before its time. */
  claim(halt: Pick<Halt, 'teamId' | 'channelId'>, now: Date, nextTryAt: Date): Promise<boolean>;
  /** Lets a channel and its workspace be tried at once; false when neither is halted. */
  tryNow(place: Place, now: Date): Promise<boolean>;
  /** Lets every halted place be tried at once. */
  tryAllNow(now: Date): Promise<void>;
  /** Ends the halts of a channel and its workspace; false when neither was halted. */
  end(place: Place): Promise<boolean>;
}
