export interface Token {
  /** Undefined for braces, commas and white space. */
  kind: 'name' | 'text' | 'value' | undefined;
  text: string;
}

/** The quotation mark at the end may be missing, or each one before would be looked at to the end of the text. */
const TOKEN = /("(?:[^"\\]|\\.)*"?)(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Splits JSON into tokens for colouring. The joined tokens equal the input, even for truncated JSON. */
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
