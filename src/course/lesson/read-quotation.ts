import { dropComments } from '../drop-comments.ts';

/** The text of quoted lines (`> `), without comments. */
export function unquote(lines: readonly string[]): string {
  return dropComments(lines.map((line) => line.replace(/^> ?/u, '')).join('\n')).trim();
}

/** The text of a section that is one quotation; undefined for any other one. */
export function quotationIn(markdown: string): string | undefined {
  const lines = markdown.split('\n');
  const text = unquote(lines);
  return text !== '' && lines.every((line) => line.startsWith('>')) ? text : undefined;
}
