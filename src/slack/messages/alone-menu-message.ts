import type { Button } from '@slack/types';
import type { OwnPath } from '../../exercise/own-path.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, type Message, section } from './kit.ts';
import { lessonButtons } from './lesson-message.ts';
import { lessonChoice } from './lesson-row.ts';
import { menuButtons } from './menu-message.ts';
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
      actions(...next, ...others, ...lessonChoice(words)),
      actions(...menuButtons(words)),
      actions(
        button(ACTIONS.openDailyNudge, t('button.daily-nudge'), channelId),
        button(ACTIONS.openBuddy, t('button.buddy'), channelId),
      ),
      ...(lesson === undefined ? [] : [context(t('menu.thread-hint'))]),
    ],
  };
}
