import type { Halt } from '../messages/halt.ts';
import type { Place } from '../team/place.ts';

/** Kept apart from cohorts: a revoked token stops a workspace, whoever learns there. */
export interface HaltStore {
  /** Those of a channel: its own, and its workspace's. */
  of(place: Place): Promise<Halt[]>;
  /** False when the place has halted before. */
  begin(halt: Halt): Promise<boolean>;
  /** Takes the right to one attempt, and says when the next one may come; false before its time. */
  claim(halt: Pick<Halt, 'teamId' | 'channelId'>, now: Date, nextTryAt: Date): Promise<boolean>;
  /** Lets a channel, and its workspace, be tried at once; false when neither has halted. */
  tryNow(place: Place, now: Date): Promise<boolean>;
  /** The same for all. */
  tryAllNow(now: Date): Promise<void>;
  /** A channel has taken a message: neither it nor its workspace halts. False when neither did. */
  end(place: Place): Promise<boolean>;
}
