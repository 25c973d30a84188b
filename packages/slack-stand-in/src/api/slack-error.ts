import { describeProblem, type Problem } from '../block-kit/problem.ts';
import type { Json } from '../json.ts';

/** A refusal: `{ok: false, error}` plus Slack's details. */
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

/** A refusal that lists the problems of the arguments in Slack's words. */
export function argumentsError(code: string, problems: Problem[]): SlackError {
  const errors = problems.map(describeProblem);
  return new SlackError(code, {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}
