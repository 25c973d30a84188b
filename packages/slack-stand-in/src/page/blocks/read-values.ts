import type { Json } from '../../json.ts';
import type { ViewValues } from '../../page-api.ts';
import type { Translate } from '../state/create-translate.ts';
import { initialState, isStateful } from './block-host.ts';

/** A block's id, or an id made from its index when it has none. */
export function blockIdOf(block: Json, index: number): string {
  return typeof block.block_id === 'string' && block.block_id !== '' ? block.block_id : `block-${index}`;
}

function elementsOf(block: Json): Json[] {
  const all = [block.element, block.accessory, ...(block.type === 'actions' ? block.elements : [])];
  return all.filter((element) => element !== undefined && isStateful(element));
}

/** The values of all inputs: the person's own for inputs that remain, the app's initial ones for the others. */
export function readValues(blocks: Json[], previous: ViewValues): ViewValues {
  const values: ViewValues = {};
  blocks.forEach((block, index) => {
    const blockId = blockIdOf(block, index);
    for (const element of elementsOf(block)) {
      const actionId = String(element.action_id ?? '');
      const kept = previous[blockId]?.[actionId];
      const state = kept?.type === element.type ? kept! : initialState(element);
      values[blockId] = { ...values[blockId], [actionId]: state };
    }
  });
  return values;
}

function isEmpty(state: Json): boolean {
  const { type: _type, ...rest } = state;
  return Object.values(rest).every((v) => v === null || v === '' || (Array.isArray(v) && v.length === 0));
}

/** The errors for which Slack's client does not submit: empty required inputs and values out of bounds. */
export function checkValues(blocks: Json[], values: ViewValues, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {};
  blocks.forEach((block, index) => {
    if (block.type !== 'input') return;
    const blockId = blockIdOf(block, index);
    const element = block.element as Json;
    const state = values[blockId]?.[String(element.action_id ?? '')] ?? initialState(element);
    if (isEmpty(state)) {
      if (block.optional !== true) errors[blockId] = t('required');
      return;
    }
    const error = checkText(element, String(state.value ?? ''), t);
    if (error !== undefined) errors[blockId] = error;
  });
  return errors;
}

function checkText(element: Json, value: string, t: Translate): string | undefined {
  if (element.type === 'plain_text_input') {
    const shortest = Number(element.min_length ?? 0);
    return value.length < shortest ? t('tooShort', { n: shortest }) : undefined;
  }
  if (element.type !== 'number_input') return undefined;
  if (!/^-?\d+(\.\d+)?$/.test(value)) return t('notNumber');
  if (element.is_decimal_allowed !== true && value.includes('.')) return t('notInteger');
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && Number(value) < Number(min)) return t('tooSmall', { n: min });
  if (max !== undefined && Number(value) > Number(max)) return t('tooLarge', { n: max });
  return undefined;
}
