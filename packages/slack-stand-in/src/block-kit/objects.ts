import { isObject, type Json } from '../json.ts';
import type { Problem } from './problem.ts';
import { boolean, byType, type Check, list, object, oneOf, optional, required, string, typed } from './schema.ts';

/** A `plain_text` object of at most `max` characters. */
export function plainText(max: number): Check {
  return byType({ plain_text: object({ type: typed, text: required(string(max)), emoji: optional(boolean) }) });
}

/** A `plain_text` or `mrkdwn` object of at most `max` characters. */
export function anyText(max: number): Check {
  return byType({
    plain_text: object({ type: typed, text: required(string(max)), emoji: optional(boolean) }),
    mrkdwn: object({ type: typed, text: required(string(max)), verbatim: optional(boolean) }),
  });
}

export const confirm = object({
  title: optional(plainText(100)),
  text: required(anyText(300)),
  confirm: optional(plainText(30)),
  deny: optional(plainText(30)),
  style: optional(oneOf('primary', 'danger')),
});

const option = (text: (max: number) => Check, more = {}) =>
  object({
    text: required(text(75)),
    value: required(string(150)),
    description: optional(text(75)),
    ...more,
  });

export const selectOption = option(plainText);
export const choiceOption = option(anyText);
export const overflowOption = option(plainText, { url: optional(string(3000)) });

const optionGroup = object({ label: required(plainText(75)), options: required(list(selectOption, 100)) });
export const optionGroups = list(optionGroup, 100);

export const conversationFilter = object({
  include: optional(list(oneOf('im', 'mpim', 'private', 'public'), 4)),
  exclude_external_shared_channels: optional(boolean),
  exclude_bot_users: optional(boolean),
});

export const dispatchConfig = object({
  trigger_actions_on: optional(list(oneOf('on_enter_pressed', 'on_character_entered'), 2)),
});

/** Checks that an image has either an `image_url` or a `slack_file`, and that Slack has processed the file. */
export function checkImageSource(
  image: Json,
  path: string,
  found: Problem[],
  fileReady?: (file: Json) => boolean,
): void {
  if ((image.image_url === undefined) === (image.slack_file === undefined)) {
    found.push({ path, message: 'must provide either image_url or slack_file' });
  }
  if (isObject(image.slack_file) && fileReady !== undefined && !fileReady(image.slack_file)) {
    found.push({ path: `${path}/slack_file`, message: 'invalid slack file' });
  }
}

export const imageFields = {
  type: typed,
  image_url: optional(string(3000)),
  slack_file: optional(object({ id: optional(string(255)), url: optional(string(3000)) })),
  alt_text: required(string(2000)),
};

/** All options of an element, from its list and its groups. */
export function optionsOf(element: Json): Json[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isObject) : [];
  const all = [element.options, ...groups.map((group) => group.options)];
  return all.flatMap((options) => (Array.isArray(options) ? options : [])).filter(isObject);
}

/** Checks that every initial option equals one of the options. */
export function checkInitial(element: Json, path: string, found: Problem[]): void {
  const known = new Set(optionsOf(element).map(canonical));
  const chosen: [string, unknown][] = [
    ['initial_option', element.initial_option],
    ...(Array.isArray(element.initial_options) ? element.initial_options : []).map(
      (one: unknown, index: number): [string, unknown] => [`initial_options/${index}`, one],
    ),
  ];
  for (const [name, value] of chosen) {
    if (value !== undefined && !known.has(canonical(value))) {
      found.push({ path: `${path}/${name}`, message: 'must match one of the options' });
    }
  }
}

/** A string that is equal for equal options. It ignores `emoji`, which has a default, and the order of members. */
function canonical(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value);
  const text = isObject(value.text) ? [value.text.type, value.text.text] : value.text;
  const description = isObject(value.description) ? value.description.text : undefined;
  return JSON.stringify([text, value.value, description]);
}
