import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/** One method of the Web API. */
export interface Method {
  /** The scope it needs; may depend on the conversation. Absent = any valid token. */
  scope?: string | ((stage: Stage, args: Json) => string);
  /** Arguments without which it answers `invalid_arguments`. */
  required?: readonly string[];
  /** Arguments that come as JSON. */
  json?: readonly string[];
  /** Which token it takes; the bot's when absent. */
  token?: 'app';
  /** True when it changes what has to survive a restart. */
  writes?: boolean;
  /** The answer less `ok`. @throws SlackError */
  run(stage: Stage, args: Json): Json | Promise<Json>;
}
