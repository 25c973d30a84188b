import { memo } from 'preact/compat';
import { useSession } from '../state/session.ts';
import { findEmoji } from './emoji.ts';
import { formatSlackDate } from './format-date.ts';
import type { Inline } from './inline.ts';
import { ChannelLink, ExternalLink, GroupMention, Mention } from './mention.tsx';
import { type MrkdwnBlock, parseMrkdwn } from './parse-mrkdwn.ts';

/** Renders Slack's mrkdwn. */
export const Mrkdwn = memo(function Mrkdwn({ text }: { text: string }) {
  return (
    <div class="mrkdwn">
      {parseMrkdwn(text).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
});

function Block({ block }: { block: MrkdwnBlock }) {
  if (block.kind === 'pre') return <pre>{block.text}</pre>;
  const children = <Inlines nodes={block.children} />;
  if (block.kind === 'quote') return <blockquote>{children}</blockquote>;
  if (block.kind === 'text') return <p>{children}</p>;
  return (
    <p class={`item item-${Math.min(3, Math.floor(block.indent / 2))}`}>
      <span class="marker">{block.marker} </span>
      <span>{children}</span>
    </p>
  );
}

function Inlines({ nodes }: { nodes: Inline[] }) {
  return nodes.map((node, index) => <InlineNode key={index} node={node} />);
}

function InlineNode({ node }: { node: Inline }) {
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>;
    case 'break':
      return <br />;
    case 'bold':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} />
        </s>
      );
    case 'code':
      return <code>{node.text}</code>;
    case 'link':
      return (
        <ExternalLink url={node.url}>
          <Inlines nodes={node.label} />
        </ExternalLink>
      );
    case 'user':
      return <Mention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelLink id={node.id} label={node.label} />;
    case 'group':
      return <GroupMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <span class="mention">@{node.name}</span>;
    case 'date':
      return <SlackDate {...node} />;
    case 'emoji':
      return <Emoji name={node.name} />;
  }
}

export function Emoji({ name }: { name: string }) {
  const character = findEmoji(name);
  if (character === undefined) return <>{`:${name}:`}</>;
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}

export function SlackDate(props: { seconds: number; format: string; fallback: string; url?: string | undefined }) {
  const { locale, tz, now } = useSession();
  const date = new Date(props.seconds * 1000);
  if (Number.isNaN(date.getTime())) return <>{props.fallback}</>;
  const words = formatSlackDate(props.seconds, props.format, { locale, tz, now: now() });
  const time = (
    <time dateTime={date.toISOString()} title={date.toLocaleString(locale, { timeZone: tz })}>
      {words}
    </time>
  );
  return props.url === undefined ? time : <ExternalLink url={props.url}>{time}</ExternalLink>;
}
