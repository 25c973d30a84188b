import type { ModalView } from '@slack/types';
import type { LessonCase } from '../../../course/lesson.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { ACTIONS } from '../../app/ids.ts';
import { caseBlock } from '../../messages/example-block.ts';
import { actions, button, section } from '../../messages/kit.ts';
import { markdownToBlocks } from '../../messages/markdown-to-blocks.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** The stages of a case: each button reveals the next part. */
export const CASE_STAGES = ['task', 'hint', 'answer'] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

/** A case to think about: the task, then on request a hint and an answer. Only the person who opens it sees it. */
export function caseView(
  words: Words,
  found: LessonCase,
  stage: CaseStage,
  lessonId: string,
  table?: TableNames,
): ModalView {
  const { t } = words;
  const reveal = (next: CaseStage) =>
    actions(button(ACTIONS.openCase, t(`button.case-${next}`), JSON.stringify([lessonId, found.id, next]), 'primary'));
  return modal({
    title: t('case.title'),
    close: t('modal.close'),
    blocks: [
      ...caseBlock(words, table),
      section(`*${found.title}*`),
      ...markdownToBlocks(found.task),
      ...(stage === 'task' ? [reveal('hint')] : [section(`*${t('case.hint')}*`), ...markdownToBlocks(found.hint)]),
      ...(stage === 'hint' ? [reveal('answer')] : []),
      ...(stage === 'answer' ? [section(`*${t('case.answer')}*`), ...markdownToBlocks(found.answer)] : []),
    ],
  });
}
