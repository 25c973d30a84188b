import type { WebClient } from '@slack/web-api';
import { checkZone } from '../cohort/zones.ts';
import type { Locale } from '../course/types.ts';
import type { Clock, Person } from '../ports.ts';

/** A person's language changes rarely; asking Slack on every button press would cost its rate limit. */
const KEEP_MS = 10 * 60 * 1000;
const KEEP_PEOPLE = 5000;

/** `ja` for any Japanese Slack locale (`ja-JP`), `en` for all others. */
export function localeFromSlack(locale: string | undefined): Locale {
  return locale?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/** Looks up people's language and time zone (`users.info` with `include_locale`) and remembers them for ten minutes. */
export function createPeople(client: WebClient, clock: Clock): (teamId: string, userId: string) => Promise<Person> {
  const known = new Map<string, { person: Person; until: number }>();
  return async (teamId, userId) => {
    const key = `${teamId}:${userId}`;
    const now = clock.now().getTime();
    const hit = known.get(key);
    if (hit !== undefined && hit.until > now) return hit.person;
    let person: Person = hit?.person ?? { locale: 'en', zone: 'UTC' };
    try {
      const answer = await client.users.info({ user: userId, include_locale: true });
      const zone = answer.user?.tz;
      person = {
        locale: localeFromSlack(answer.user?.locale),
        zone: zone !== undefined && checkZone(zone) ? zone : 'UTC',
      };
    } catch {
      // A language that cannot be looked up must not stop the person: they read the last known one, or English.
    }
    if (known.size >= KEEP_PEOPLE) known.clear();
    known.set(key, { person, until: now + KEEP_MS });
    return person;
  };
}
