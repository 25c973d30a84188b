import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { GONE } from '../../flow/members/erase-content.ts';
import { cutAt } from './markdown/split-pieces.ts';

/** A message as Slack takes it: `text` is what notifications and screen readers say. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** Slack's limits in characters (docs.slack.dev, Block Kit reference). */
export const LIMITS = { section: 3000, header: 150, button: 75, option: 75, optionDescription: 75, title: 24 } as const;

/** Characters of a quotation with its escapes; a message takes about 13,000 and says more than the quotation. */
const MOST_ESCAPED = 9000;

/** What users type is text, never markup: the three characters that Slack's mrkdwn gives a meaning. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** At most `limit` characters, the cut marked by an ellipsis; never splits a surrogate pair. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

export function plain(text: string, limit = 2000): PlainTextElement {
  return { type: 'plain_text', text: shorten(text, limit), emoji: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.header) };
}

export function section(mrkdwn: string, accessory?: Button): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: shorten(mrkdwn, LIMITS.section) },
    ...(accessory === undefined ? {} : { accessory }),
  };
}

/** Secondary details, small and grey. */
export function context(mrkdwn: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: shorten(mrkdwn, 2000) }] };
}

export function actions(...elements: (Button | StaticSelect)[]): ActionsBlock {
  return { type: 'actions', elements };
}

export function button(actionId: string, label: string, value: string, style?: 'primary'): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, LIMITS.button),
    value,
    ...(style === undefined ? {} : { style }),
  };
}

/** A button that asks once more before it acts, for what cannot be taken back. */
export function carefulButton(
  actionId: string,
  label: string,
  value: string,
  ask: { title: string; text: string; yes: string; no: string },
): Button {
  return {
    ...button(actionId, label, value),
    style: 'danger',
    confirm: {
      title: plain(ask.title, 100),
      text: plain(ask.text, 300),
      confirm: plain(ask.yes, 30),
      deny: plain(ask.no, 30),
      style: 'danger',
    },
  };
}

/** A choice that acts at once. */
export function choice(
  actionId: string,
  placeholder: string,
  options: PlainTextOption[],
  initial?: string,
): StaticSelect {
  const chosen = options.find(({ value }) => value === initial);
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(placeholder, 150),
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

export function option(value: string, label: string, description?: string): PlainTextOption {
  return {
    text: plain(label, LIMITS.option),
    value,
    ...(description === undefined || description === ''
      ? {}
      : { description: plain(description, LIMITS.optionDescription) }),
  };
}

/** A person, as Slack renders a mention; somebody whose data were deleted is a figure without a name. */
export function mention(userId: string): string {
  if (userId.startsWith(GONE)) return ':bust_in_silhouette:';
  return `<@${userId}>`;
}

/**
 * What a person typed, whole, as quotations: as many sections as Slack's limit needs, which counts a character together with
 * its escape. A line longer than a section is cut between words. Text that is little but such characters would be too long
 * for a message: it is rich text, which escapes nothing.
 */
export function quote(text: string): (SectionBlock | RichTextBlock)[] {
  if (escapeMrkdwn(text).length > MOST_ESCAPED) {
    const elements = [{ type: 'text' as const, text }];
    return [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }];
  }
  const lines = text.split('\n').flatMap(cutLine);
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

/** How much of a line, in characters, has at most `room` characters with its escapes. */
function fitting(line: string, room: number): number {
  let left = room;
  let fits = 0;
  for (const char of line) {
    left -= escapeMrkdwn(char).length;
    if (left < 0) break;
    fits += char.length;
  }
  return fits;
}

/** The end of a sentence, else of a word, that is nearest to `aim` and not after `most`; else `aim` itself. */
function borderNear(line: string, aim: number, most: number): number {
  const near = (edge: RegExp): number | undefined =>
    [...line.slice(0, most).matchAll(edge)]
      .map((match) => match.index + match[0].length)
      .filter((at) => Math.abs(at - aim) <= aim / 4)
      .sort((a, b) => Math.abs(a - aim) - Math.abs(b - aim))[0];
  return near(/[。！？]|[.!?] /gu) ?? near(/ /gu) ?? cutAt(line, aim);
}

function cutLine(line: string): string[] {
  const quoted = `> ${escapeMrkdwn(line)}`;
  if (quoted.length <= LIMITS.section) return [quoted];
  // Parts of about the same length: a last one of two letters would look like another quotation.
  const parts = Math.ceil((quoted.length - 2) / (LIMITS.section - 2));
  const at = borderNear(line, fitting(line, Math.ceil(quoted.length / parts)), fitting(line, LIMITS.section - 2));
  return [`> ${escapeMrkdwn(line.slice(0, at))}`, ...cutLine(line.slice(at))];
}
