export interface Token {
  /** Undefined for what stands between: braces, commas, blanks. */
  kind: 'name' | 'text' | 'value' | undefined;
  text: string;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON in parts, to colour them. Joined they are the same text again, also when it is cut in the middle. */
export function tokenizeJson(json: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of json.matchAll(TOKEN)) {
    if (match.index > at) tokens.push({ kind: undefined, text: json.slice(at, match.index) });
    const [text, quoted, colon] = match;
    const kind = quoted === undefined ? 'value' : colon === undefined ? 'text' : 'name';
    tokens.push({ kind, text: quoted ?? text });
    at = match.index + (quoted ?? text).length;
  }
  if (at < json.length) tokens.push({ kind: undefined, text: json.slice(at) });
  return tokens;
}
