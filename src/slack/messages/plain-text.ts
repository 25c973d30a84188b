import { parseMarkdown } from '../../course/parse-markdown.ts';
import { shorten } from './kit.ts';
import { quotePieces } from './markdown/quote-pieces.ts';

/** Slack advises at most 4,000 characters of message text. */
const LIMIT = 4000;

/** Markdown without its marks, for the `text` of a message: what notifications show and screen readers say. */
export function plainText(markdown: string, limit = LIMIT): string {
  const pieces = quotePieces(parseMarkdown(markdown).children, () => undefined);
  const text = pieces.map((piece) => piece.text ?? '').join('');
  return shorten(text.trim(), limit);
}
