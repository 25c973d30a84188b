import type { ContentOf } from '../../messages/content.ts';
import { escapeMrkdwn } from './kit.ts';
import { nameAbsence } from './name-absence.ts';
import { nameOf } from './name-people.ts';
import type { Words } from './words.ts';

/** Why this person, or nobody, is asked. People who are away come first, because they're why it isn't somebody else. */
export function whyThem(
  words: Words,
  { role, assignee, why, away }: ContentOf<'request'>['asked'][number],
  asker: string,
): string {
  const { t, course, locale } = words;
  const values = {
    role: escapeMrkdwn(course.role(locale, role).name),
    to: assignee === undefined ? '' : nameOf(words, assignee),
    asker: nameOf(words, asker),
  };
  // Whoever was handed it with the role was picked by a person.
  if (away === undefined || why === 'offered') return t(`routing.${why}`, values);
  const isHolder = why === 'sole-holder' || why === 'least-busy' || why === 'drawn' || why === 'handed-on';
  const absence = nameAbsence(words, away);
  return t(isHolder ? 'routing.away.holder' : `routing.away.${why}`, { ...values, absence });
}
