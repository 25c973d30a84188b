import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/** One method of the Web API. */
export interface Method {
  /** The required scope, which may depend on the conversation. Absent when any valid token will do. */
  scope?: string | ((stage: Stage, args: Json) => string);
  /** Required arguments. A call without one gets `invalid_arguments`. */
  required?: readonly string[];
  /** Arguments that forms carry as JSON. */
  json?: readonly string[];
  /** The kind of token; the bot's when absent. */
  token?: 'app';
  /** True when the call changes state that survives a restart. */
  writes?: boolean;
  /** Carries the call out. @returns the answer without `ok` @throws SlackError */
  run(stage: Stage, args: Json): Json | Promise<Json>;
}
