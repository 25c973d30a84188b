import { nextLesson } from '../../flow/lessons/next-lesson.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, header, lineSections, type Message, section } from './kit.ts';
import { lessonRow } from './lesson-row.ts';
import { nameOf, namePeople } from './name-people.ts';
import { moreHolders } from './role-holders-message.ts';
import { surveyButton } from './survey-button.ts';
import type { Words } from './words.ts';

/** Greets the channel of a new cohort, and shows who holds which role. */
export function welcomeMessage(words: Words, content: ContentOf<'welcome'>): Message {
  const { t, course, locale, alone } = words;
  const first = nextLesson(course.lessons(locale), []);
  const roles = content.roles.map(({ role, users }) => {
    const label = escapeMrkdwn(course.role(locale, role).name);
    return `• ${alone === true ? label : t('list.pair', { label, text: namePeople(words, users) })}`;
  });
  const text = t('welcome.text');
  return {
    text,
    blocks: [
      header(t('welcome.title')),
      section(t('welcome.body', { facilitator: nameOf(words, content.facilitator) })),
      ...(roles.length === 0 ? [section(t('welcome.no-roles'))] : lineSections([`*${t('welcome.roles')}*`, ...roles])),
      ...moreHolders(words, content.roles),
      ...lessonRow(words, first),
      actions(button(ACTIONS.openRoles, t('button.my-roles'), 'welcome'), ...surveyButton(words, 'before')),
      context(t('welcome.hint')),
    ],
  };
}
