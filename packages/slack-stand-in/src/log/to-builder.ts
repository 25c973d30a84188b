import { isObject, type Json } from '../json.ts';

/** The members of a view that an app writes. Slack adds others, which the Block Kit Builder refuses. */
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
 * Converts a payload with blocks or a view to the input of Slack's Block Kit Builder: `{blocks}`, or the view as an app writes it.
 * Undefined when the payload has neither.
 */
export function toBuilder(payload: unknown): Json | undefined {
  if (!isObject(payload)) return undefined;
  const { view, blocks, message, event } = payload;
  if (isObject(view)) return viewOnly(view);
  if (Array.isArray(blocks) && blocks.length > 0) return { blocks };
  // An interaction or event can contain a message with blocks.
  return toBuilder(message) ?? toBuilder(event);
}

function viewOnly(view: Json): Json {
  const isSaid = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false;
  return Object.fromEntries(VIEW_MEMBERS.filter((name) => isSaid(view[name])).map((name) => [name, view[name]]));
}
