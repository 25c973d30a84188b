import type { ModalView } from '@slack/types';
import type { Lesson } from '../../../course/lesson.ts';
import { readingMinutes } from '../../../course/reading-minutes.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { exampleBlock } from '../../messages/example-block.ts';
import { fullRequestButton } from '../../messages/full-request-button.ts';
import { context, escapeMrkdwn, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';
import { exampleHeading } from './example-heading.ts';

/** Shows the course's example requests for a process in their short forms, each with a button for its long one. */
export function exampleRequestsView(words: Words, lesson: Lesson, table?: TableNames): ModalView {
  const { t } = words;
  const texts = lesson.exampleRequests.flatMap(({ text, why, reply, askedBack = '' }) => [
    ...[text, why, reply],
    askedBack,
  ]);
  const minutes = Math.ceil(readingMinutes(texts.join('\n'), lesson.locale));
  return modal({
    title: t('example-requests.title'),
    close: t('modal.close'),
    blocks: [
      section(t('example-requests.body', { minutes })),
      ...exampleBlock(words, table),
      ...lesson.exampleRequests.flatMap((request) => [
        { type: 'divider' as const },
        section(exampleHeading(words, request), fullRequestButton(words, request.id, table)),
        ...quote(request.text),
        context(t('list.pair', { label: t('example-requests.why'), text: escapeMrkdwn(request.why) })),
        context(`*${t('stand-in.reply')}*`),
        ...quote(request.reply),
        ...(request.askedBack === undefined
          ? []
          : [context(`*${t('stand-in.reply-asked-back')}*`), ...quote(request.askedBack)]),
      ]),
    ],
  });
}
