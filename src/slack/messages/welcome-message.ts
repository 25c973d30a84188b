import { nextLesson } from '../../flow/lessons/next-lesson.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, header, lineSections, type Message, mention, section } from './kit.ts';
import { lessonRow } from './lesson-row.ts';
import { namePeople } from './name-people.ts';
import { moreHolders } from './role-holders-message.ts';
import type { Words } from './words.ts';

/** Greets the channel of a new cohort, and shows who holds which role. */
export function welcomeMessage({ t, course, locale }: Words, content: ContentOf<'welcome'>): Message {
  const first = nextLesson(course.lessons(locale), []);
  const roles = content.roles.map(({ role, users }) => {
    const label = escapeMrkdwn(course.role(locale, role).name);
    return `• ${t('list.pair', { label, text: namePeople({ t, course, locale }, users) })}`;
  });
  const text = t('welcome.text');
  return {
    text,
    blocks: [
      header(t('welcome.title')),
      section(t('welcome.body', { facilitator: mention(content.facilitator) })),
      ...(roles.length === 0 ? [section(t('welcome.no-roles'))] : lineSections([`*${t('welcome.roles')}*`, ...roles])),
      ...moreHolders({ t, course, locale }, content.roles),
      ...lessonRow({ t, course, locale }, first),
      actions(button(ACTIONS.openRoles, t('button.my-roles'), 'welcome')),
      context(t('welcome.hint')),
    ],
  };
}
