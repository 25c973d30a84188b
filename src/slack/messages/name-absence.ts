import { listOf } from '../../course/list-of.ts';
import type { Absentee } from '../../exercise/request.ts';
import { dateToken, nameDay } from './date-token.ts';
import { nameOf } from './name-people.ts';
import type { Words } from './words.ts';

/** Who is back first matters. The others are counted. */
const MOST = 5;

/** Names a first day back, or the time. */
export function nameBack({ locale }: Words, back: string): string {
  return back.includes('T') ? dateToken(new Date(back)) : nameDay(locale, back);
}

/** Says who is away and until when, as the beginning of a sentence: "Emily is away until 14 December". */
export function nameAbsence(words: Words, away: readonly Absentee[]): string {
  const { t, locale } = words;
  const backOf = (back: string) => nameBack(words, back);
  const [only] = away;
  if (away.length === 1 && only !== undefined) {
    const person = nameOf(words, only.userId);
    return only.back === undefined
      ? t('absence.one', { person })
      : t('absence.one-until', { person, back: backOf(only.back) });
  }
  const people = away.slice(0, MOST).map(({ userId, back }) => {
    const person = t('list.person', { person: nameOf(words, userId) });
    return back === undefined ? person : t('absence.each-until', { person, back: backOf(back) });
  });
  const more = away.length - MOST;
  const named = more > 0 ? t('roles.more', { named: people.join(t('list.comma')), more }) : listOf(locale, people);
  return t('absence.several', { people: named });
}
