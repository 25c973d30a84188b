import { LESSON_PARTS, type Lesson } from '../course/types.ts';
import { markdownToBlocks } from './blocks/markdown-to-blocks.ts';

/** Slack's undocumented limit for the blocks of one message is about 13,000 characters; this leaves room for buttons. */
const CHARACTERS = 12_000;
const BLOCKS = 45;

/** What of a lesson Slack would not take: each part is one message. */
export function lessonLimits(lesson: Lesson): { line: number; reason: string }[] {
  return LESSON_PARTS.flatMap((id) => {
    const { markdown, line } = lesson.parts[id];
    const blocks = markdownToBlocks(markdown);
    const characters = JSON.stringify(blocks).length;
    return [
      ...(blocks.length > BLOCKS
        ? [{ line, reason: `${id}: makes ${blocks.length} blocks, at most ${BLOCKS} fit` }]
        : []),
      ...(characters > CHARACTERS
        ? [{ line, reason: `${id}: has ${characters} characters, at most ${CHARACTERS} fit` }]
        : []),
    ];
  });
}
