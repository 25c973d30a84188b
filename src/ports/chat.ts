import type { Locale } from '../course/locale.ts';
import type { Group, Person } from '../team/person.ts';
import type { Place } from '../team/place.ts';

/**
 * Whether the app can hold a course in a conversation. `lacks` names a permission that the app needs to look there.
 */
type Access = 'open' | 'not-in-channel' | 'group-direct' | { lacks: string };

/** Questions that use cases ask the chat platform. Messages go through the store's posts instead. */
export interface Chat {
  /** Whether the app can hold a course here. Checked before a cohort starts. */
  accessTo(place: Place): Promise<Access>;
  /** Language of a person, `en` when unknown. */
  localeOf(teamId: string, userId: string): Promise<Locale>;
  /** Language and time zone of a person; English and UTC when unknown. */
  personOf(teamId: string, userId: string): Promise<Person>;
  /** People who do not want to be disturbed now, and until when; empty when the platform does not say. */
  quietUntil(teamId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** A user group by its id or handle; `not-allowed` when the app may not read groups. */
  groupOf(teamId: string, group: { id: string } | { handle: string }): Promise<Group | 'unknown' | 'not-allowed'>;
}
