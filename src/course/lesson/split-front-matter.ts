/**
 * Takes the front matter off a Markdown text. The body keeps its line numbers: the front matter's lines become blank.
 * @returns `front` undefined when there is none
 */
export function splitFrontMatter(text: string): { front: string | undefined; body: string } {
  const match = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/u.exec(text);
  if (match === null) return { front: undefined, body: text };
  return { front: match[1] ?? '', body: match[0].replace(/[^\n]/gu, '') + text.slice(match[0].length) };
}
