import { keyIf } from '../../course/request-kind.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { nameAbsence } from './name-absence.ts';
import { nameOf } from './name-people.ts';
import { quote } from './quote.ts';
import type { Words } from './words.ts';

/** Tells who hands a request on, who has to act now, with which role, and why. */
export function handedOnMessage(words: Words, content: ContentOf<'handed-on'>): Message {
  const { t, course, locale } = words;
  const role = escapeMrkdwn(course.role(locale, content.role).name);
  const text = t(keyIf(content.remark, content.offered === true ? 'hand-on.done-offered' : 'hand-on.done'), {
    from: nameOf(words, content.from),
    to: mention(content.to),
    role,
  });
  return { text, blocks: [section(text), ...quote(content.reason)] };
}

/** Tells that a request goes from one person to another, and why. */
export function handedOverMessage(words: Words, content: ContentOf<'handed-over'>): Message {
  const { t, course, locale } = words;
  const { because = 'late', from, to, why, away } = content;
  const values = {
    asker: nameOf(words, content.asker),
    from: from === undefined ? '' : nameOf(words, from),
    to: to === undefined ? '' : mention(to),
    role: escapeMrkdwn(course.role(locale, content.role).name),
    absence: away === undefined ? '' : nameAbsence(words, away),
  };
  const instead = why === 'stand-in' ? 'stand-in' : 'anyone';
  // Who was away before they were asked explains who answers; who went away since explains why somebody else is asked.
  if (because === 'waits') return said(t(away === undefined ? 'hand-over.waits-now' : 'hand-over.waits', values));
  if (because === 'workshop' && to === undefined) return said(t('hand-over.workshop', values));
  const isFromAway = because === 'away' && away !== undefined && away[0]?.userId === from;
  if (isFromAway && to === undefined) return said(t(`hand-over.absent-${instead}`, values));
  const unheld =
    away === undefined ? `hand-over.${instead}` : `routing.away.${why === 'stand-in' ? 'stand-in' : 'nobody'}`;
  const done = keyIf(content.remark, why === 'offered' ? 'hand-over.done-offered' : 'hand-over.done');
  const then = t(to === undefined ? unheld : done, values);
  if (from === undefined) return said(then);
  const reason = isFromAway ? t('hand-over.absent', values) : t(`hand-over.because.${because}`, values);
  return said(`${reason} ${then}`);
}

function said(text: string): Message {
  return { text, blocks: [section(text)] };
}

/** Tells the asker that a role declines the request, why, and which role to ask instead. */
export function declinedMessage(words: Words, content: ContentOf<'declined'>): Message {
  const { t, course, locale } = words;
  const role = (id: string): string => escapeMrkdwn(course.role(locale, id).name);
  const text = t('decline.done', {
    asker: mention(content.asker),
    by: nameOf(words, content.by),
    role: role(content.role),
  });
  const { instead } = content;
  return {
    text,
    blocks: [
      section(text),
      ...quote(content.reason),
      ...(instead === undefined ? [] : [section(t('decline.ask-instead', { role: role(instead) }))]),
      actions(button(ACTIONS.openAsk, t('button.ask'), content.lessonId)),
    ],
  };
}
