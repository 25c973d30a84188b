import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { LessonPartId } from '../../course/lesson.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, escapeMrkdwn, header, type Message, section } from './kit.ts';
import { markdownToBlocks } from './markdown-to-blocks.ts';
import type { Words } from './words.ts';

/** The part whose message ends with the further reading: the practical parts come after it. */
export const READING_AFTER: LessonPartId = 'how';

/** One part of a lesson in its thread. Practical parts end with their buttons. */
export function lessonPartMessage(words: Words, content: ContentOf<'lesson-part'>): Message {
  const { t, course, locale } = words;
  const lesson = course.lesson(locale, content.process);
  const part = lesson.parts[content.part];
  if (part === undefined) throw new Error(`The lesson "${content.process}" has no part "${content.part}".`);
  const reading = content.part === READING_AFTER ? lesson.furtherReading.trim() : '';
  const findings = content.headline ?? t('lesson.no-findings');
  const markdown = part.markdown.replaceAll('{findings}', () => escapeMarkdown(findings));
  return {
    text: part.heading,
    blocks: [
      header(part.heading),
      ...markdownToBlocks(markdown),
      ...(reading === '' ? [] : [section(`*${t('lesson.reading')}*`), ...markdownToBlocks(reading)]),
      ...partButtons(words, content),
    ],
  };
}

function partButtons({ t, course, locale }: Words, content: ContentOf<'lesson-part'>) {
  const { cases } = course.lesson(locale, content.process);
  const process = course.lessonInfo(locale, content.process).name;
  const { lessonId } = content;
  const buttons: Partial<Record<LessonPartId, ReturnType<typeof button>[]>> = {
    programming: [
      button(ACTIONS.runStep, t('button.run', { process }), lessonId, 'primary'),
      button(ACTIONS.openParameters, t('button.parameters'), lessonId),
    ],
    communication: [
      button(ACTIONS.openAsk, t('button.ask'), lessonId, 'primary'),
      button(ACTIONS.openCoverage, t('button.coverage'), lessonId),
      button(ACTIONS.openExampleRequests, t('button.example-requests'), lessonId),
    ],
  };
  const row = buttons[content.part];
  if (row === undefined) return [];
  if (content.part !== 'programming' || cases.length === 0) return [actions(...row)];
  return [
    actions(...row),
    section(t('lesson.cases')),
    ...cases.map(({ id, title }) =>
      section(
        `• ${escapeMrkdwn(title)}`,
        button(ACTIONS.openCase, t('button.case'), JSON.stringify([lessonId, id, 'task'])),
      ),
    ),
  ];
}
