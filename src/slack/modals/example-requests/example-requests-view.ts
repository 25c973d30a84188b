import type { ModalView } from '@slack/types';
import type { Lesson } from '../../../course/lesson.ts';
import { context, escapeMrkdwn, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** Shows the course's example requests for a process. */
export function exampleRequestsView({ t, course, locale }: Words, lesson: Lesson): ModalView {
  return modal({
    title: t('example-requests.title'),
    close: t('modal.close'),
    blocks: [
      section(t('example-requests.body')),
      ...lesson.exampleRequests.flatMap((request) => [
        { type: 'divider' as const },
        section(
          `*${t('list.note', {
            text: request.roles.map((id) => escapeMrkdwn(course.role(locale, id).name)).join(' · '),
            note: t(`kind.${request.kind}`),
          })}*`,
        ),
        ...quote(request.text),
        context(`${t('example-requests.why')} ${escapeMrkdwn(request.why)}`),
        context(`*${t('stand-in.reply')}*`),
        ...quote(request.reply),
      ]),
    ],
  });
}
