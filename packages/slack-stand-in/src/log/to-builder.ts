import { isObject, type Json } from '../json.ts';

/** Members of a view that an app writes; the others are Slack's, and the Block Kit Builder does not know them. */
const VIEW_MEMBERS = [
  'type',
  'title',
  'submit',
  'close',
  'blocks',
  'private_metadata',
  'callback_id',
  'external_id',
  'clear_on_close',
  'notify_on_close',
];

/**
 * What Slack's Block Kit Builder takes, from a payload that holds blocks or a view: `{blocks}` or the view as the app
 * would write it. Undefined when there is neither.
 */
export function toBuilder(payload: unknown): Json | undefined {
  if (!isObject(payload)) return undefined;
  const { view, blocks, message, event } = payload;
  if (isObject(view)) return viewOnly(view);
  if (Array.isArray(blocks) && blocks.length > 0) return { blocks };
  // The message that an interaction is about, or that an event tells of.
  return toBuilder(message) ?? toBuilder(event);
}

function viewOnly(view: Json): Json {
  const isSaid = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false;
  return Object.fromEntries(VIEW_MEMBERS.filter((name) => isSaid(view[name])).map((name) => [name, view[name]]));
}
