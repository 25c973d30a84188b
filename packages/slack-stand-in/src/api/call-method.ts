import { isObject, type Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';
import type { Method } from './method.ts';
import { METHODS } from './methods.ts';
import { recordCall } from './record-call.ts';
import { argumentsError, SlackError } from './slack-error.ts';

/** The answer to a call, and its headers. */
export interface CallResult {
  result: Json;
  headers: Record<string, string>;
}

/**
 * Checks token, scope and arguments, carries the call out and records it. A refusal is a result too, because Slack sends it with HTTP
 * status 200. `started` is the arrival of the request by `performance.now()`.
 */
export async function callMethod(
  stage: Stage,
  name: string,
  token: string,
  args: Json,
  started = performance.now(),
): Promise<CallResult> {
  const headers: Record<string, string> = {};
  const at = stage.now();
  let given = args;
  let over: ReturnType<Stage['log']['call']> | undefined;
  let result: Json;
  try {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
    checkToken(stage, method, token);
    if (method.token !== 'app') headers['x-oauth-scopes'] = [...stage.scopes].join(',');
    given = parseJson(method, args);
    checkScope(stage, method, given, headers);
    checkRequired(method, given);
    // The line is logged before the call runs, so that it precedes the events that the call causes.
    over = stage.log.call({ method: name, args: given, at }, started);
    result = { ok: true, ...(await method.run(stage, given)) };
    if (method.writes) await stage.persistence.save(stage.workspace.data);
  } catch (error) {
    if (!(error instanceof SlackError)) {
      over?.({ ok: false, error: 'internal_error' });
      throw error;
    }
    result = error.toResult();
  }
  recordCall(stage, { method: name, args: given, result, at }, over);
  return { result, headers };
}

function checkToken(stage: Pick<Stage, 'appInfo' | 'tokenError'>, method: Method, token: string): void {
  const { botToken, appToken } = stage.appInfo;
  if (token === '') throw new SlackError('not_authed');
  if (token !== botToken && token !== appToken) throw new SlackError('invalid_auth');
  if (stage.tokenError !== undefined) throw new SlackError(stage.tokenError);
  if (token !== (method.token === 'app' ? appToken : botToken)) throw new SlackError('not_allowed_token_type');
}

function checkScope(stage: Stage, method: Method, args: Json, headers: Record<string, string>): void {
  if (method.scope === undefined) return;
  const needed = typeof method.scope === 'string' ? method.scope : method.scope(stage, args);
  headers['x-accepted-oauth-scopes'] = needed;
  if (stage.scopes.has(needed)) return;
  throw new SlackError('missing_scope', { needed, provided: [...stage.scopes].join(',') });
}

function checkRequired(method: Method, args: Json): void {
  const missing = (method.required ?? []).filter((name) => args[name] === undefined || args[name] === '');
  if (missing.length === 0) return;
  throw argumentsError(
    'invalid_arguments',
    missing.map((name) => ({ path: '', message: `missing required field: ${name}` })),
  );
}

/** Parses structured arguments, which forms carry as JSON. @throws SlackError `invalid_blocks_format`, `invalid_metadata_format`, `invalid_arguments` */
function parseJson(method: Method, args: Json): Json {
  const parsed = { ...args };
  for (const name of method.json ?? []) {
    if (typeof parsed[name] !== 'string') continue;
    if (parsed[name] === '') {
      delete parsed[name];
      continue;
    }
    try {
      parsed[name] = JSON.parse(parsed[name]);
    } catch {
      throw new SlackError(FORMAT_ERRORS[name] ?? 'invalid_arguments');
    }
    if (!isObject(parsed[name]) && !Array.isArray(parsed[name])) {
      throw new SlackError(FORMAT_ERRORS[name] ?? 'invalid_arguments');
    }
  }
  return parsed;
}

const FORMAT_ERRORS: Record<string, string> = {
  blocks: 'invalid_blocks_format',
  metadata: 'invalid_metadata_format',
};
