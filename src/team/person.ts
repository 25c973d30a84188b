import type { Locale } from '../course/locale.ts';

/** A person as the chat platform knows them. */
export interface Person {
  /** Display name; absent when the lookup fails. */
  name?: string;
  locale: Locale;
  /** Name in the IANA database. */
  zone: string;
  /** The app asks guests and bots only in roles that they chose themselves, and never asks people who are gone. */
  kind: 'member' | 'guest' | 'bot' | 'gone';
  /** Set for a person of another workspace, with whom this one shares a channel. */
  isForeign?: true;
  /** Set where the platform gave no answer, and this is only what is most likely. */
  isGuess?: true;
  /** Set while their status says that they are away. Without `until`, the status has no end. */
  away?: { until?: Date };
}

/** Whether the app may ask a person something by itself: a member of this workspace, and no guest. */
export function isOwnMember({ kind, isForeign }: Pick<Person, 'kind' | 'isForeign'>): boolean {
  return kind === 'member' && isForeign !== true;
}

/** A user group of the chat platform. */
export interface Group {
  /** Handle without the `@`. */
  handle: string;
  users: string[];
}
