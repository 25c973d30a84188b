/** Characters with a meaning in Markdown, HTML or MathJax. */
const MEANING = /[\\`*_{}[\]<>#|$~!&]/gu;

/** Escapes text from data or users for Markdown, on one line: column names, file names, parameters. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(MEANING, '\\$&');
}
