import { describeProblem, type Problem } from '../block-kit/problem.ts';
import type { Json } from '../json.ts';

/** `{ok: false, error}` with what Slack adds to it. */
export class SlackError extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }

  toResult(): Json {
    return { ok: false, error: this.code, ...this.details };
  }
}

/** An error that lists what is wrong with the arguments, as Slack words it. */
export function argumentsError(code: string, problems: Problem[]): SlackError {
  const errors = problems.map(describeProblem);
  return new SlackError(code, {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}
