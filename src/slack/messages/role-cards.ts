import type { KnownBlock } from '@slack/types';
import type { LessonId } from '../../course/lesson-id.ts';
import type { RoleId } from '../../course/role.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { isDirectChannel } from './is-direct-channel.ts';
import { actions, button, context, escapeMrkdwn, type Message, section } from './kit.ts';
import { type Words, wordsIn } from './words.ts';

/** The questions of one role about a process; empty where the course has none for it there. */
export function roleCard({ t, course, locale }: Words, process: LessonId, role: RoleId): KnownBlock[] {
  const questions = course.roleCard(locale, process, role);
  if (questions.length === 0) return [];
  const name = escapeMrkdwn(course.role(locale, role).name);
  const lead = t(role === 'data-scientist' ? 'role-card.own' : 'role-card.ask', { role: name });
  return [section([`*${lead}*`, ...questions.map((question) => `• ${escapeMrkdwn(question)}`)].join('\n'))];
}

/** Tells a holder of roles privately, when a lesson is posted, what they can ask. */
export function roleCardsMessage(given: Words, content: ContentOf<'role-cards'>): Message {
  const words = wordsIn(given, content.channel);
  const { t, course, locale } = words;
  const process = course.lessonInfo(locale, content.process).name;
  const text =
    content.channel === undefined || isDirectChannel(content.channel)
      ? t('role-card.title', { process })
      : t('role-card.title-in', { process, channel: `<#${content.channel}>` });
  return {
    text,
    blocks: [
      section(text),
      ...content.roles.flatMap((role) => roleCard(words, content.process, role)),
      actions(button(ACTIONS.openAsk, t('button.ask'), content.lessonId)),
      context(t('role-card.where')),
    ],
  };
}
