import type { ModalView } from '@slack/types';
import type { BeforeAndAfter } from '../../../course/lesson.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { exampleBlock } from '../../messages/example-block.ts';
import { context, escapeMrkdwn, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** A vague request, rewritten line by line, and then as one would send it. */
export function beforeAndAfterView(words: Words, { role, lines }: BeforeAndAfter, table?: TableNames): ModalView {
  const { t, course, locale } = words;
  const pair = (label: string, text: string) =>
    t('list.pair', { label: `*${t(`before-and-after.${label}`)}*`, text: escapeMrkdwn(text) });
  return modal({
    title: t('before-and-after.title'),
    close: t('modal.close'),
    blocks: [
      section(t('before-and-after.body', { role: escapeMrkdwn(course.role(locale, role).name) })),
      ...exampleBlock(words, table),
      ...lines.flatMap(({ before, after, why }) => [
        { type: 'divider' as const },
        section(`${pair('before', before)}\n${pair('after', after)}`),
        context(escapeMrkdwn(why)),
      ]),
      { type: 'divider' },
      section(`*${t('before-and-after.whole')}*`),
      ...quote(lines.map(({ after }) => after).join('\n')),
    ],
  });
}
