import type { KnownBlock } from '@slack/types';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import { type Lesson, type LessonMessageId, type LessonPartId, PARTS_OF } from '../../course/lesson.ts';
import { isProcess } from '../../course/lesson-id.ts';
import { readingMinutes } from '../../course/reading-minutes.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { TableNames } from '../../team/own-data.ts';
import { ACTIONS } from '../app/ids.ts';
import { exampleBelow, exampleBlock } from './example-block.ts';
import { actions, button, escapeMrkdwn, header, type Message, section } from './kit.ts';
import { markdownToBlocks, type TableStyle } from './markdown-to-blocks.ts';
import { presentButton } from './present-button.ts';
import type { Words } from './words.ts';

/** The part whose text ends with the further reading. */
const READING_AFTER: LessonPartId = 'how';

/** Read, Do or Ask: a message of a lesson's thread, with its buttons. The rest of the parts is behind **More**. */
export function lessonPartMessage(words: Words, content: ContentOf<'lesson-part'>): Message {
  const { part } = content;
  if (!isMessage(part)) return wholePartMessage(words, { ...content, part });
  const lesson = words.course.lesson(words.locale, content.process);
  const heading = nameLessonMessage(words, lesson, part);
  return {
    text: heading,
    blocks: [
      header(heading),
      ...exampleBlock(words, content.table),
      ...partBlocks(words, lesson, { message: part, size: 'short', headline: content.headline, table: content.table }),
      ...partButtons(words, { ...content, part }).map((row) => actions(...row)),
    ],
  };
}

function isMessage(part: LessonMessageId | LessonPartId): part is LessonMessageId {
  return part in PARTS_OF;
}

/** "Do: Programming exercise". */
function nameLessonMessage({ t }: Words, { parts }: Lesson, message: LessonMessageId): string {
  if (message === 'read') return t('lesson.read-heading');
  return t('list.pair', { label: t(`lesson.${message}`), text: parts[message]?.heading ?? '' });
}

/**
 * The parts that a message is about, short as in the thread or whole as behind **More**.
 * @param given.headline the findings that the communication exercise quotes
 * @param given.table the course's own table, if it has one: below its findings, the exercise goes on about the course's example
 * @param given.tables how tables look; a message takes them as they are
 */
export function partBlocks(
  words: Words,
  lesson: Lesson,
  given: {
    message: LessonMessageId;
    size: 'short' | 'markdown';
    headline: string | undefined;
    table?: TableNames | undefined;
    tables?: TableStyle;
  },
): KnownBlock[] {
  const findings = given.headline ?? words.t('lesson.no-findings');
  const { table } = given;
  const below = table === undefined ? '' : `\n\n${exampleBelow(words, table)}`;
  const markdown = partMarkdown(lesson, given.message, given.size);
  return markdownToBlocks(
    markdown.replaceAll('{findings}', () => `${escapeMarkdown(findings)}${below}`),
    given.tables,
  );
}

/** The parts that a message is about, under their headings where they are several. One text, because a message takes one table. */
export function partMarkdown({ parts }: Lesson, message: LessonMessageId, size: 'short' | 'markdown'): string {
  const ids = PARTS_OF[message];
  return ids
    .flatMap((id) => {
      const part = parts[id];
      if (part === undefined) return [];
      if (ids.length === 1) return [part[size]];
      const heading = escapeMarkdown(part.heading);
      return [`${size === 'short' ? `**${heading}**` : `## ${heading}`}\n\n${part[size]}`];
    })
    .join('\n\n');
}

/** A part as earlier releases posted it: whole, in a message of its own. */
function wholePartMessage(words: Words, content: ContentOf<'lesson-part'> & { part: LessonPartId }): Message {
  const lesson = words.course.lesson(words.locale, content.process);
  const part = lesson.parts[content.part];
  if (part === undefined) throw new Error(`The lesson "${content.process}" has no part "${content.part}".`);
  return {
    text: part.heading,
    blocks: [
      header(part.heading),
      ...markdownToBlocks(part.markdown),
      ...(content.part === READING_AFTER ? readingBlocks(words, lesson) : []),
    ],
  };
}

/** The further reading, under its name. */
export function readingBlocks({ t }: Words, { furtherReading }: Lesson): KnownBlock[] {
  if (furtherReading.trim() === '') return [];
  return [section(`*${t('lesson.reading')}*`), ...markdownToBlocks(furtherReading, 'list')];
}

/** The message that has the quick check's button: below what one does, or reads where there is nothing to do. */
export function quickCheckIn({ parts, quickCheck }: Lesson): LessonMessageId | undefined {
  if (quickCheck.length === 0) return undefined;
  return parts.programming === undefined ? 'read' : 'programming';
}

/** The buttons of a message, by row: five at most stay readable on a phone. Ask has what one sends, then what one looks at. */
function partButtons(words: Words, content: ContentOf<'lesson-part'> & { part: LessonMessageId }) {
  const { t, course, locale } = words;
  const { lessonId, part } = content;
  const more = button(ACTIONS.openLessonPart, t('button.lesson-more'), JSON.stringify([lessonId, part]));
  const check = quickCheckIn(course.lesson(locale, content.process)) === part;
  const quick = check ? [button(ACTIONS.openQuickCheck, t('button.quick-check'), lessonId)] : [];
  if (part === 'read') return [[more, ...quick]];
  if (part === 'programming') {
    const process = course.lessonInfo(locale, content.process).name;
    return [
      [
        button(ACTIONS.runStep, t('button.run', { process }), lessonId, 'primary'),
        button(ACTIONS.openParameters, t('button.parameters'), lessonId),
        ...quick,
        more,
      ],
    ];
  }
  const ask = button(ACTIONS.openAsk, t('button.ask'), lessonId, 'primary');
  const looks = [
    button(ACTIONS.openCoverage, t('button.coverage'), lessonId),
    button(ACTIONS.openExampleRequests, t('button.example-requests'), lessonId),
    ...(course.lesson(locale, content.process).twoViews === undefined
      ? []
      : [button(ACTIONS.openTwoViews, t('button.two-views'), lessonId)]),
    more,
  ];
  if (!isProcess(content.process)) return [[ask, ...looks]];
  return [[ask, button(ACTIONS.openTell, t('button.tell'), lessonId), presentButton(words, { lessonId })], looks];
}

/** The button that opens the lesson's rewritten request, below the whole text of the communication exercise. */
export function beforeAndAfterBlocks({ t }: Words, { beforeAndAfter }: Lesson, lessonId: string): KnownBlock[] {
  if (beforeAndAfter === undefined) return [];
  return [
    section(t('lesson.before-and-after'), button(ACTIONS.openBeforeAndAfter, t('button.before-and-after'), lessonId)),
  ];
}

/** The cases of a lesson, each with a button that opens it. */
export function caseBlocks({ t }: Words, lesson: Lesson, lessonId: string): KnownBlock[] {
  const { cases } = lesson;
  if (cases.length === 0) return [];
  return [
    section(t('lesson.cases', { minutes: caseMinutes(lesson) })),
    ...cases.map(({ id, title }) =>
      section(
        `• ${escapeMrkdwn(title)}`,
        button(ACTIONS.openCase, t('button.case'), JSON.stringify([lessonId, id, 'task'])),
      ),
    ),
  ];
}

/** Minutes that people think about a case. */
const THINKING = 3;

function caseMinutes({ cases, locale }: Lesson): number {
  const reading = readingMinutes(
    cases.map(({ task, hint, answer }) => [task, hint, answer].join('\n')).join('\n'),
    locale,
  );
  return Math.ceil(reading + THINKING * cases.length);
}
