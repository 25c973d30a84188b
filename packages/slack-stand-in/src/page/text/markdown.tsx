import type { Nodes, Parents, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { memo } from 'preact/compat';
import { replaceEmoji } from './emoji.ts';
import { ExternalLink } from './mention.tsx';
import { SafeImage } from './safe-image.tsx';

/** The `markdown` block. As in Slack, all headings look the same and HTML is text. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return <div class="mrkdwn markdown">{children(tree)}</div>;
});

function children(parent: Parents) {
  return parent.children.map((node, index) => <Node key={index} node={node} />);
}

function Node({ node }: { node: Nodes }) {
  switch (node.type) {
    case 'text':
      return <>{replaceEmoji(node.value)}</>;
    case 'html':
      return <>{node.value}</>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return <pre>{node.value}</pre>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'image':
      return <SafeImage src={node.url} alt={node.alt ?? ''} isChart={false} />;
    case 'table':
      return <MarkdownTable table={node} />;
    case 'paragraph':
      return <p>{children(node)}</p>;
    case 'heading':
      return <p class="heading">{children(node)}</p>;
    case 'strong':
      return <strong>{children(node)}</strong>;
    case 'emphasis':
      return <em>{children(node)}</em>;
    case 'delete':
      return <s>{children(node)}</s>;
    case 'blockquote':
      return <blockquote>{children(node)}</blockquote>;
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{children(node)}</ol> : <ul>{children(node)}</ul>;
    case 'listItem':
      return (
        <li>
          {typeof node.checked === 'boolean' && (node.checked ? '☑ ' : '☐ ')}
          {children(node)}
        </li>
      );
    case 'link':
      return <ExternalLink url={node.url}>{children(node)}</ExternalLink>;
    default:
      return 'children' in node ? children(node) : null;
  }
}

function MarkdownTable({ table }: { table: Table }) {
  const [head, ...rows] = table.children;
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            {head?.children.map((cell, index) => (
              <th key={index} scope="col" class={`align-${table.align?.[index] ?? 'left'}`}>
                {children(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.children.map((cell, at) => (
                <td key={at} class={`align-${table.align?.[at] ?? 'left'}`}>
                  {children(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
