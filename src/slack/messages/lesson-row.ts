import type { ActionsBlock, StaticSelect } from '@slack/types';
import { isProcess, type LessonId } from '../../course/lesson-id.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, choice, option } from './kit.ts';
import type { Words } from './words.ts';

/**
 * Buttons that post the next lesson of the course, or any other.
 * @param how.isFirst whether this is what a person does first: a message has one primary button
 */
export function lessonRow(
  words: Words,
  next: LessonId | undefined,
  { isFirst = true }: { isFirst?: boolean } = {},
): ActionsBlock[] {
  const { t, course, locale } = words;
  const offered = course.lessons(locale).filter(({ available }) => available);
  const following = offered.find(({ id }) => id === next);
  const style = isFirst ? 'primary' : undefined;
  const post =
    following && button(ACTIONS.postLesson, t('button.post-lesson', { process: following.name }), following.id, style);
  return [actions(...(post === undefined ? [] : [post]), ...lessonChoice(words))];
}

/** A select that posts any lesson of the course. */
export function lessonChoice({ t, course, locale }: Words): StaticSelect[] {
  const offered = course.lessons(locale).filter(({ available }) => available);
  const options = offered.map(({ id, number, name }) => option(id, isProcess(id) ? `${number}. ${name}` : name));
  return options.length === 0 ? [] : [choice(ACTIONS.chooseLesson, t('button.choose-lesson'), options)];
}
