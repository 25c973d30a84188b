import type { Locale } from '../course/locale.ts';

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
