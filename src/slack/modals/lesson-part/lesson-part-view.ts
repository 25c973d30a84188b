import type { KnownBlock, ModalView } from '@slack/types';
import type { Lesson, LessonMessageId } from '../../../course/lesson.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { exampleBlock } from '../../messages/example-block.ts';
import { beforeAndAfterBlocks, caseBlocks, partBlocks, readingBlocks } from '../../messages/lesson-part-message.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

interface Given {
  message: LessonMessageId;
  lessonId: string;
  headline: string | undefined;
  /** The course's own table: the text is about another one. */
  table?: TableNames;
}

/** What stands behind **More**: the whole parts that a message of the thread is about, then the further reading, the cases, or a rewritten request. */
export function lessonPartView(words: Words, lesson: Lesson, given: Given): ModalView {
  const { t } = words;
  return modal({
    title: t(`lesson.${given.message}`),
    close: t('modal.close'),
    // Tells a press in this modal from one that opens it.
    metadata: { lessonPart: given.message },
    blocks: lessonPartBlocks(words, lesson, given),
  });
}

/** The blocks of that modal. A modal takes no table (docs.slack.dev/reference/block-kit/blocks/table-block), so a table is a list. */
export function lessonPartBlocks(
  words: Words,
  lesson: Lesson,
  { message, lessonId, headline, table }: Given,
): KnownBlock[] {
  return [
    ...exampleBlock(words, table),
    ...partBlocks(words, lesson, { message, size: 'markdown', headline, table, tables: 'list' }),
    ...(message === 'read' ? readingBlocks(words, lesson) : []),
    ...(message === 'programming' ? caseBlocks(words, lesson, lessonId) : []),
    ...(message === 'communication' ? beforeAndAfterBlocks(words, lesson, lessonId) : []),
  ];
}
