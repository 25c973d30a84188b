/** A value that a notebook's settings may have. Undefined becomes Python's None. */
export type Literal =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Literal[]
  | { readonly [key: string]: Literal };

const WIDTH = 100;
/** Invisible characters of the basic plane. Python reads `\ud83d\ude00` as two characters, so others stay unescaped. */
const INVISIBLE =
  /[\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * Writes a value as a Python literal. Text cannot end its quotation marks or its line, and invisible characters are
 * escaped, so that they cannot reorder the displayed code.
 * @param indent spaces before the line on which the value begins, for lists over several lines
 * @throws RangeError for NaN and infinities
 * @example pythonLiteral(["Id", true, null]) // '["Id", True, None]'
 */
export function pythonLiteral(value: Literal, indent = 0): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return number(value);
  const inner = indent + 4;
  if (isList(value)) {
    return bracket(
      '[',
      value.map((one) => pythonLiteral(one, inner)),
      ']',
      indent,
    );
  }
  const entries = Object.entries(value).map(([key, one]) => `${text(key)}: ${pythonLiteral(one, inner)}`);
  return bracket('{', entries, '}', indent);
}

function text(value: string): string {
  return JSON.stringify(value).replace(INVISIBLE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written into a notebook`);
  return String(value);
}

function isList(value: readonly Literal[] | { readonly [key: string]: Literal }): value is readonly Literal[] {
  return Array.isArray(value);
}

function bracket(open: string, items: string[], close: string, indent: number): string {
  const line = `${open}${items.join(', ')}${close}`;
  if (indent + line.length <= WIDTH && !line.includes('\n')) return line;
  const pad = ' '.repeat(indent + 4);
  return `${open}\n${items.map((item) => `${pad}${item},\n`).join('')}${' '.repeat(indent)}${close}`;
}
