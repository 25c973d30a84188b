import type { Locale } from '../course/types.ts';
import type { Place } from '../ports.ts';

/** A person as the chat platform knows them. */
export interface Person {
  /** As others read it; absent when it cannot be looked up. */
  name?: string;
  locale: Locale;
  /** Name in the IANA database. */
  zone: string;
  /** Guests and bots are asked only for roles that they chose themselves; who is gone, never. */
  kind: 'member' | 'guest' | 'bot' | 'gone';
  /** Their own status says that they are away; `until` absent = until they change it. */
  away?: { until?: Date };
}

/** A group of people that the chat platform knows by name. */
export interface Group {
  /** As people write it, without the `@`. */
  handle: string;
  users: string[];
}

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
