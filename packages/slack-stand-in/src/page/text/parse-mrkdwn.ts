import { decodeEntities, type Inline } from './inline.ts';
import { parseInline } from './parse-inline.ts';

export type MrkdwnBlock =
  | { kind: 'text'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'item'; indent: number; marker: string; children: Inline[] }
  | { kind: 'pre'; text: string };

/** Parses Slack's mrkdwn into a tree. The text in the tree is decoded and never parsed again. */
export function parseMrkdwn(source: string): MrkdwnBlock[] {
  return source
    .replaceAll('\r\n', '\n')
    .split('```')
    .flatMap((part, index, parts) => {
      const closed = index % 2 === 1 && index < parts.length - 1;
      if (closed) return [{ kind: 'pre' as const, text: decodeEntities(part.replace(/^\n|\n$/g, '')) }];
      const text = index % 2 === 1 ? `\`\`\`${part}` : part;
      return parseLines(index === 0 ? text : text.replace(/^\n/, ''));
    });
}

function parseLines(source: string): MrkdwnBlock[] {
  if (source === '') return [];
  const groups: { kind: 'text' | 'quote' | 'item'; lines: string[]; indent: number; marker: string }[] = [];
  for (const line of source.split('\n')) {
    const quote = /^(?:>|&gt;) ?(.*)$/.exec(line);
    const item = /^(\s*)([•◦▪‣-]|\d{1,3}\.)\s+(\S.*)$/.exec(line);
    const kind = quote !== null ? 'quote' : item !== null ? 'item' : 'text';
    const content = quote?.[1] ?? item?.[3] ?? line;
    const last = groups.at(-1);
    if (kind !== 'item' && last?.kind === kind) last.lines.push(content);
    else groups.push({ kind, lines: [content], indent: item?.[1]?.length ?? 0, marker: item?.[2] ?? '' });
  }
  if (groups.at(-1)?.lines.join('') === '') groups.pop();
  return groups.map(({ kind, lines, indent, marker }) => {
    const children = parseInline(lines.join('\n'));
    return kind === 'item' ? { kind, indent, marker: marker === '-' ? '•' : marker, children } : { kind, children };
  });
}
