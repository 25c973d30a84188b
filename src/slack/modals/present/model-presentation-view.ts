import type { ModalView } from '@slack/types';
import type { ModelPresentation } from '../../../course/lesson.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { exampleBlock } from '../../messages/example-block.ts';
import { context, escapeMrkdwn, section } from '../../messages/kit.ts';
import { markdownToBlocks } from '../../messages/markdown-to-blocks.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** What a good thing to confirm looks like: whom to ask, the statement, the figure that shows it, and why it's worth asking. */
export function modelPresentationView(
  words: Words,
  { role, figure, statement, why }: ModelPresentation,
  { table }: { table?: TableNames },
): ModalView {
  const { t, course, locale } = words;
  return modal({
    title: t('model-presentation.title'),
    close: t('modal.close'),
    blocks: [
      ...exampleBlock(words, table),
      section(t('model-presentation.lead', { role: escapeMrkdwn(course.role(locale, role).name) })),
      ...quote(statement),
      context(t('presentation.figure', { figure: escapeMrkdwn(figure) })),
      section(`*${t('model-presentation.why')}*`),
      ...markdownToBlocks(why, 'list'),
    ],
  });
}
