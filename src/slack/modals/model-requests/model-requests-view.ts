import type { ModalView } from '@slack/types';
import type { Lesson } from '../../../course/lesson.ts';
import { context, escapeMrkdwn, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** Shows the course's model requests for a process. */
export function modelRequestsView({ t, course, locale }: Words, lesson: Lesson): ModalView {
  return modal({
    title: t('model-requests.title'),
    close: t('modal.close'),
    blocks: [
      section(t('model-requests.body')),
      ...lesson.modelRequests.flatMap((request) => [
        { type: 'divider' as const },
        section(
          `*${t('list.note', {
            text: request.roles.map((id) => escapeMrkdwn(course.role(locale, id).name)).join(' · '),
            note: t(`kind.${request.kind}`),
          })}*`,
        ),
        ...quote(request.text),
        context(`${t('model-requests.why')} ${escapeMrkdwn(request.why)}`),
        context(`*${t('stand-in.reply')}*`),
        ...quote(request.reply),
      ]),
    ],
  });
}
