import type { Place } from '../ports.ts';

/** A place to which Slack takes no messages until somebody mends it: a channel, or a whole workspace. */
export interface Halt {
  teamId: string;
  /** Empty for the whole workspace. */
  channelId: string;
  /** Slack's error code. */
  reason: string;
  since: Date;
  /** The earliest moment of the next attempt. */
  tryAt: Date;
  tries: number;
}

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
