import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { VALUE } from '../app/ids.ts';
import { fitBlocks, type Part } from '../messages/fit-blocks.ts';
import { LIMITS, plain } from '../messages/kit.ts';
import { VIEW_LIMITS } from '../messages/message-limits.ts';

/** Slack's limit of options in a group of a select. */
export const OPTIONS_IN_GROUP = 100;

/** A modal within Slack's limits. Slack returns `metadata` with the submission. */
export function modal(input: {
  callbackId?: string;
  title: string;
  submit?: string;
  close: string;
  blocks: readonly Part[];
  metadata?: Record<string, string>;
  /** Slack reports when the modal is closed without being submitted. */
  tellsClosing?: boolean;
}): ModalView {
  return {
    type: 'modal',
    ...(input.callbackId === undefined ? {} : { callback_id: input.callbackId }),
    title: plain(input.title, LIMITS.title),
    ...(input.submit === undefined ? {} : { submit: plain(input.submit, LIMITS.title) }),
    close: plain(input.close, LIMITS.title),
    blocks: fitBlocks(input.blocks, VIEW_LIMITS),
    ...(input.tellsClosing === true ? { notify_on_close: true } : {}),
    ...(input.metadata === undefined ? {} : { private_metadata: JSON.stringify(input.metadata) }),
  };
}

export interface Field {
  block: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

/** An input of a modal. */
export function field({ block, label, hint, optional }: Field, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: block,
    label: plain(label),
    element,
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    ...(optional === undefined ? {} : { optional }),
  };
}

/** A text of several lines. `tellsTyping`: Slack sends the text to the app while it is typed. */
export function textField(
  input: Field & { initial?: string; placeholder?: string; maxLength: number; tellsTyping?: boolean },
): InputBlock {
  const told = input.tellsTyping === true;
  const block = field(input, {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: true,
    max_length: input.maxLength,
    ...(input.initial === undefined || input.initial === '' ? {} : { initial_value: input.initial }),
    ...(input.placeholder === undefined ? {} : { placeholder: plain(input.placeholder, 150) }),
    ...(told ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : {}),
  });
  return told ? { ...block, dispatch_action: true } : block;
}

/** One line of text. */
export function lineField(input: Field & { initial?: string; placeholder?: string; maxLength: number }): InputBlock {
  return field(input, {
    type: 'plain_text_input',
    action_id: VALUE,
    max_length: input.maxLength,
    ...(input.initial === undefined || input.initial === '' ? {} : { initial_value: input.initial }),
    ...(input.placeholder === undefined ? {} : { placeholder: plain(input.placeholder, 150) }),
  });
}

export function selectField(input: Field & { options: PlainTextOption[]; initial?: string | undefined }): InputBlock {
  const initial = input.options.find((o) => o.value === input.initial);
  return field(input, {
    type: 'static_select',
    action_id: VALUE,
    options: input.options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

export function radioField(input: Field & { options: PlainTextOption[]; initial?: string }): InputBlock {
  const initial = input.options.find((o) => o.value === input.initial);
  return field(input, {
    type: 'radio_buttons',
    action_id: VALUE,
    options: input.options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

/** Checkboxes; Slack takes up to ten. */
export function checksField(input: Field & { options: PlainTextOption[]; initial: string[] }): InputBlock {
  const chosen = input.options.filter((o) => input.initial.includes(o.value ?? ''));
  return field(input, {
    type: 'checkboxes',
    action_id: VALUE,
    options: input.options,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  });
}

/** A number. Its bounds are checked on submission, so that the error is a full sentence. */
export function numberField(input: Field & { initial: number | undefined; whole?: boolean }): InputBlock {
  return field(input, {
    type: 'number_input',
    action_id: VALUE,
    is_decimal_allowed: input.whole !== true,
    ...(input.initial === undefined ? {} : { initial_value: String(input.initial) }),
  });
}

/** Slack's limit of options in a group, and of groups. */
const GROUP = 100;

type GroupName = (from: number, to: number) => string;

/** Options of a select. More than 100 come in groups. */
function grouped(options: PlainTextOption[], group: GroupName) {
  const groups = [];
  for (let from = 0; from < options.length; from += GROUP) {
    const part = options.slice(from, from + GROUP);
    groups.push({ label: plain(group(from + 1, from + part.length), 75), options: part });
  }
  return groups.length > 1 ? { option_groups: groups } : { options };
}

/** A select of one of many columns. */
export function columnField(
  input: Field & { options: PlainTextOption[]; initial: string | undefined; group: GroupName },
): InputBlock {
  const initial = input.options.find((o) => o.value === input.initial);
  return field(input, {
    type: 'static_select',
    action_id: VALUE,
    ...grouped(input.options, input.group),
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

/** The id of a block that holds the next hundred of a field's options. @param nth from 0 */
export function partOf(block: string, nth: number): string {
  return nth === 0 ? block : `${block}.${nth + 1}`;
}

/**
 * A select of several columns; `selectedColumns` reads it. Of more than 100 columns, each hundred has a select of its own, because Slack takes
 * no more than 100 chosen options in one.
 */
export function columnsField(
  input: Field & { options: PlainTextOption[]; initial: string[]; part: (from: number, to: number) => string },
): InputBlock[] {
  const { block, options, part, ...rest } = input;
  const initial = new Set(input.initial);
  return Array.from({ length: Math.ceil(options.length / GROUP) }, (_, nth) => {
    const from = nth * GROUP;
    const some = options.slice(from, from + GROUP);
    const chosen = some.filter(({ value = '' }) => initial.has(value));
    const named = options.length > GROUP ? { label: part(from + 1, from + some.length) } : {};
    return field(
      { ...rest, block: partOf(block, nth), ...named },
      {
        type: 'multi_static_select',
        action_id: VALUE,
        options: some,
        ...(chosen.length === 0 ? {} : { initial_options: chosen }),
      },
    );
  });
}
