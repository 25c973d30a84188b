import type { KnownBlock, ModalView } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import { escapeMarkdown } from '../../../course/escape-markdown.ts';
import type { ProcessId } from '../../../course/lesson-id.ts';
import type { GivenTask } from '../../../flow/lessons/find-task.ts';
import type { judgeAnswer } from '../../../steps/tasks/judge-answer.ts';
import { TASK_RULES } from '../../../steps/tasks/task-rules.ts';
import { writeChange } from '../../../steps/tasks/write-change.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { context, escapeMrkdwn, section } from '../../messages/kit.ts';
import { markdownToBlocks } from '../../messages/markdown-to-blocks.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { lineField, modal } from '../kit.ts';

/** Characters that an answer takes. */
const MOST_TYPED = 100;

/** Shows that the app works out what to ask. */
export function workingTaskView({ t }: Words): ModalView {
  return modal({ title: t('do-it.title'), close: t('modal.close'), blocks: [section(t('do-it.working'))] });
}

/** Says that no task fits the run. */
export function noTaskView({ t }: Words): ModalView {
  return modal({ title: t('do-it.title'), close: t('modal.close'), blocks: [section(t('do-it.none'))] });
}

/** The task of a run: what to change in its notebook, and a field for what comes out. After a wrong answer, where to look stands above the field. */
export function taskView(
  words: Words,
  {
    runId,
    process,
    given,
    tried,
  }: {
    runId: string;
    process: ProcessId;
    given: GivenTask;
    /** The latest answer. */
    tried?: { typed: string; verdict: ReturnType<typeof judgeAnswer> };
  },
): ModalView {
  const { t } = words;
  const { wording, solved } = given;
  if (tried?.verdict === 'right') return solvedView(words, given);
  return modal({
    callbackId: VIEWS.task,
    title: t('do-it.title'),
    submit: t(tried === undefined ? 'do-it.submit' : 'do-it.again'),
    close: t('modal.close'),
    metadata: { runId },
    blocks: [
      section(t('do-it.lead', { notebook: escapeMrkdwn(given.notebook) })),
      ...changeBlocks(words, process, given),
      ...(tried === undefined ? [] : wrongBlocks(words, given, tried)),
      lineField({
        block: BLOCKS.answer,
        label: wording.question,
        hint: t('do-it.hint', { unit: wording.unit }),
        maxLength: MOST_TYPED,
        ...(tried === undefined ? {} : { initial: tried.typed }),
      }),
      ...(solved ? [context(t('do-it.solved-before'))] : []),
    ],
  });
}

/** The cell, and the line to write there. */
function changeBlocks({ t }: Words, process: ProcessId, { wording, picked }: GivenTask): KnownBlock[] {
  const cell = t(`notebook.cell.${TASK_RULES[process][wording.id]?.cell ?? 'settings'}.title`);
  const { line, replaces } = writeChange(wording.change, picked.picked);
  const how =
    replaces === undefined
      ? t('do-it.add', { cell: escapeMrkdwn(cell) })
      : t('do-it.replace', { cell: escapeMrkdwn(cell), begins: escapeMrkdwn(replaces) });
  return [section(how), preformatted(line)];
}

/** A line of code, as it is. */
function preformatted(text: string): KnownBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  };
}

function wrongBlocks(
  words: Words,
  given: GivenTask,
  { typed, verdict }: { typed: string; verdict: string },
): KnownBlock[] {
  const said = words.t(verdict === 'unchanged' ? 'do-it.unchanged' : 'do-it.wrong', { typed: escapeMrkdwn(typed) });
  return [section(said), ...markdownToBlocks(fill(words, given, given.wording.hint, escapeMarkdown), 'list')];
}

function solvedView(words: Words, given: GivenTask): ModalView {
  const { t } = words;
  const { wording } = given;
  return modal({
    title: t('do-it.title'),
    close: t('modal.close'),
    blocks: [
      section(
        `*${escapeMrkdwn(wording.question)}*\n${t('do-it.right', { answer: figuresOf(words, given).answer, unit: escapeMrkdwn(wording.unit) })}`,
      ),
      section(t('do-it.say')),
      ...quote(fill(words, given, wording.say, (text) => text)),
    ],
  });
}

/** The answer and what the unchanged notebook prints, with enough digits to tell them apart. */
function figuresOf({ t, locale }: Words, { picked }: GivenTask): { answer: string; before: string } {
  const { figures } = formatter(locale);
  const { answer, before } = picked;
  if (before === null) return { answer: figures([answer])[0] ?? '', before: t('do-it.no-number') };
  const [after = '', first = ''] = figures([answer, before]);
  return { answer: after, before: first };
}

/** Fills in what the app has picked and computed. @param write escapes what may hold a column's name */
function fill(words: Words, given: GivenTask, text: string, write: (text: string) => string): string {
  const { picked, target } = given.picked;
  const figures = figuresOf(words, given);
  const known: Record<string, string> = {
    ...figures,
    value: typeof picked === 'number' ? picked.toLocaleString(words.locale, { maximumFractionDigits: 6 }) : '',
    column: write(String(picked ?? '')),
    predicted: write(target),
  };
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => known[name] ?? whole);
}
