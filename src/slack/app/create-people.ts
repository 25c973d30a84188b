import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Locale } from '../../course/locale.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Person } from '../../team/person.ts';
import { checkZone } from '../../team/zones.ts';

/** People rarely change their language, and a call for every button press would exhaust Slack's rate limit. */
const KEEP_MS = 10 * 60 * 1000;
const KEEP_PEOPLE = 5000;

/** `ja` for any Japanese Slack locale (`ja-JP`), `en` for all others. */
function localeFromSlack(locale: string | undefined): Locale {
  return locale?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

type Slacker = NonNullable<UsersInfoResponse['user']>;

function kindOf(user: Slacker): Person['kind'] {
  if (user.deleted === true) return 'gone';
  if (user.is_bot === true || user.is_app_user === true) return 'bot';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member';
}

/**
 * Slack's two predefined statuses of absence, "Vacationing" and "Out sick". Other statuses do not tell whether a person can be
 * asked.
 */
const AWAY = new Set([':palm_tree:', ':face_with_thermometer:']);

function awayOf(profile: NonNullable<Slacker['profile']>): Pick<Person, 'away'> {
  const { status_emoji: emoji = '', status_expiration: until = 0 } = profile;
  if (!AWAY.has(emoji)) return {};
  return { away: until === 0 ? {} : { until: new Date(until * 1000) } };
}

/**
 * Looks up a person's language, time zone, kind and status (`users.info` with `include_locale`), and caches them for ten minutes.
 */
export function createPeople(client: WebClient, clock: Clock): (teamId: string, userId: string) => Promise<Person> {
  const known = new Map<string, { person: Person; until: number }>();
  return async (teamId, userId) => {
    const key = `${teamId}:${userId}`;
    const now = clock.now().getTime();
    const hit = known.get(key);
    if (hit !== undefined && hit.until > now) return hit.person;
    let person: Person = hit?.person ?? { locale: 'en', zone: 'UTC', kind: 'member' };
    try {
      const answer = await client.users.info({ user: userId, include_locale: true });
      const zone = answer.user?.tz;
      person = {
        locale: localeFromSlack(answer.user?.locale),
        zone: zone !== undefined && checkZone(zone) ? zone : 'UTC',
        kind: kindOf(answer.user ?? {}),
        ...(answer.user?.real_name === undefined ? {} : { name: answer.user.real_name }),
        ...awayOf(answer.user?.profile ?? {}),
      };
    } catch {
      // A failed look-up must not stop the person: they get the last known language, or English.
    }
    if (known.size >= KEEP_PEOPLE) known.clear();
    known.set(key, { person, until: now + KEEP_MS });
    return person;
  };
}
