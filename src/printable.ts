/**
 * What a terminal obeys instead of showing it: control characters but tab and line break, and the marks that turn the direction of
 * what follows.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that it looks for.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Writes each character that a terminal would obey as `\u001b`. A column's name, a file's name or an error can hold one, and would
 * recolor, overwrite or retitle the terminal. JSON stays the same JSON: there, such characters are inside of strings only.
 */
export function printable(text: string): string {
  return text.replace(OBEYED, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
