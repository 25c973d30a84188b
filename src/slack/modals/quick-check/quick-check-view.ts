import type { KnownBlock, ModalView } from '@slack/types';
import type { Lesson, QuickQuestion } from '../../../course/lesson.ts';
import { drawOptions, isRight } from '../../../exercise/quick-check.ts';
import { VIEWS } from '../../app/ids.ts';
import { context, escapeMrkdwn, option, section } from '../../messages/kit.ts';
import { outcomesInWords } from '../../messages/lesson-message.ts';
import { markdownToBlocks } from '../../messages/markdown-to-blocks.ts';
import type { Words } from '../../messages/words.ts';
import { modal, radioField } from '../kit.ts';

/** How far a person is with a quick check. */
export interface QuickCheckState {
  lessonId: string;
  channelId: string;
  /** What the order of the options is drawn by. */
  drawn: string;
  /** From 1. */
  nth: number;
  /** The latest answers: the chosen option, by question. Empty before the first try. */
  answers: ReadonlyMap<string, string>;
}

/** Block of a question. Each try has its own: under the same id, Slack would carry the wrong answer over. */
export function quickBlock(question: string, nth: number): string {
  return `${question}-${nth}`;
}

/**
 * A lesson's quick check, for one person. Each wrong answer is explained above its question, which can be answered again. Once all are right,
 * the modal says what the person can do now.
 */
export function quickCheckView(words: Words, lesson: Lesson, state: QuickCheckState): ModalView {
  const { t } = words;
  const questions = drawOptions(lesson.quickCheck, state.drawn);
  const left = questions.filter((question) => !isAnswered(question, state.answers));
  if (left.length === 0) {
    return modal({
      title: t('quick-check.title'),
      close: t('modal.close'),
      blocks: [
        ...questions.flatMap((question) => questionBlocks(words, question, state)),
        { type: 'divider' },
        section(outcomesInWords(t('lesson.outcomes-now'), lesson)),
      ],
    });
  }
  return modal({
    callbackId: VIEWS.quickCheck,
    title: t('quick-check.title'),
    submit: t(state.nth === 1 ? 'quick-check.submit' : 'quick-check.again'),
    close: t('modal.close'),
    metadata: {
      lessonId: state.lessonId,
      channelId: state.channelId,
      drawn: state.drawn,
      nth: String(state.nth),
      answers: JSON.stringify([...state.answers]),
    },
    blocks: [
      section(t(state.nth === 1 ? 'quick-check.lead' : 'quick-check.lead-again', { n: left.length })),
      ...apart(questions.map((question) => questionBlocks(words, question, state))),
    ],
  });
}

/** Questions with a line between them, so that an explanation isn't read as that of the question above it. */
function apart(questions: readonly KnownBlock[][]): KnownBlock[] {
  return questions.flatMap((blocks, nth) => (nth === 0 ? blocks : [{ type: 'divider' as const }, ...blocks]));
}

/** Whether a person has found the right option of a question. */
function isAnswered({ id, options }: QuickQuestion, answers: QuickCheckState['answers']): boolean {
  const chosen = options.find((each) => each.id === answers.get(id));
  return chosen !== undefined && isRight(chosen);
}

function questionBlocks({ t }: Words, question: QuickQuestion, { answers, nth }: QuickCheckState): KnownBlock[] {
  const { id, text, options } = question;
  const chosen = options.find((each) => each.id === answers.get(id));
  const answer = escapeMrkdwn(chosen?.text ?? '');
  if (chosen !== undefined && isRight(chosen)) {
    return [section(`*${escapeMrkdwn(text)}*\n${t('quick-check.right', { answer })}`)];
  }
  const field = radioField({
    block: quickBlock(id, nth),
    label: text,
    options: options.map((each) => option(each.id, each.text)),
  });
  if (chosen?.misconception === undefined) return [field];
  const { name, source, why } = chosen.misconception;
  return [
    section(t('quick-check.wrong', { answer })),
    ...markdownToBlocks(why, 'list'),
    context(t('quick-check.misconception', { name: escapeMrkdwn(name), source: escapeMrkdwn(source) })),
    field,
  ];
}
