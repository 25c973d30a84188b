import type { InputBlock, ModalView } from '@slack/types';
import { parameterLabel } from '../../../steps/parameter-label.ts';
import type { StepParameter } from '../../../steps/parameters.ts';
import { rowWords } from '../../../steps/row-words.ts';
import { ACTIONS, VIEWS } from '../../app/ids.ts';
import { decisionLine } from '../../messages/decision-line.ts';
import { actions, button, lineSections, option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { columnsField, modal, numberField, textField } from '../kit.ts';
import type { ParametersForm } from './gather-form.ts';

/** Longest text of all orders. */
const MOST_ORDERS = 2000;

interface ParametersInput extends ParametersForm {
  /** The channel in which a private message confirms the run; undefined where the run is visible anyway. */
  toldIn: string | undefined;
  /** How often the app has filled the form in anew: Slack keeps what a field holds as long as its block's id stays. */
  edition?: number;
}

/** The id of a parameter's block in an edition of the form. */
export function parameterBlock(id: string, edition: number): string {
  return edition === 0 ? id : `${id}~${edition}`;
}

/** The form for the parameters of a step. */
export function parametersView(words: Words, input: ParametersInput): ModalView {
  const { t, course, locale } = words;
  const { lessonId, channelId, toldIn, process, edition = 0 } = input;
  return modal({
    callbackId: VIEWS.parameters,
    title: t('parameters.title'),
    submit: t('parameters.submit'),
    close: t('modal.cancel'),
    metadata: {
      lessonId,
      channelId,
      process,
      ...(toldIn === undefined ? {} : { toldIn }),
      ...(edition === 0 ? {} : { edition: String(edition) }),
    },
    blocks: [
      section(t('parameters.body', { process: course.process(locale, process).name })),
      ...decisionBlocks(words, input),
      ...input.parameters.flatMap((parameter) => field(words, input, parameter)),
    ],
  });
}

/** Most decisions that the form shows. */
const MOST_DECISIONS = 10;

/** The team's decisions that the step can apply, and the button that does so. */
function decisionBlocks(words: Words, { decisions, edition = 0 }: ParametersInput) {
  const { t } = words;
  if (decisions.length === 0) return [];
  const more = decisions.length - MOST_DECISIONS;
  return [
    ...lineSections([
      t(edition === 0 ? 'parameters.decisions' : 'parameters.decisions-applied'),
      ...decisions.slice(-MOST_DECISIONS).map((decision) => `• ${decisionLine(words, decision)}`),
      ...(more > 0 ? [t('parameters.decisions-more', { n: more })] : []),
    ]),
    // Once they're filled in, nothing is left to press.
    ...(edition === 0 ? [actions(button(ACTIONS.applyDecisions, t('button.apply-decisions'), 'apply'))] : []),
  ];
}

function field(
  { t, course, locale }: Words,
  { process, unit, row, values, choices, edition = 0 }: ParametersInput,
  parameter: StepParameter,
): InputBlock | InputBlock[] {
  const key = `step.${process}.parameter.${parameter.id}`;
  const value = values[parameter.id];
  const common = {
    block: parameterBlock(parameter.id, edition),
    label: parameterLabel(process, parameter, unit, locale, course.t),
  };
  const hint = t(`${key}.hint`);
  switch (parameter.kind) {
    case 'number': {
      const { min, max, whole, default: byDefault } = parameter;
      return numberField({
        ...common,
        hint: t('list.sentences', { first: hint, second: t('parameters.range', { min, max }) }),
        initial: typeof value === 'number' ? value : byDefault,
        optional: byDefault === undefined,
        whole: whole === true,
      });
    }
    case 'text':
      return textField({
        ...common,
        hint,
        maxLength: parameter.maxLength,
        // The only text that a step takes is the Business Goal.
        initial: typeof value === 'string' ? value : rowWords(row, locale, course.t).goal(),
      });
    case 'orders':
      return textField({
        ...common,
        hint,
        optional: true,
        maxLength: MOST_ORDERS,
        initial: Array.isArray(value) ? value.join('\n') : '',
      });
    case 'columns': {
      const offered = choices.filter(({ only }) => only === undefined || only.includes(parameter.id));
      return columnsField({
        ...common,
        hint,
        optional: true,
        options: offered.map(({ column, note }) => option(column, column, note)),
        initial: Array.isArray(value) ? value : [],
        part: (from, to) => t('list.pair', { label: common.label, text: t('parameters.columns', { from, to }) }),
      });
    }
  }
}
