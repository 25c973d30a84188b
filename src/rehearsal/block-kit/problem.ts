/** One thing that Slack would refuse. `path` is a JSON pointer into the arguments, as in `/blocks/0/text/text`. */
export interface Problem {
  path: string;
  message: string;
}

/** As Slack words it in `response_metadata.messages`, less the leading `[ERROR] `. */
export function describeProblem({ path, message }: Problem): string {
  return `${message} [json-pointer:${path}]`;
}
