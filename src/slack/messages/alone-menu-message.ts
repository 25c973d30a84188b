import type { Button } from '@slack/types';
import { isProcess } from '../../course/lesson-id.ts';
import type { OwnPath } from '../../exercise/own-path.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, choice, context, type Message, option, section } from './kit.ts';
import { lessonButtons } from './lesson-message.ts';
import { nextButton, pathBlocks } from './path-blocks.ts';
import type { Words } from './words.ts';

/** The menu of someone who takes the course alone: where they stand, their one next step, and what else they can do. */
export function aloneMenuMessage(
  words: Words,
  {
    path,
    lesson,
    lessonLink,
    channelId,
  }: {
    channelId: string;
    path: OwnPath;
    /** The lesson that was posted last. */
    lesson: LessonPost | undefined;
    /** Where it is, if that's the one that they are in. */
    lessonLink: string | undefined;
  },
): Message {
  const { t } = words;
  const text = t('menu.title');
  const next = nextButton(words, path.next);
  const named = new Set(next.map(({ action_id: id }) => id));
  // What the next step does already has its button.
  const others: Button[] =
    lesson === undefined
      ? []
      : lessonButtons(words, { lessonId: lesson.id, process: lesson.process })
          .filter(({ action_id: id }) => !named.has(id))
          .map(({ style: _, ...rest }) => rest);
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...(lesson === undefined ? [section(t('menu.no-lesson.alone'))] : []),
      ...pathBlocks(words, path, lessonLink),
      actions(...next, ...others, lessonChoice(words)),
      actions(
        button(ACTIONS.openRoles, t('button.my-roles'), 'menu'),
        button(ACTIONS.showRoles, t('button.roles'), 'menu'),
        button(ACTIONS.openSchedule, t('button.schedule'), 'menu'),
        button(ACTIONS.openDecisions, t('button.decisions'), 'menu'),
        button(ACTIONS.showProjectPage, t('button.project-page'), 'menu'),
        button(ACTIONS.showHelp, t('button.help'), 'menu'),
      ),
      actions(button(ACTIONS.openDailyNudge, t('button.daily-nudge'), channelId)),
      ...(lesson === undefined ? [] : [context(t('menu.thread-hint'))]),
    ],
  };
}

/** Posts any lesson of the course. */
function lessonChoice({ t, course, locale }: Words) {
  const offered = course.lessons(locale).filter(({ available }) => available);
  const all = offered.map(({ id, number, name }) => option(id, isProcess(id) ? `${number}. ${name}` : name));
  return choice(ACTIONS.chooseLesson, t('button.choose-lesson'), all);
}
