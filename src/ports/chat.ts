import type { Locale } from '../course/locale.ts';
import type { Group, Person } from '../team/person.ts';
import type { Place } from '../team/place.ts';

/** What the flow asks of the chat platform directly; channel messages go through the store's posts instead. */
export interface Chat {
  /** Can the app post here? Checked before a cohort starts. */
  canPost(place: Place): Promise<boolean>;
  /** Language of a person, `en` when unknown. */
  localeOf(teamId: string, userId: string): Promise<Locale>;
  /** Language and time zone of a person; English and UTC when unknown. */
  personOf(teamId: string, userId: string): Promise<Person>;
  /** Which of these people do not want to be disturbed now, and until when; nobody when that cannot be told. */
  quietUntil(teamId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** A group by its id, or by how people write it; `not-allowed` when the app may not read groups. */
  groupOf(teamId: string, group: { id: string } | { handle: string }): Promise<Group | 'unknown' | 'not-allowed'>;
}
