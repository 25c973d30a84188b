import type { Decision } from '../../exercise/decision.ts';
import { STAND_IN } from '../../flow/requests/compose-stand-in-reply.ts';
import { decisionInWords } from '../../messages/decision-in-words.ts';
import { escapeMrkdwn } from './kit.ts';
import { nameOf } from './name-people.ts';
import type { Words } from './words.ts';

/** A decision and whose word it is, as mrkdwn: "*Keep Neighborhood* · Emily, Domain Expert". */
export function decisionLine(words: Words, { what, byId, role }: Pick<Decision, 'byId' | 'role' | 'what'>): string {
  const { t, course, locale } = words;
  const said = decisionInWords(what, locale, course.t, escapeMrkdwn);
  return t('decision.line', {
    what: said,
    who: decidedBy(words, { byId, role, person: nameOf(words, byId) }, escapeMrkdwn),
  });
}

/** Whose word a decision is. @param written what names pass before they stand in Slack's or Markdown's notation; `person` has passed it */
export function decidedBy(
  { t, course, locale }: Words,
  { byId, role, person }: { byId: string; role: string | undefined; person: string },
  written: (text: string) => string,
): string {
  const roleName = role === undefined ? undefined : written(course.role(locale, role).name);
  if (byId === STAND_IN)
    return roleName === undefined ? t('decision.stand-in') : t('decision.stand-in-as', { role: roleName });
  return roleName === undefined ? person : t('decision.who', { person, role: roleName });
}
