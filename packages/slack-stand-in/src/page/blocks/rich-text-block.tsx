import type { ComponentChildren } from 'preact';
import type { Json } from '../../json.ts';
import { findEmoji } from '../text/emoji.ts';
import { ChannelLink, ExternalLink, GroupMention, Mention } from '../text/mention.tsx';
import { Emoji, SlackDate } from '../text/mrkdwn.tsx';

export function RichTextBlock({ block }: { block: Json }) {
  return (
    <div class="mrkdwn rich-text">
      {(block.elements as Json[]).map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: Json }) {
  const elements = part.elements as Json[];
  switch (part.type) {
    case 'rich_text_list':
      return <RichTextList part={part} />;
    case 'rich_text_quote':
      return (
        <blockquote>
          <Pieces pieces={elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Pieces pieces={elements} />
        </pre>
      );
    default:
      return (
        <p>
          <Pieces pieces={elements} />
        </p>
      );
  }
}

/** A list of rich text. Slack sends nested lists as separate lists with `indent`; `offset` continues the numbers of an earlier one. */
function RichTextList({ part }: { part: Json }) {
  const level = Math.min(8, Number(part.indent ?? 0));
  const items = (part.elements as Json[]).map((item, index) => (
    <li key={index}>
      <Pieces pieces={item.elements as Json[]} />
    </li>
  ));
  if (part.style !== 'ordered') return <ul class={`indent-${level}`}>{items}</ul>;
  return (
    <ol class={`indent-${level}`} start={Number(part.offset ?? 0) + 1}>
      {items}
    </ol>
  );
}

function Pieces({ pieces }: { pieces: Json[] }) {
  return pieces.map((piece, index) => <Styled key={index} style={piece.style} children={<Piece piece={piece} />} />);
}

function Styled({ style, children }: { style?: Record<string, boolean>; children: ComponentChildren }) {
  let node = children;
  if (style?.code) node = <code>{node}</code>;
  if (style?.strike) node = <s>{node}</s>;
  if (style?.underline) node = <u>{node}</u>;
  if (style?.italic) node = <em>{node}</em>;
  if (style?.bold) node = <strong>{node}</strong>;
  return <>{node}</>;
}

function Piece({ piece }: { piece: Json }) {
  switch (piece.type) {
    case 'text':
      return <span class="verbatim">{String(piece.text)}</span>;
    case 'link':
      return <ExternalLink url={String(piece.url)}>{String(piece.text ?? piece.url)}</ExternalLink>;
    case 'user':
      return <Mention id={String(piece.user_id)} />;
    case 'channel':
      return <ChannelLink id={String(piece.channel_id)} />;
    case 'usergroup':
      return <GroupMention id={String(piece.usergroup_id)} />;
    case 'broadcast':
      return <span class="mention">@{String(piece.range)}</span>;
    case 'emoji':
      return findEmoji(piece.name) === undefined && typeof piece.unicode === 'string' ? (
        <span class="emoji">{fromUnicode(piece.unicode)}</span>
      ) : (
        <Emoji name={String(piece.name)} />
      );
    case 'date':
      return (
        <SlackDate
          seconds={Number(piece.timestamp)}
          format={String(piece.format)}
          fallback={String(piece.fallback ?? '')}
          url={piece.url}
        />
      );
    case 'color':
      return <code>{String(piece.value)}</code>;
    default:
      return null;
  }
}

function fromUnicode(hex: string): string {
  return hex
    .split('-')
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('');
}
