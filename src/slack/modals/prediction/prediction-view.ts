import type { InputBlock, ModalView } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { listOf } from '../../../course/list-of.ts';
import type { Prediction, Question } from '../../../steps/prediction.ts';
import { rowWords } from '../../../steps/row-words.ts';
import { readNumber } from '../../../steps/train/read-number.ts';
import { VIEWS } from '../../app/ids.ts';
import { escapeMrkdwn, option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { lineField, modal, selectField } from '../kit.ts';

/** Slack's limit of options in a select. */
const MOST_OPTIONS = 100;

/** Block of the n-th question, from 0. */
export function questionBlock(index: number): string {
  return `question-${index}`;
}

/** The form for a row of data, with the models' prediction for the previous input above it. */
export function predictionView(
  words: Words,
  input: { runId: string; prediction: Prediction; answers?: readonly string[] },
): ModalView {
  const { t, locale } = words;
  const { target, unit, questions, predicted } = input.prediction;
  const { amount } = inUnit(unit, locale, words.course.t);
  const outside = outsideOf(questions, input.answers ?? []);
  const answer = predicted && [
    section(
      `*${t('prediction.answer', { target: escapeMrkdwn(target) })}*\n${t('prediction.models', {
        elasticNet: amount(predicted.elasticNet),
        forest: amount(predicted.forest),
      })}`,
    ),
    ...(outside.length === 0
      ? []
      : [section(t('prediction.outside', { columns: listOf(locale, outside.map(escapeMrkdwn)) }))]),
  ];
  return modal({
    callbackId: VIEWS.prediction,
    title: rowWords(input.prediction.row, locale, words.course.t).form(),
    submit: t('prediction.submit'),
    close: t('modal.close'),
    metadata: { runId: input.runId },
    blocks: [
      ...(answer ?? [section(t('prediction.body', { target: escapeMrkdwn(target) }))]),
      ...questions.map((question, index) => field(words, question, index, input.answers?.[index])),
    ],
  });
}

/** Columns with a typed number outside the range of the training rows. */
function outsideOf(questions: readonly Question[], answers: readonly string[]): string[] {
  return questions
    .filter(({ range }, index) => {
      const value = readNumber(answers[index] ?? '');
      return range !== undefined && value !== null && (value < range.least || value > range.greatest);
    })
    .map(({ column }) => column);
}

/** A range in words. `min2` keeps years without a comma. */
function rangeInWords({ t, locale }: Words, { least, greatest }: NonNullable<Question['range']>): string {
  const { upToTwo } = formatter(locale, 'min2');
  return t('prediction.range', {
    range: t('list.range', { from: upToTwo(least), to: upToTwo(greatest) }),
  });
}

function field(words: Words, question: Question, index: number, typed?: string): InputBlock {
  const { column, type, default: byDefault, categories, range } = question;
  const hint = range && { hint: rangeInWords(words, range) };
  const common = { block: questionBlock(index), label: column, ...hint };
  const initial = typed ?? byDefault;
  if (type === 'numeric' || categories.length > MOST_OPTIONS) return lineField({ ...common, initial, maxLength: 100 });
  return selectField({ ...common, options: categories.map((name) => option(name, name)), initial });
}
