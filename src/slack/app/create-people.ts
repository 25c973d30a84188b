import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Locale } from '../../course/locale.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Person } from '../../team/person.ts';
import { readAbsence } from '../../team/read-absence.ts';
import { checkZone } from '../../team/zones.ts';
import { answerInTime } from './look-up-time.ts';

/** People rarely change their language, and a call for every button press would exhaust Slack's rate limit. */
const KEEP_MS = 10 * 60 * 1000;
/** A look-up that failed is repeated soon: a reader of Japanese shouldn't get English for long. */
const KEEP_FAILED_MS = 5000;
const KEEP_PEOPLE = 5000;

/** A person about whom Slack says nothing. */
const UNKNOWN: Person = { locale: 'en', zone: 'UTC', kind: 'member', isGuess: true };

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

/** Whether a person is of another workspace. In an organisation, one of several workspaces has a user's id, and they may be in others. */
function isForeign({ team_id: own, enterprise_user: grid }: Slacker, teamId: string): boolean {
  return own !== undefined && own !== '' && own !== teamId && !(grid?.teams ?? []).includes(teamId);
}

/** Locales of Slack in which 3/4 is March 4. In all others it's April 3. */
const MONTH_FIRST = /^(?:en-us|ja|ko|zh)/iu;

function awayOf({ profile, locale = 'en-US' }: Slacker, zone: string, now: Date): Pick<Person, 'away'> {
  const { status_text: text = '', status_emoji: emoji = '', status_expiration: expires = 0 } = profile ?? {};
  const status = { text, emoji, ...(expires === 0 ? {} : { expiresAt: expires * 1000 }) };
  const away = readAbsence(status, { now, zone, dayFirst: !MONTH_FIRST.test(locale) });
  return away === undefined ? {} : { away };
}

/**
 * Looks up a person's language, time zone, kind and status (`users.info` with `include_locale`), and caches them for ten minutes. While
 * Slack gives no answer, a person is as last known, or as most people are.
 */
export function createPeople(client: WebClient, clock: Clock): (teamId: string, userId: string) => Promise<Person> {
  const known = new Map<string, { person: Person; until: number }>();
  const asked = new Map<string, Promise<Person>>();
  const lastKnown = (key: string) => known.get(key)?.person ?? UNKNOWN;
  const ask = async (key: string, teamId: string, userId: string): Promise<Person> => {
    const { person, keepMs } = await readPerson(
      client,
      { teamId, userId },
      { lastKnown: lastKnown(key), now: clock.now() },
    );
    asked.delete(key);
    if (known.size >= KEEP_PEOPLE) known.clear();
    known.set(key, { person, until: clock.now().getTime() + keepMs });
    return person;
  };
  return async (teamId, userId) => {
    const key = `${teamId}:${userId}`;
    const hit = known.get(key);
    if (hit !== undefined && hit.until > clock.now().getTime()) return hit.person;
    const answer = asked.get(key) ?? ask(key, teamId, userId);
    asked.set(key, answer);
    return answerInTime(answer, () => lastKnown(key));
  };
}

/** Asks Slack about a person. A failed look-up must not stop them. */
async function readPerson(
  client: WebClient,
  { teamId, userId }: { teamId: string; userId: string },
  { lastKnown, now }: { lastKnown: Person; now: Date },
): Promise<{ person: Person; keepMs: number }> {
  try {
    const { user } = await client.users.info({ user: userId, include_locale: true });
    const zone = user?.tz !== undefined && checkZone(user.tz) ? user.tz : 'UTC';
    const person: Person = {
      locale: localeFromSlack(user?.locale),
      zone,
      kind: kindOf(user ?? {}),
      ...(user?.real_name === undefined ? {} : { name: user.real_name }),
      ...(isForeign(user ?? {}, teamId) ? { isForeign: true } : {}),
      ...awayOf(user ?? {}, zone, now),
    };
    return { person, keepMs: KEEP_MS };
  } catch {
    return { person: lastKnown, keepMs: KEEP_FAILED_MS };
  }
}
