import {
  type Lesson,
  type LessonCase,
  type LessonMessageId,
  messageIdsOf,
  PARTS_OF,
  type QuickQuestion,
} from '../course/lesson.ts';
import type { Finding } from '../course/problem.ts';
import { LIMITS } from '../slack/messages/kit.ts';
import { partMarkdown } from '../slack/messages/lesson-part-message.ts';
import { markdownToBlocks } from '../slack/messages/markdown-to-blocks.ts';
import { quote } from '../slack/messages/quote.ts';
import { textLength } from '../slack/messages/text-length.ts';

/** What a message of a lesson's thread shows at most, in characters, without the team's own findings. People read it at one go. */
const SHORT = 900;
/** Slack's limit of blocks in a modal. */
const MODAL_BLOCKS = 100;

/** Blocks around a case: its title, and a divider and a heading or button for the hint and for the answer. */
const CASE_BLOCKS = 6;

/** Finds what is too long for the messages of the thread, and what Slack refuses in the modals: whole parts, cases, example requests. */
export function findOverLimit(lesson: Lesson): Finding[] {
  const parts = messageIdsOf(lesson).flatMap((id): Finding[] => {
    const line = PARTS_OF[id].map((part) => lesson.parts[part]?.line).find((one) => one !== undefined) ?? 1;
    const name = PARTS_OF[id].map((part) => `{#${part}}`).join(' ');
    const found: Finding[] = [];
    const length = textLength(markdownToBlocks(partMarkdown(lesson, id, 'short').replaceAll('{findings}', '')));
    if (length > SHORT) {
      const reason = `${name}: ${length} characters in the thread; at most ${SHORT}: put <!-- more --> earlier`;
      found.push({ line, reason });
    }
    const most = MODAL_BLOCKS - blocksBehind(lesson, id);
    const blocks = markdownToBlocks(partMarkdown(lesson, id, 'markdown'), 'list').length;
    if (blocks > most) {
      found.push({ line, reason: `${name}: ${blocks} blocks; a modal takes ${most}: join paragraphs` });
    }
    return found;
  });
  parts.push(...lesson.cases.flatMap(findOverModal), ...lesson.quickCheck.flatMap(findOverOptions));
  // One sentence, and for each request a divider, a heading, the request, its reason, and the stand-in's replies, each with a label.
  const inModal = lesson.exampleRequests.reduce((sum, { text, reply, askedBack }) => {
    const replies = [reply, ...(askedBack === undefined ? [] : [askedBack])];
    return sum + 3 + quote(text).length + replies.reduce((blocks, each) => blocks + 1 + quote(each).length, 0);
  }, 1);
  if (inModal <= MODAL_BLOCKS) return parts;
  const reason = `{#example-requests}: ${inModal} blocks; a modal takes ${MODAL_BLOCKS}: fewer requests`;
  return [...parts, { line: lesson.parts.communication?.line ?? 1, reason }];
}

/** Blocks that follow the parts in their modal: the further reading, the cases, or the button of the rewritten request. */
function blocksBehind({ furtherReading, cases, beforeAndAfter }: Lesson, id: LessonMessageId): number {
  if (id === 'read' && furtherReading.trim() !== '') return 1 + markdownToBlocks(furtherReading, 'list').length;
  if (id === 'communication') return beforeAndAfter === undefined ? 0 : 1;
  return id === 'programming' && cases.length > 0 ? 1 + cases.length : 0;
}

/** Slack cuts the text of a longer option. */
function findOverOptions({ id, line, options }: QuickQuestion): Finding[] {
  return options.flatMap(({ id: option, text }) => {
    if (text.length <= LIMITS.option) return [];
    const reason = `{#${id}} {#${option}}: ${text.length} characters; an option takes ${LIMITS.option}`;
    return [{ line, reason }];
  });
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
