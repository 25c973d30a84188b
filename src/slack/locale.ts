import type { WebClient } from '@slack/web-api';
import type { Locale } from '../course/types.ts';
import type { Clock } from '../ports.ts';

/** A person's language changes rarely; asking Slack on every button press would cost its rate limit. */
const KEEP_MS = 10 * 60 * 1000;
const KEEP_PEOPLE = 5000;

/** `ja` for any Japanese Slack locale (`ja-JP`), `en` for all others. */
export function localeFromSlack(locale: string | undefined): Locale {
  return locale?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/** Looks up people's languages (`users.info` with `include_locale`) and remembers them for ten minutes. */
export function createLocales(client: WebClient, clock: Clock): (teamId: string, userId: string) => Promise<Locale> {
  const known = new Map<string, { locale: Locale; until: number }>();
  return async (teamId, userId) => {
    const key = `${teamId}:${userId}`;
    const now = clock.now().getTime();
    const hit = known.get(key);
    if (hit !== undefined && hit.until > now) return hit.locale;
    let locale: Locale = hit?.locale ?? 'en';
    try {
      const answer = await client.users.info({ user: userId, include_locale: true });
      locale = localeFromSlack(answer.user?.locale);
    } catch {
      // A language that cannot be looked up must not stop the person: they read the last known one, or English.
    }
    if (known.size >= KEEP_PEOPLE) known.clear();
    known.set(key, { locale, until: now + KEEP_MS });
    return locale;
  };
}
