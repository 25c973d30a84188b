import { dropInvisible } from './drop-invisible.ts';

/** Characters with a meaning in Markdown, GitHub's tables or MathJax, wherever they stand; HTML and entities where they begin. */
const MEANING = /[\\`*[\]|$~]|<(?=[a-z/!?])|&(?=#|[a-z])/giu;
/** What begins a heading, quotation, list or rule at the start of a line. */
const AT_START = /^ ?(?:>|#{1,6}(?= |$)|=(?=[= ]*$)|[-+](?= |$)|-(?=[- ]*$)|\d{1,9}(?=[.)]))/u;

/**
 * Escapes text from people or data for Markdown, on one line: it shows as it was typed, without links, images, formats or HTML. A
 * plain URL may still become a link to itself. Ordinary words and names such as `Sale_Price` stay as they are.
 */
export function escapeMarkdown(text: string): string {
  return dropInvisible(text)
    .replace(/\s+/gu, ' ')
    .replace(MEANING, '\\$&')
    .replace(/(?<before>[\p{L}\p{N}]?)(?<marks>_+)(?=(?<after>[\p{L}\p{N}]?))/gu, (_, before, marks, after) =>
      before !== '' && after !== '' ? `${before}${marks}` : `${before}${marks.replaceAll('_', '\\_')}`,
    )
    .replace(AT_START, (start) => (/\d/u.test(start) ? `${start}\\` : start.replace(/\S/u, '\\$&')));
}

/** A text of `escapeMarkdown`, or Markdown with such texts in it, as it shows where nothing reads Markdown: on a terminal. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/gu, '$1');
}

/**
 * Findings with every text escaped for Markdown, at any depth: names of columns, categories, sentences. Equal texts stay equal. All
 * Markdown about findings is written from this, so that no step has to think of it.
 */
export function escapeFindings<T>(findings: T): T {
  return escaped(findings) as T;
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') return escapeMarkdown(value);
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, escaped(one)]));
}
