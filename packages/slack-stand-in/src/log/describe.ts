import type { ApiCall } from '../api/api-call.ts';
import type { Envelope } from '../delivery/envelope.ts';
import { isObject, type Json } from '../json.ts';

const DETAIL_LENGTH = 120;

/** The description of a log line. */
export interface Description {
  name: string;
  /** A short description of its subject; may be empty. */
  detail: string;
  /** The person who caused it or receives it. */
  user?: string;
}

/** Describes a call by its conversation and its first text. */
export function describeCall({ method, args }: Pick<ApiCall, 'method' | 'args'>, place: PlaceName): Description {
  const view = isObject(args.view) ? args.view : {};
  const where = [args.channel, args.channel_id].find((id) => typeof id === 'string' && id !== '');
  const words = [
    args.text,
    args.title,
    plain(view.title),
    args.filename,
    view.callback_id,
    args.initial_comment,
    args.response_action,
  ];
  return describe(method, [where && place(where), words.find(isWord)], args.user ?? args.user_id);
}

/** Describes a delivery by its command, interaction or event type, and by the choice or the text. */
export function describeDelivery({ type, body }: Envelope, place: PlaceName): Description {
  if (type === 'slash_commands') {
    return describe(String(body.command), [place(String(body.channel_id)), body.text], body.user_id);
  }
  if (type === 'interactive') {
    const actions: Json[] = Array.isArray(body.actions) ? body.actions : [];
    const ids = actions.map((action) => action.action_id).join(', ');
    return describe(String(body.type), [ids, body.callback_id, body.view?.callback_id], body.user?.id);
  }
  const event: Json = isObject(body.event) ? body.event : {};
  const where = isWord(event.channel) ? place(event.channel) : undefined;
  const said = event.text ?? event.message?.text ?? event.tab;
  return describe(String(event.type), [event.subtype, where, said], event.user ?? event.message?.user);
}

/** Returns a conversation's name for its id. */
export type PlaceName = (channel: string) => string;

function describe(name: string, parts: unknown[], user: unknown): Description {
  const detail = parts.filter(isWord).join(' · ').replace(/\s+/g, ' ');
  // Cuts by code points, because a cut between code units would break an emoji.
  const short = detail.length > DETAIL_LENGTH ? `${[...detail].slice(0, DETAIL_LENGTH).join('')}…` : detail;
  return { name, detail: short, ...(isWord(user) ? { user } : {}) };
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function plain(text: unknown): unknown {
  return isObject(text) ? text.text : text;
}
