import { initialState, initialValues } from '../block-kit/initial-values.ts';
import { optionsOf } from '../block-kit/objects.ts';
import { isObject, type Json } from '../json.ts';
import type { ViewValues } from '../page-api.ts';

/** A value that a test types or chooses in an input: text, an option's value, a date, a file's id, or a list of them. */
export type FriendlyValue = string | number | string[] | null;

/**
 * Builds Slack's state of a view from the initial values and `friendly`, by `block_id`.
 * @throws Error for a block or option that the view does not have
 */
export function toViewValues(blocks: Json[], friendly: Record<string, FriendlyValue>): ViewValues {
  const values = initialValues(blocks);
  for (const [blockId, value] of Object.entries(friendly)) {
    const block = blocks.find((one) => one.block_id === blockId);
    const element = block?.element ?? block?.accessory;
    if (!isObject(element)) {
      const known = blocks.filter((one) => one.element ?? one.accessory).map((one) => one.block_id);
      throw new Error(`the view has no input ${blockId}; it has ${known.join(', ')}`);
    }
    values[blockId] = { [String(element.action_id)]: toState(element, value) };
  }
  return values;
}

/** Builds the state of one element. @throws Error for an option that the element does not offer */
export function toState(element: Json, value: FriendlyValue): Json {
  const initial = initialState(element);
  const name = Object.keys(initial ?? {}).find((key) => key !== 'type');
  if (initial === undefined || name === undefined) throw new Error(`a ${element.type} has no value`);
  return { ...initial, [name]: convert(element, name, value) };
}

function convert(element: Json, name: string, value: FriendlyValue): unknown {
  const several = () => (Array.isArray(value) ? value : value === null ? [] : [String(value)]);
  if (name === 'selected_options') return several().map((one) => optionWith(element, one));
  if (name === 'files') return several().map((id) => ({ id }));
  if (value === null) return Array.isArray(initialState(element)?.[name]) ? [] : null;
  if (name === 'selected_option') return optionWith(element, String(value));
  if (name === 'selected_date_time') return Number(value);
  if (['selected_users', 'selected_channels', 'selected_conversations'].includes(name)) return several();
  return String(value);
}

function optionWith(element: Json, value: string): Json {
  const options = optionsOf(element);
  const found =
    options.find((option) => option.value === value) ?? options.find((option) => option.text?.text === value);
  if (found === undefined) {
    throw new Error(`no option ${value} in ${element.action_id}; it offers ${options.map((o) => o.value).join(', ')}`);
  }
  return found;
}
