import {
  boolean,
  byType,
  type Check,
  type Field,
  integer,
  list,
  object,
  oneOf,
  optional,
  required,
  string,
  typed,
} from './schema.ts';

const style = optional(
  object({
    bold: optional(boolean),
    italic: optional(boolean),
    strike: optional(boolean),
    underline: optional(boolean),
    code: optional(boolean),
    highlight: optional(boolean),
    client_highlight: optional(boolean),
    unlink: optional(boolean),
  }),
);

const inline = (fields: Record<string, Field>) => object({ type: typed, style, ...fields });
const name = required(string(255));

const INLINE: Record<string, Check> = {
  text: inline({ text: required(string(40_000)) }),
  link: inline({ url: required(string(3000)), text: optional(string(40_000)), unsafe: optional(boolean) }),
  emoji: inline({ name, unicode: optional(string(255)), url: optional(string(3000)) }),
  user: inline({ user_id: name }),
  usergroup: inline({ usergroup_id: name }),
  channel: inline({ channel_id: name }),
  team: inline({ team_id: name }),
  broadcast: inline({ range: required(oneOf('here', 'channel', 'everyone')) }),
  color: inline({ value: name }),
  date: inline({
    timestamp: required(integer(0, Number.MAX_SAFE_INTEGER)),
    format: name,
    url: optional(string(3000)),
    fallback: optional(string(3000)),
  }),
};

const border = { border: optional(oneOf(0, 1)) };
const words = required(list(byType(INLINE), 1000, 0));
const section = object({ type: typed, elements: words });

/** The check of a `rich_text` block, which can also be a table cell or the initial value of a rich text input. */
export const richText: Check = object({
  type: required(oneOf('rich_text')),
  block_id: optional(string(255)),
  elements: required(
    list(
      byType({
        rich_text_section: section,
        rich_text_quote: object({ type: typed, elements: words, ...border }),
        rich_text_preformatted: object({
          type: typed,
          elements: required(list(byType(INLINE, ['text', 'link']), 1000, 0)),
          language: optional(string(255)),
          ...border,
        }),
        rich_text_list: object({
          type: typed,
          style: required(oneOf('bullet', 'ordered')),
          elements: required(list(byType({ rich_text_section: section }), 1000)),
          indent: optional(integer(0, 8)),
          offset: optional(integer(0, 100_000)),
          ...border,
        }),
      }),
      1000,
      0,
    ),
  ),
});
