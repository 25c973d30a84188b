import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { dropInvisible } from '../../course/drop-invisible.ts';
import { GONE } from '../../flow/members/erase-content.ts';

/** A message; notifications and screen readers use `text`. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** Slack's limits in characters (docs.slack.dev, Block Kit reference). */
export const LIMITS = {
  section: 3000,
  header: 150,
  button: 75,
  option: 75,
  optionDescription: 75,
  title: 24,
  altText: 2000,
} as const;

/** Escapes what begins a link, a mention or a date in mrkdwn. Formats stay, as in a quotation of what a person wrote. */
export function escapeTokens(text: string): string {
  return dropInvisible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Slack has no escape for the marks of its formats, so signs that look alike stand for them. */
const LOOKALIKES: Record<string, string> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
/** A mark at the edge of a word. Slack takes one inside a word, as in `Sale_Price`, for a letter. */
const MARK = /(?<![\p{L}\p{N}])[*_~](?=\S)|(?<=\S)[*_~](?![\p{L}\p{N}])|`/gu;

/** Whether Slack would take a sign in this text for a mark of its formats. */
export function hasMark(text: string): boolean {
  return text.search(MARK) >= 0;
}

/**
 * Escapes text from people or data (what is typed, names of files, columns, people and groups, cells) for a sentence of the app: it shows
 * without links, mentions, dates and formats. Every such text passes here, `quote`, `plain` or `escapeMarkdown`.
 */
export function escapeMrkdwn(text: string): string {
  return escapeTokens(text.replace(MARK, (mark) => LOOKALIKES[mark] ?? mark)).replace(/^([ \t]*)&gt;/gmu, '$1›');
}

/** Cuts mrkdwn to at most `limit` characters, never within an escape or a token. */
export function shortenMrkdwn(mrkdwn: string, limit: number): string {
  if (mrkdwn.length <= limit) return mrkdwn;
  const cut = shorten(mrkdwn, limit).slice(0, -1);
  const open = cut.lastIndexOf('<');
  return `${(open > cut.lastIndexOf('>') ? cut.slice(0, open) : cut).replace(/&[a-z]{0,3}$/u, '')}…`;
}

/** `verbatim` keeps Slack from making links of names (@here, #general) and of URLs. */
function mrkdwnText(text: string, limit: number): MrkdwnElement {
  return { type: 'mrkdwn', text: shortenMrkdwn(text, limit), verbatim: true };
}

/** Cuts a text to at most `limit` characters with an ellipsis at the cut, and never splits a surrogate pair. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

export function plain(text: string, limit = 2000): PlainTextElement {
  return { type: 'plain_text', text: shorten(dropInvisible(text), limit), emoji: true };
}

/** A link in mrkdwn; without an address, its label. @param label escaped; a bar in it would end the address */
export function linked(label: string, address: string | undefined): string {
  return address === undefined ? label : `<${escapeTokens(address)}|${label.replaceAll('|', '¦')}>`;
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.header) };
}

export function section(mrkdwn: string, accessory?: Button | Overflow): SectionBlock {
  return {
    type: 'section',
    text: mrkdwnText(mrkdwn, LIMITS.section),
    ...(accessory === undefined ? {} : { accessory }),
  };
}

/** Fills as few sections as possible with whole lines; `expand` shows all of them. */
export function lineSections(lines: readonly string[]): SectionBlock[] {
  const pieces: string[] = [];
  for (const each of lines) {
    const joined = pieces.length === 0 ? each : `${pieces.at(-1)}\n${each}`;
    if (pieces.length > 0 && joined.length <= LIMITS.section) pieces[pieces.length - 1] = joined;
    else pieces.push(each);
  }
  return pieces.map((piece) => ({ ...section(piece), expand: true }));
}

/** Secondary details, small and grey. */
export function context(mrkdwn: string): ContextBlock {
  return { type: 'context', elements: [mrkdwnText(mrkdwn, 2000)] };
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

/** A button that asks for confirmation, for acts that cannot be undone. */
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

/** A menu whose choice acts at once. */
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

/** Whether this id stands for a person whose data are deleted. */
export function isErased(userId: string): boolean {
  return userId.startsWith(GONE);
}

/** A mention of a person; a person whose data are deleted is a symbol without a name. */
export function mention(userId: string): string {
  if (isErased(userId)) return ':bust_in_silhouette:';
  return `<@${userId}>`;
}
