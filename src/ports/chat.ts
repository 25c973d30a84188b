import type { Locale } from '../course/locale.ts';
import type { Group, Person } from '../team/person.ts';
import type { Place } from '../team/place.ts';

/** Whether the app can hold a course in a conversation. `lacks` names a permission that the app needs to look there. */
export type Access = 'open' | 'not-in-channel' | 'group-direct' | { lacks: string };

/** Questions that use cases ask the chat platform. Messages go through the store's posts instead. */
export interface Chat {
  /**
   * Runs `work`, in which all questions together take at most 1.5 seconds: somebody waits for it. What isn't answered by then counts as
   * unknown. The time of a run inside another one is that of the outer one.
   */
  inTime<T>(work: () => Promise<T>): Promise<T>;
  /** Whether the app can hold a course here. Checked before a cohort starts. */
  accessTo(place: Place): Promise<Access>;
  /** Language of a person, `en` when unknown. */
  localeOf(teamId: string, userId: string): Promise<Locale>;
  /** Language and time zone of a person; English and UTC when unknown. */
  personOf(teamId: string, userId: string): Promise<Person>;
  /** People who do not want to be disturbed now, and until when; empty when the platform does not say. */
  quietUntil(teamId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /**
   * Everyone in a channel, people and apps; never a part of them. `not-allowed` when the app may not read them, `unknown` when the
   * platform gives no complete answer now.
   */
  membersOf(place: Place): Promise<ReadonlySet<string> | 'not-allowed' | 'unknown'>;
  /** A user group by its id or handle; `not-allowed` when the app may not read groups. */
  groupOf(teamId: string, group: { id: string } | { handle: string }): Promise<Group | 'unknown' | 'not-allowed'>;
}
