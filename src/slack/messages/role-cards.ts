import type { KnownBlock, SectionBlock } from '@slack/types';
import type { LessonId } from '../../course/lesson-id.ts';
import { HEARER, type RoleId } from '../../course/role.ts';
import type { ContentOf } from '../../messages/content.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, section } from './kit.ts';
import { type Words, wordsIn } from './words.ts';

/**
 * The card of one role for a process; empty where the course has none for it there. It says what to listen for. It has no model remarks:
 * people see those after they have told the data scientist something themselves.
 */
export function roleCard(words: Words, process: LessonId, role: RoleId): KnownBlock[] {
  const { t, course, locale } = words;
  const card = course.roleCard(locale, process, role);
  if (card === undefined) return [];
  if (card.listen !== undefined) return listenBlock(words, process, role);
  const lead = t('role-card.own', { role: escapeMrkdwn(course.role(locale, role).name) });
  return [section([`*${lead}*`, ...card.ask.map((question) => `• ${escapeMrkdwn(question)}`)].join('\n'))];
}

/** What a role knows that the data scientist can't see, and what it listens for in a process; empty for the data scientist. */
export function listenBlock({ t, course, locale }: Words, process: LessonId, role: RoleId): SectionBlock[] {
  const { listen } = course.roleCard(locale, process, role) ?? {};
  if (listen === undefined) return [];
  const { name, knows } = course.role(locale, role);
  const lines = [
    `*${t('role-card.tell', { role: escapeMrkdwn(name) })}*`,
    `• ${t('role-card.knows', { knows: escapeMrkdwn(knows) })}`,
    `• ${t('role-card.listen', { listen: escapeMrkdwn(listen) })}`,
  ];
  return [section(lines.join('\n'))];
}

/** Opens the form that tells the data scientist something, for those who have another role. */
export function tellButton({ t }: Pick<Words, 't'>, lessonId: string, roles: readonly RoleId[]) {
  return roles.every((role) => role === HEARER) ? [] : [button(ACTIONS.openTell, t('button.tell'), lessonId)];
}

/** Tells a holder of roles privately, when a lesson is posted, what to listen for. */
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
      actions(
        ...tellButton(words, content.lessonId, content.roles),
        button(ACTIONS.openAsk, t('button.ask'), content.lessonId),
      ),
      context(t('role-card.where')),
    ],
  };
}
