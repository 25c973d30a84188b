import type { InputBlock, ModalView } from '@slack/types';
import type { ProcessId } from '../../../course/lesson-id.ts';
import { parameterLabel } from '../../../steps/parameter-label.ts';
import type { ColumnChoice, Parameters, StepParameter } from '../../../steps/parameters.ts';
import { rowWords } from '../../../steps/row-words.ts';
import { VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { columnsField, modal, numberField, textField } from '../kit.ts';

/** Longest text of all orders. */
const MOST_ORDERS = 2000;

interface ParametersInput {
  lessonId: string;
  channelId: string;
  /** The channel in which a private message confirms the run; undefined where the run is visible anyway. */
  toldIn: string | undefined;
  process: ProcessId;
  parameters: readonly StepParameter[];
  /** Unit of the cohort's table, which labels of amounts name; undefined when unknown. */
  unit: string | undefined;
  /** What a row is, which the Business Goal names until the team writes its own; undefined when unknown. */
  row?: string | undefined;
  /** The values of the last run, or the defaults. */
  values: Parameters;
  /** The columns that parameters of the kind `columns` offer. */
  choices: ColumnChoice[];
}

/** The form for the parameters of a step. */
export function parametersView(words: Words, input: ParametersInput): ModalView {
  const { t, course, locale } = words;
  const { lessonId, channelId, toldIn, process } = input;
  return modal({
    callbackId: VIEWS.parameters,
    title: t('parameters.title'),
    submit: t('parameters.submit'),
    close: t('modal.cancel'),
    metadata: { lessonId, channelId, process, ...(toldIn === undefined ? {} : { toldIn }) },
    blocks: [
      section(t('parameters.body', { process: course.process(locale, process).name })),
      ...input.parameters.flatMap((parameter) => field(words, input, parameter)),
    ],
  });
}

function field(
  { t, course, locale }: Words,
  { process, unit, row, values, choices }: ParametersInput,
  parameter: StepParameter,
): InputBlock | [] {
  const key = `step.${process}.parameter.${parameter.id}`;
  const value = values[parameter.id];
  const common = { block: parameter.id, label: parameterLabel(process, parameter, unit, locale, course.t) };
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
      // Slack takes no select without options.
      if (offered.length === 0) return [];
      return columnsField({
        ...common,
        hint,
        optional: true,
        options: offered.map(({ column, note }) => option(column, column, note)),
        initial: Array.isArray(value) ? value : [],
        group: (from, to) => t('parameters.columns', { from, to }),
      });
    }
  }
}
