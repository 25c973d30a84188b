import type { Json } from '../json.ts';
import { actionId, focus, INPUTS, modalOnly, placeholder } from './inputs.ts';
import {
  anyText,
  checkImageSource,
  checkInitial,
  choiceOption,
  confirm,
  conversationFilter,
  imageFields,
  optionGroups,
  overflowOption,
  plainText,
  selectOption,
} from './objects.ts';
import type { Problem } from './problem.ts';
import {
  boolean,
  type Check,
  type Field,
  integer,
  list,
  matching,
  object,
  oneOf,
  optional,
  required,
  string,
} from './schema.ts';

const confirmable = { confirm: optional(confirm) };
const many = { max_selected_items: optional(integer(1, 100)) };
const id = string(255);
const ids = list(id, 100, 0);

/** The check of a select with either `options` or `option_groups`. */
function chooser(fields: Record<string, Field>): Check {
  const shared = { ...actionId, ...confirmable, ...focus, ...placeholder, ...fields };
  return object(shared, checkOptions);
}

function checkOptions(element: Json, path: string, found: Problem[]): void {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    found.push({ path, message: 'must provide either options or option_groups' });
  }
  checkInitial(element, path, found);
}

const select = (fields: Record<string, Field>) =>
  object({ ...actionId, ...confirmable, ...focus, ...placeholder, ...fields });

const conversations = {
  default_to_current_conversation: optional(boolean),
  filter: optional(conversationFilter),
};

const respondable: Record<string, Field> = {
  response_url_enabled: optional((value, path, found, place) => {
    boolean(value, path, found, place);
    if (value === true) modalOnly(value, path, found, place);
  }),
};

/** The check of every supported element, by `type`. */
export const ELEMENTS: Record<string, Check> = {
  button: object({
    ...actionId,
    ...confirmable,
    text: required(plainText(75)),
    value: optional(string(2000, 0)),
    url: optional(string(3000)),
    style: optional(oneOf('primary', 'danger')),
    accessibility_label: optional(string(75)),
  }),
  checkboxes: object(
    {
      ...actionId,
      ...confirmable,
      ...focus,
      options: required(list(choiceOption, 10)),
      initial_options: optional(list(choiceOption, 10)),
    },
    checkInitial,
  ),
  radio_buttons: object(
    {
      ...actionId,
      ...confirmable,
      ...focus,
      options: required(list(choiceOption, 10)),
      initial_option: optional(choiceOption),
    },
    checkInitial,
  ),
  overflow: object({ ...actionId, ...confirmable, options: required(list(overflowOption, 5)) }),
  static_select: chooser({
    options: optional(list(selectOption, 100)),
    option_groups: optional(optionGroups),
    initial_option: optional(selectOption),
  }),
  multi_static_select: chooser({
    options: optional(list(selectOption, 100)),
    option_groups: optional(optionGroups),
    initial_options: optional(list(selectOption, 100)),
    ...many,
  }),
  external_select: select({ initial_option: optional(selectOption), min_query_length: optional(integer(0, 3000)) }),
  multi_external_select: select({
    initial_options: optional(list(selectOption, 100)),
    min_query_length: optional(integer(0, 3000)),
    ...many,
  }),
  users_select: select({ initial_user: optional(id) }),
  multi_users_select: select({ initial_users: optional(ids), ...many }),
  channels_select: select({ initial_channel: optional(id), ...respondable }),
  multi_channels_select: select({ initial_channels: optional(ids), ...many }),
  conversations_select: select({ initial_conversation: optional(id), ...conversations, ...respondable }),
  multi_conversations_select: select({ initial_conversations: optional(ids), ...conversations, ...many }),
  datepicker: select({ initial_date: optional(matching(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD')) }),
  timepicker: select({
    initial_time: optional(matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm')),
    timezone: optional(string(255)),
  }),
  datetimepicker: object({
    ...actionId,
    ...confirmable,
    ...focus,
    initial_date_time: optional(integer(1_000_000_000, 9_999_999_999)),
  }),
  ...INPUTS,
  image: object(imageFields, (image, path, found, place) => checkImageSource(image, path, found, place.fileReady)),
  plain_text: anyText(2000),
  mrkdwn: anyText(2000),
};

const SELECTS = ['static', 'users', 'conversations', 'channels', 'external'].flatMap((kind) => [
  `${kind}_select`,
  `multi_${kind}_select`,
]);
const PICKERS = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];

/** The element types that each block accepts. */
export const ALLOWED_IN = {
  section: ['button', 'image', 'overflow', ...PICKERS, ...SELECTS],
  actions: ['button', 'overflow', 'datetimepicker', 'rich_text_input', ...PICKERS, ...SELECTS],
  context: ['image', 'plain_text', 'mrkdwn'],
  input: [
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'rich_text_input',
    'file_input',
    'datetimepicker',
    ...PICKERS,
    ...SELECTS,
  ],
} as const;
