import { isObject, type Json } from '../json.ts';

/** One thing that Slack would refuse. `path` is a JSON pointer into the arguments, as in `/blocks/0/text/text`. */
export interface Problem {
  path: string;
  message: string;
}

/** As Slack words it in `response_metadata.messages`, less the leading `[ERROR] `. */
export function describeProblem({ path, message }: Problem): string {
  return `${message} [json-pointer:${path}]`;
}

/** The problems that an answer of the Web API lists in `response_metadata.messages`. */
export function readProblems(answer: Json): Problem[] {
  const metadata: unknown = answer.response_metadata;
  const messages: unknown = isObject(metadata) ? metadata.messages : undefined;
  return (Array.isArray(messages) ? messages : []).map(String).map((text) => {
    const [, message = text, path = ''] = /^\[ERROR\] ([\s\S]*?)(?: \[json-pointer:([^\]]*)\])?$/.exec(text) ?? [];
    return { path, message };
  });
}
