/**
 * Separates the front matter from a Markdown text. Blank lines replace it in the body, so line numbers stay the same.
 * @returns `front` is undefined when the text has no front matter
 */
export function splitFrontMatter(text: string): { front: string | undefined; body: string } {
  const match = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/u.exec(text);
  if (match === null) return { front: undefined, body: text };
  return { front: match[1] ?? '', body: match[0].replace(/[^\n]/gu, '') + text.slice(match[0].length) };
}
