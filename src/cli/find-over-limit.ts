import { type Lesson, type LessonCase, partIdsOf } from '../course/lesson.ts';
import type { Finding } from '../course/problem.ts';
import { READING_AFTER } from '../slack/messages/lesson-part-message.ts';
import { markdownToBlocks } from '../slack/messages/markdown-to-blocks.ts';
import { MESSAGE_LIMITS } from '../slack/messages/message-limits.ts';
import { quote } from '../slack/messages/quote.ts';
import { textLength } from '../slack/messages/text-length.ts';

/** A part is one message. Its heading, its buttons and the team's own findings need this much of it. */
const RESERVED = { blocks: 2, characters: 1000 };
/** Slack's limit of blocks in a modal. */
const MODAL_BLOCKS = 100;

/** Blocks around a case: its title, and a divider and a heading or button for the hint and for the answer. */
const CASE_BLOCKS = 6;

/** Finds what exceeds Slack's limits: parts as messages, cases as modals, and the example requests as one modal. */
export function findOverLimit(lesson: Lesson): Finding[] {
  const parts = partIdsOf(lesson).flatMap((id): Finding[] => {
    const { markdown = '', line = 1 } = lesson.parts[id] ?? {};
    const reading = id === READING_AFTER ? lesson.furtherReading : '';
    const blocks = markdownToBlocks(`${markdown}

${reading}`);
    const most = {
      blocks: MESSAGE_LIMITS.blocks - RESERVED.blocks,
      characters: MESSAGE_LIMITS.characters - RESERVED.characters,
    };
    const found: Finding[] = [];
    if (blocks.length > most.blocks) {
      found.push({
        line,
        reason: `{#${id}}: ${blocks.length} blocks; a message takes ${most.blocks}: join paragraphs`,
      });
    }
    const length = textLength(blocks);
    if (length > most.characters) {
      found.push({
        line,
        reason: `{#${id}}: ${length} characters; a message takes ${most.characters}: make it shorter`,
      });
    }
    return found;
  });
  parts.push(...lesson.cases.flatMap(findOverModal));
  // One sentence, and for each request a divider, a heading, the request, its reason, a label and the stand-in's reply.
  const inModal =
    1 + lesson.exampleRequests.reduce((sum, { text, reply }) => sum + 4 + quote(text).length + quote(reply).length, 0);
  if (inModal <= MODAL_BLOCKS) return parts;
  const reason = `{#example-requests}: ${inModal} blocks; a modal takes ${MODAL_BLOCKS}: fewer requests`;
  return [...parts, { line: lesson.parts.communication?.line ?? 1, reason }];
}

/** Checks a case as a modal with its hint and its answer opened. Slack allows tables in messages only. */
function findOverModal({ id, line, task, hint, answer }: LessonCase): Finding[] {
  const blocks = [task, hint, answer].flatMap((markdown) => markdownToBlocks(markdown));
  const found: Finding[] = [];
  if (CASE_BLOCKS + blocks.length > MODAL_BLOCKS) {
    const most = MODAL_BLOCKS - CASE_BLOCKS;
    found.push({ line, reason: `{#${id}}: ${blocks.length} blocks; a modal takes ${most}: join paragraphs` });
  }
  if (blocks.some(({ type }) => type === 'table')) {
    found.push({ line, reason: `{#${id}}: has a table, which a modal does not take: make it a list` });
  }
  return found;
}
