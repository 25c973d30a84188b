/** Signs that mean something in Markdown, HTML or MathJax. */
const MEANING = /[\\`*_{}[\]<>#|$~!&]/gu;

/** Text from data as Markdown that shows it as it is, on one line: column names, file names, what a learner typed. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(MEANING, '\\$&');
}
