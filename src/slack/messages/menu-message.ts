import type { Button } from '@slack/types';
import { isProcess, type LessonId } from '../../course/lesson-id.ts';
import type { Cohort } from '../../team/cohort.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { lessonButtons } from './lesson-message.ts';
import { lessonRow } from './lesson-row.ts';
import type { Words } from './words.ts';

/** The buttons for everything that can be done in this channel now. */
export function menuMessage(
  words: Words,
  state: {
    channelId: string;
    cohort: Cohort | undefined;
    lesson: LessonPost | undefined;
    lessonLink: string | undefined;
    /** Whether the reader may lead a workshop here. */
    facilitates: boolean;
    /** The lesson that comes next in the course. */
    next: LessonId | undefined;
  },
): Message {
  const { t, course, locale } = words;
  const { cohort, lesson } = state;
  const text = t('menu.title');
  if (cohort === undefined) {
    return {
      text,
      blocks: [
        section(`*${text}*\n${t(isDirectChannel(state.channelId) ? 'menu.no-cohort-direct' : 'menu.no-cohort')}`),
        actions(button(ACTIONS.openStart, t('button.start'), 'menu', 'primary'), helpButton(words)),
      ],
    };
  }
  const roles = menuButtons(words);
  if (lesson === undefined) {
    return {
      text,
      blocks: [
        section(`*${text}*\n${t('menu.no-lesson', { facilitator: mention(cohort.facilitatorId) })}`),
        ...lessonRow(words, state.next),
        actions(...roles),
        ...workshopRow(words, state),
      ],
    };
  }
  const process = escapeMrkdwn(course.lessonInfo(locale, lesson.process).name);
  const buttons = lessonButtons(words, { lessonId: lesson.id, process: lesson.process });
  const asks = course.lesson(locale, lesson.process).parts.communication !== undefined;
  const now = isProcess(lesson.process) ? 'menu.lesson' : `menu.lesson.${asks ? 'ask' : 'read'}`;
  const name = state.lessonLink === undefined ? process : `<${state.lessonLink}|${process}>`;
  return {
    text,
    blocks: [
      section(`*${text}*\n${t(now, { process: name })}`),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
      ...lessonRow(words, state.next, { isFirst: buttons.every(({ style }) => style !== 'primary') }),
      actions(...roles),
      ...workshopRow(words, state),
      context(t('menu.thread-hint')),
    ],
  };
}

/** Buttons to what a course has besides its lessons. */
export function menuButtons(words: Words): Button[] {
  const { t } = words;
  return [
    button(ACTIONS.openRoles, t('button.my-roles'), 'menu'),
    button(ACTIONS.showRoles, t('button.roles'), 'menu'),
    button(ACTIONS.openSchedule, t('button.schedule'), 'menu'),
    button(ACTIONS.openDecisions, t('button.decisions'), 'menu'),
    button(ACTIONS.showProjectPage, t('button.project-page'), 'menu'),
    helpButton(words),
  ];
}

function helpButton({ t }: Words): Button {
  return button(ACTIONS.showHelp, t('button.help'), 'menu');
}

/** The facilitator's way to a workshop. Someone alone can't hold one. */
function workshopRow({ t }: Words, { channelId, facilitates }: { channelId: string; facilitates: boolean }) {
  if (!facilitates || isDirectChannel(channelId)) return [];
  return [actions(button(ACTIONS.openWorkshop, t('button.workshop'), 'menu'))];
}
