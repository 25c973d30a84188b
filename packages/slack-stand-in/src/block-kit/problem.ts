import { isObject, type Json } from '../json.ts';

/** A reason why Slack would refuse a call. `path` is a JSON pointer into the arguments, such as `/blocks/0/text/text`. */
export interface Problem {
  path: string;
  message: string;
}

/** The problem as in Slack's `response_metadata.messages`, without the leading `[ERROR] `. */
export function describeProblem({ path, message }: Problem): string {
  return `${message} [json-pointer:${path}]`;
}

const SIGN = '[ERROR] ';

/** Reads the problems from `response_metadata.messages` of an answer. */
export function readProblems(answer: Json): Problem[] {
  const metadata: unknown = answer.response_metadata;
  const messages: unknown = isObject(metadata) ? metadata.messages : undefined;
  return (Array.isArray(messages) ? messages : []).map(String).map((text) => {
    if (!text.startsWith(SIGN)) return { path: '', message: text };
    const path = / \[json-pointer:([^[\]]*)\]$/.exec(text);
    return { path: path?.[1] ?? '', message: text.slice(SIGN.length, path?.index) };
  });
}
