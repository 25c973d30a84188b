import type { InputBlock, ModalView } from '@slack/types';
import { inUnit } from '../../charts/unit.ts';
import type { Prediction, Question } from '../../ports.ts';
import { escapeMrkdwn, option, section } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import { VIEWS } from '../ids.ts';
import { lineField, modal, selectField } from './kit.ts';

/** Slack takes at most this many options in a select. */
const MOST_OPTIONS = 100;

/** Block of the n-th question, from 0. */
export function questionBlock(index: number): string {
  return `question-${index}`;
}

/** Enter a row, see what the models answer: the form, and above it the answer to what was typed last. */
export function predictionView(
  words: Words,
  input: { runId: string; prediction: Prediction; typed?: Record<string, string> },
): ModalView {
  const { t, locale } = words;
  const { target, unit, questions, predicted } = input.prediction;
  const { amount } = inUnit(unit, locale, words.course.t);
  const answer = predicted && [
    section(
      `*${t('prediction.answer', { target: escapeMrkdwn(target) })}*\n${t('prediction.models', {
        elasticNet: amount(predicted.elasticNet),
        forest: amount(predicted.forest),
      })}`,
    ),
  ];
  return modal({
    callbackId: VIEWS.prediction,
    title: t('prediction.title'),
    submit: t('prediction.submit'),
    close: t('modal.close'),
    metadata: { runId: input.runId },
    blocks: [
      ...(answer ?? [section(t('prediction.body', { target: escapeMrkdwn(target) }))]),
      ...questions.map((question, index) => field(question, index, input.typed?.[question.column])),
    ],
  });
}

function field({ column, type, default: byDefault, categories }: Question, index: number, typed?: string): InputBlock {
  const common = { block: questionBlock(index), label: column };
  const initial = typed ?? byDefault;
  if (type === 'numeric' || categories.length > MOST_OPTIONS) return lineField({ ...common, initial, maxLength: 100 });
  return selectField({ ...common, options: categories.map((name) => option(name, name)), initial });
}
