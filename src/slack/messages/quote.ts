import type { RichTextBlock, SectionBlock } from '@slack/types';
import { dropInvisible } from '../../course/drop-invisible.ts';
import { escapeTokens, LIMITS, section, shorten } from './kit.ts';
import { cutAt } from './markdown/split-pieces.ts';

/** Most characters of a quotation with its escapes and marks: a message takes about 12,000, and has other text. */
const MOST_ESCAPED = 9000;

/**
 * Quotes a person's whole text in as many sections as Slack's limit needs, which also counts escapes. A line that is longer than
 * a section is cut between words. Formats are the person's own, as in any message; mentions are not, and a URL becomes a link that
 * shows where it leads. A text with so many escapes that it would exceed a message becomes rich text, which needs none.
 */
export function quote(text: string): (SectionBlock | RichTextBlock)[] {
  // Each line begins with `> `.
  const marks = 2 * text.split(LINE_END).length;
  if (escaped(text).length + marks > MOST_ESCAPED) {
    const elements = [{ type: 'text' as const, text: dropInvisible(text) }];
    return [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }];
  }
  const lines = text.split(LINE_END).flatMap(cutLine);
  const blocks: SectionBlock[] = [];
  let current = '';
  for (const line of lines) {
    if (current !== '' && current.length + 1 + line.length > LIMITS.section) {
      blocks.push(section(current));
      current = line;
    } else {
      current = current === '' ? line : `${current}\n${line}`;
    }
  }
  return [...blocks, section(current)];
}

/** Everything that Slack or a reader may take for the end of a line: after it, the quotation would be over. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
/** An address without what usually follows one in a sentence. */
const URL_TYPED =
  /https?:\/\/[^\s<>|"'`*\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。）」]{1,2000}(?<![.,;:!?)\]}_~])/gu;

function escaped(text: string): string {
  let from = 0;
  let result = '';
  for (const { 0: url, index } of text.matchAll(URL_TYPED)) {
    if (!URL.canParse(url)) continue;
    result += `${escapeTokens(text.slice(from, index))}<${escapeTokens(url)}>`;
    from = index + url.length;
  }
  return result + escapeTokens(text.slice(from));
}

/** Quotes the start of a text: at most `most` characters, counted with their escapes as Slack counts them. */
export function quoteStart(text: string, most: number): (SectionBlock | RichTextBlock)[] {
  return quote(fitsQuote(text, most) ? text : shorten(text, fitting(text, most)));
}

/** Whether `quoteStart` shows a text as a whole. */
export function fitsQuote(text: string, most: number): boolean {
  return escaped(text).length <= most;
}

/** The number of characters at the start of a line that take at most `room` characters with their escapes. */
function fitting(line: string, room: number): number {
  let left = room;
  let fits = 0;
  for (const char of line) {
    left -= escapeTokens(char).length;
    if (left < 0) break;
    fits += char.length;
  }
  return fits;
}

/** The end of a sentence that is nearest to `aim` and not after `most`; else the end of a word; else `aim`. */
function borderNear(line: string, aim: number, most: number): number {
  const near = (edge: RegExp): number | undefined =>
    [...line.slice(0, most).matchAll(edge)]
      .map((match) => match.index + match[0].length)
      .filter((at) => Math.abs(at - aim) <= aim / 4)
      .sort((a, b) => Math.abs(a - aim) - Math.abs(b - aim))[0];
  return near(/[。！？]|[.!?] /gu) ?? near(/ /gu) ?? cutAt(line, aim);
}

function cutLine(line: string): string[] {
  const quoted = `> ${escaped(line)}`;
  if (quoted.length <= LIMITS.section) return [quoted];
  // The parts have about the same length: a last part of two letters would look like another quotation.
  const parts = Math.ceil((quoted.length - 2) / (LIMITS.section - 2));
  const room = LIMITS.section - 2 - 2 * [...line.matchAll(URL_TYPED)].length;
  const at = borderNear(line, fitting(line, Math.min(room, Math.ceil(quoted.length / parts))), fitting(line, room));
  return [`> ${escaped(line.slice(0, at))}`, ...cutLine(line.slice(at))];
}
