import type { Json } from '../json.ts';
import { ALLOWED_IN, ELEMENTS } from './elements.ts';
import { anyText, checkImageSource, imageFields, plainText } from './objects.ts';
import { richText } from './rich-text.ts';
import { boolean, byType, type Check, list, object, optional, required, string, typed } from './schema.ts';
import { dataTable, table } from './tables.ts';

const base = { type: typed, block_id: optional(string(255)) };

const messageOnly =
  (check: Check): Check =>
  (value, path, found, place) => {
    if (place.surface === 'message') check(value, path, found, place);
    else found.push({ path, message: 'is only available in messages' });
  };

/** A block that the stand-in knows by name: Slack takes it, and the stand-in doesn't look inside. */
const known: Check = (value, path, found) => {
  const { block_id: id } = value as Json;
  if (id !== undefined) string(255)(id, `${path}/block_id`, found, { surface: 'message' });
};

/** Source: slackapi/node-slack-sdk#2567, "only supported in modal views". */
const modalOnly: Check = (value, path, found, place) => {
  if (place.surface === 'modal') known(value, path, found, place);
  else found.push({ path, message: 'is only available in modals' });
};

/**
 * Newer blocks, which the stand-in doesn't draw. Source: docs.slack.dev/reference/block-kit/blocks. The `file` block is missing,
 * because an app cannot send it.
 */
const NEWER: Record<string, Check> = {
  alert: modalOnly,
  card: known,
  carousel: known,
  container: known,
  context_actions: messageOnly(known),
  data_visualization: messageOnly(known),
  plan: messageOnly(known),
  task_card: messageOnly(known),
  video: known,
};

/** The check of every supported block, by `type`. */
export const BLOCKS: Record<string, Check> = {
  section: object(
    {
      ...base,
      text: optional(anyText(3000)),
      fields: optional(list(anyText(2000), 10)),
      accessory: optional(byType(ELEMENTS, ALLOWED_IN.section)),
      expand: optional(boolean),
    },
    (block, path, found) => {
      if (block.text === undefined && block.fields === undefined) {
        found.push({ path, message: 'missing required field: text' });
      }
    },
  ),
  header: object({ ...base, text: required(plainText(150)) }),
  divider: object(base),
  context: object({ ...base, elements: required(list(byType(ELEMENTS, ALLOWED_IN.context), 10)) }),
  actions: object({ ...base, elements: required(list(byType(ELEMENTS, ALLOWED_IN.actions), 25)) }),
  input: object({
    ...base,
    label: required(plainText(2000)),
    element: required(byType(ELEMENTS, ALLOWED_IN.input)),
    hint: optional(plainText(2000)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
  }),
  image: object({ ...base, ...imageFields, title: optional(plainText(2000)) }, (block, path, found, place) =>
    checkImageSource(block, path, found, place.fileReady),
  ),
  rich_text: richText,
  markdown: messageOnly(object({ ...base, text: required(string(12_000)) })),
  table: messageOnly(table),
  data_table: messageOnly(dataTable),
  ...NEWER,
};
