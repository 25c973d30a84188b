import type { KnownBlock, ModalView } from '@slack/types';
import type { TwoViews } from '../../../course/lesson.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { ACTIONS } from '../../app/ids.ts';
import { exampleBlock } from '../../messages/example-block.ts';
import { actions, button, context, escapeMrkdwn, section } from '../../messages/kit.ts';
import { markdownToBlocks } from '../../messages/markdown-to-blocks.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** Two roles that contradict each other, and the task to bring them together. The course's answer shows once both were asked. */
export function twoViewsView(
  words: Words,
  { situation, views, task, answer }: TwoViews,
  given: { lessonId: string; hasAskedBoth: boolean; table?: TableNames },
): ModalView {
  const { t, course, locale } = words;
  const ending: KnownBlock[] = given.hasAskedBoth
    ? [{ type: 'divider' }, section(`*${t('two-views.answer')}*`), ...markdownToBlocks(answer, 'list')]
    : [
        actions(button(ACTIONS.askBoth, t('button.ask-both'), given.lessonId, 'primary')),
        context(t('two-views.later')),
      ];
  return modal({
    title: t('two-views.title'),
    close: t('modal.close'),
    blocks: [
      ...exampleBlock(words, given.table),
      ...markdownToBlocks(situation, 'list'),
      ...views.flatMap(({ role, text }) => [
        section(`*${escapeMrkdwn(course.role(locale, role).name)}*`),
        ...quote(text),
      ]),
      section(`*${t('two-views.task')}*`),
      ...markdownToBlocks(task, 'list'),
      ...ending,
    ],
  });
}
