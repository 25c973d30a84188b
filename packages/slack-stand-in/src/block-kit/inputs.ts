import type { Json } from '../json.ts';
import { dispatchConfig, plainText } from './objects.ts';
import type { Problem } from './problem.ts';
import { richText } from './rich-text.ts';
import {
  boolean,
  type Check,
  type Field,
  integer,
  list,
  matching,
  object,
  optional,
  required,
  string,
  typed,
} from './schema.ts';

export const actionId = { type: typed, action_id: optional(string(255)) };
export const focus = { focus_on_load: optional(boolean) };
export const placeholder = { placeholder: optional(plainText(150)) };

export const modalOnly: Check = (_value, path, found, place) => {
  if (place.surface !== 'modal') found.push({ path, message: 'is only available in modals' });
};

const typedInput = (fields: Record<string, Field>, also?: Parameters<typeof object>[1]) =>
  object({ ...actionId, ...focus, ...placeholder, dispatch_action_config: optional(dispatchConfig), ...fields }, also);

const decimal = matching(/^-?\d+(\.\d+)?$/, 'a number in a string');

function checkLengths(element: Json, path: string, found: Problem[]): void {
  const { min_length: min, max_length: max, initial_value: initial } = element;
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    found.push({ path: `${path}/min_length`, message: 'must not be greater than max_length' });
  }
  if (typeof initial === 'string' && typeof max === 'number' && initial.length > max) {
    found.push({ path: `${path}/initial_value`, message: `must be less than ${max + 1} characters` });
  }
}

function checkNumbers(element: Json, path: string, found: Problem[]): void {
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && max !== undefined && Number(min) > Number(max)) {
    found.push({ path: `${path}/min_value`, message: 'must not be greater than max_value' });
  }
  const whole = element.is_decimal_allowed === false;
  for (const name of ['min_value', 'max_value', 'initial_value']) {
    if (whole && String(element[name] ?? '').includes('.')) {
      found.push({ path: `${path}/${name}`, message: 'must be an integer' });
    }
  }
  const { initial_value: initial } = element;
  if (initial !== undefined && (Number(initial) < Number(min ?? initial) || Number(initial) > Number(max ?? initial))) {
    found.push({ path: `${path}/initial_value`, message: 'must be between min_value and max_value' });
  }
}

/** The checks of text and file inputs. Only `input` blocks accept them; `actions` blocks accept rich text inputs too. */
export const INPUTS: Record<string, Check> = {
  plain_text_input: typedInput(
    {
      initial_value: optional(string(3000, 0)),
      multiline: optional(boolean),
      min_length: optional(integer(0, 3000)),
      max_length: optional(integer(1, 3000)),
    },
    checkLengths,
  ),
  email_text_input: typedInput({ initial_value: optional(string(3000, 0)) }),
  url_text_input: typedInput({ initial_value: optional(string(3000, 0)) }),
  number_input: typedInput(
    {
      is_decimal_allowed: required(boolean),
      initial_value: optional(decimal),
      min_value: optional(decimal),
      max_value: optional(decimal),
    },
    checkNumbers,
  ),
  rich_text_input: typedInput({
    initial_value: optional(richText),
    min_lines: optional(integer(1, 100)),
    max_lines: optional(integer(1, 100)),
  }),
  file_input: object(
    { ...actionId, filetypes: optional(list(string(255), 100)), max_files: optional(integer(1, 10)) },
    (value, path, found, place) => {
      modalOnly(value, path, found, place);
      // "your app must have the files:read scope" (https://docs.slack.dev/reference/block-kit/block-elements/file-input-element). No page
      // has the words of the refusal.
      if (place.readsFiles === false) found.push({ path, message: 'missing required scope: files:read' });
    },
  ),
};
