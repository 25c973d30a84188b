import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, section } from './kit.ts';
import { quote } from './quote.ts';
import type { Words } from './words.ts';

/** The questions that someone brings to their real team, at the end of the course. */
export function ownQuestionsMessage(words: Words, { questions }: ContentOf<'own-questions'>): Message {
  const { t, course, locale } = words;
  const text = t('own-questions.kept', { n: questions.length });
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...questions.flatMap(({ text: question, role }) => [
        ...quote(question),
        ...(role === undefined
          ? []
          : [context(t('own-questions.for', { role: escapeMrkdwn(course.role(locale, role).name) }))]),
      ]),
      actions(button(ACTIONS.openOwnQuestions, t('button.change-own-questions'), 'path')),
      context(t('own-questions.hint')),
    ],
  };
}
