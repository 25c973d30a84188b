import { checkLessons } from '../course/check-lessons.ts';
import { type Lesson, type LessonCase, partIdsOf } from '../course/lesson.ts';
import { type Finding, formatProblem } from '../course/problem.ts';
import { READING_AFTER } from '../slack/messages/lesson-part-message.ts';
import { markdownToBlocks } from '../slack/messages/markdown-to-blocks.ts';
import { MESSAGE_LIMITS } from '../slack/messages/message-limits.ts';
import { quote } from '../slack/messages/quote.ts';
import { textLength } from '../slack/messages/text-length.ts';

/** A part is one message, with its heading, its buttons and the team's own findings in it. */
const RESERVED = { blocks: 2, characters: 1000 };
/** A modal takes 100 blocks: a divider, a heading, the request, its reason, a label and the stand-in's reply each, and one sentence before them all. */
const MODAL_BLOCKS = 100;

/** Around a case: its title, a divider and a heading or button each for hint and answer. */
const CASE_BLOCKS = 6;

/** What of a lesson Slack would not take in one message a part, in the modal of a case, or in that of the model requests. */
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
  const inModal =
    1 + lesson.modelRequests.reduce((sum, { text, reply }) => sum + 4 + quote(text).length + quote(reply).length, 0);
  if (inModal <= MODAL_BLOCKS) return parts;
  const reason = `{#model-requests}: ${inModal} blocks; a modal takes ${MODAL_BLOCKS}: fewer requests`;
  return [...parts, { line: lesson.parts.communication?.line ?? 1, reason }];
}

/** A case is read in a modal, with its hint and its answer opened; Slack takes tables in messages only. */
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

/**
 * `kakehashi lessons check`: writes one `file:line reason` a line, then what that means.
 * @returns the exit code: 0 when the lessons can be taught from
 */
export function runLessonsCheck(folder: string | URL, write: (text: string) => void): number {
  const problems = checkLessons(folder, { limits: findOverLimit });
  for (const problem of problems) write(`${formatProblem(problem)}\n`);
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  write(problems.length === 0 ? 'The lessons are complete.\n' : `${count} to mend.\n`);
  return problems.length === 0 ? 0 : 1;
}
