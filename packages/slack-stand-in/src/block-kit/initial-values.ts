import type { Json } from '../json.ts';
import type { ViewValues } from '../page-api.ts';
import { elementsOf } from './elements-of.ts';

/** The initial state of an element as Slack reports it; undefined for an element without state. */
export function initialState(element: Json): Json | undefined {
  const { type } = element;
  const or = (value: unknown, otherwise: unknown = null) => value ?? otherwise;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: or(element.initial_value) };
    case 'rich_text_input':
      return { type, rich_text_value: or(element.initial_value) };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: or(element.initial_option) };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: or(element.initial_options, []) };
    case 'users_select':
      return { type, selected_user: or(element.initial_user) };
    case 'multi_users_select':
      return { type, selected_users: or(element.initial_users, []) };
    case 'channels_select':
      return { type, selected_channel: or(element.initial_channel) };
    case 'multi_channels_select':
      return { type, selected_channels: or(element.initial_channels, []) };
    case 'conversations_select':
      return { type, selected_conversation: or(element.initial_conversation) };
    case 'multi_conversations_select':
      return { type, selected_conversations: or(element.initial_conversations, []) };
    case 'datepicker':
      return { type, selected_date: or(element.initial_date) };
    case 'timepicker':
      return { type, selected_time: or(element.initial_time) };
    case 'datetimepicker':
      return { type, selected_date_time: or(element.initial_date_time) };
    case 'file_input':
      return { type, files: [] };
    default:
      return undefined;
  }
}

/** The initial state of every element with state: block_id -> action_id -> state. */
export function initialValues(blocks: Json[]): ViewValues {
  const values: ViewValues = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const state = initialState(element);
      if (state !== undefined) values[block.block_id] = { ...values[block.block_id], [element.action_id]: state };
    }
  }
  return values;
}
