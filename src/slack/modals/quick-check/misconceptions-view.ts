import type { ModalView } from '@slack/types';
import type { TeamMisconceptions } from '../../../flow/lessons/list-misconceptions.ts';
import { context, escapeMrkdwn, lineSections, section } from '../../messages/kit.ts';
import { lessonName } from '../../messages/lesson-name.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** The team's misconceptions, lesson by lesson: what they are, and never whose. */
export function misconceptionsView(words: Words, found: readonly TeamMisconceptions[]): ModalView {
  const { t } = words;
  return modal({
    title: t('misconceptions.title'),
    close: t('modal.close'),
    blocks: [
      section(t('misconceptions.lead')),
      ...(found.length === 0 ? [section(t('misconceptions.too-few'))] : []),
      ...found.flatMap(({ process, held }) => [
        section(`*${escapeMrkdwn(lessonName(words, process))}*`),
        ...(held.length === 0
          ? [section(t('misconceptions.none'))]
          : lineSections(
              held.map(({ name, question }) =>
                t('misconceptions.line', { name: escapeMrkdwn(name), question: escapeMrkdwn(question) }),
              ),
            )),
      ]),
      context(t('misconceptions.hint')),
    ],
  });
}
