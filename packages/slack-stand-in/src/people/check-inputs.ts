import type { Json } from '../json.ts';
import type { ViewValues } from '../page-api.ts';

/** The errors, by block id, for which Slack's client does not submit: empty required inputs and values out of bounds. */
export function checkInputs(blocks: Json[], values: ViewValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks.filter((one) => one.type === 'input')) {
    const state = values[block.block_id]?.[block.element.action_id] ?? {};
    const message = isEmpty(state)
      ? block.optional === true
        ? undefined
        : 'Please complete this required field.'
      : checkValue(block.element, state.value);
    if (message !== undefined) errors[block.block_id] = message;
  }
  return errors;
}

function isEmpty({ type: _type, ...state }: Json): boolean {
  return Object.values(state).every(
    (v) => v === null || v === undefined || v === '' || (Array.isArray(v) && v.length === 0),
  );
}

function checkValue(element: Json, value: unknown): string | undefined {
  const text = String(value ?? '');
  switch (element.type) {
    case 'plain_text_input':
      if (text.length < (element.min_length ?? 0)) return `Must be at least ${element.min_length} characters.`;
      return text.length > (element.max_length ?? 3000)
        ? `Must be at most ${element.max_length ?? 3000} characters.`
        : undefined;
    case 'number_input':
      if (!/^-?\d+(\.\d+)?$/.test(text)) return 'Must be a number.';
      if (element.is_decimal_allowed !== true && text.includes('.')) return 'Must be a whole number.';
      if (Number(text) < Number(element.min_value ?? text)) return `Must be at least ${element.min_value}.`;
      return Number(text) > Number(element.max_value ?? text) ? `Must be at most ${element.max_value}.` : undefined;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text) ? undefined : 'Must be an email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(text) ? undefined : 'Must be a URL.';
    default:
      return undefined;
  }
}
