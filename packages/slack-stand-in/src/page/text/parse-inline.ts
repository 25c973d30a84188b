import { decodeEntities, type Inline } from './inline.ts';

const DELIMITERS: Record<string, 'bold' | 'italic' | 'strike'> = { '*': 'bold', _: 'italic', '~': 'strike' };
const WORD = /[\p{L}\p{N}]/u;

/** Parses the inline markup of mrkdwn. As in Slack, a delimiter counts only at the edge of a word. */
export function parseInline(source: string): Inline[] {
  const out: Inline[] = [];
  let text = '';
  const push = (node: Inline) => {
    if (text !== '') out.push({ kind: 'text', text: decodeEntities(text) });
    text = '';
    out.push(node);
  };
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const found =
      source[at] === '\n' ? { node: { kind: 'break' as const }, length: 1 } : parseMark(rest, source[at - 1]);
    if (found === undefined) {
      text += source[at];
      at += 1;
    } else {
      push(found.node);
      at += found.length;
    }
  }
  if (text !== '') out.push({ kind: 'text', text: decodeEntities(text) });
  return out;
}

function parseMark(rest: string, before: string | undefined): { node: Inline; length: number } | undefined {
  const first = rest[0] ?? '';
  if (first === '<') {
    const match = /^<([^<>\n]+)>/.exec(rest);
    return match === null ? undefined : { node: parseReference(match[1]!), length: match[0].length };
  }
  if (first === '`') {
    const match = /^`([^`\n]+)`/.exec(rest);
    return match === null
      ? undefined
      : { node: { kind: 'code', text: decodeEntities(match[1]!) }, length: match[0].length };
  }
  if (first === ':') {
    const match = /^:([a-z0-9_+-]+(?:::skin-tone-\d)?):/.exec(rest);
    return match === null ? undefined : { node: { kind: 'emoji', name: match[1]! }, length: match[0].length };
  }
  if (first === 'h' && (before === undefined || !WORD.test(before))) {
    const match = /^https?:\/\/[^\s<>"'、。）」]+[^\s<>"'、。）」.,;:!?)]/.exec(rest);
    if (match === null) return undefined;
    const url = decodeEntities(match[0]);
    return { node: { kind: 'link', url, label: [{ kind: 'text', text: url }] }, length: match[0].length };
  }
  const kind = DELIMITERS[first];
  if (kind === undefined || (before !== undefined && WORD.test(before))) return undefined;
  const end = findClosing(rest, first);
  return end === undefined ? undefined : { node: { kind, children: parseInline(rest.slice(1, end)) }, length: end + 1 };
}

function findClosing(rest: string, mark: string): number | undefined {
  if (/^.(\s|$)/.test(rest)) return undefined;
  for (let at = 2; at < rest.length; at += 1) {
    if (rest[at] === '\n') return undefined;
    if (rest[at] !== mark || /\s/.test(rest[at - 1]!)) continue;
    const after = rest[at + 1];
    if (after === undefined || (!WORD.test(after) && after !== mark)) return at;
  }
  return undefined;
}

/** Parses the content of angle brackets: a link, a mention, a channel, a broadcast or a date. */
function parseReference(body: string): Inline {
  const [target = '', label] = splitOnce(body, '|');
  const sigil = target[0];
  const named = label === undefined ? {} : { label: decodeEntities(label) };
  if (sigil === '@') return { kind: 'user', id: target.slice(1), ...named };
  if (sigil === '#') return { kind: 'channel', id: target.slice(1), ...named };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice(9), ...named };
  if (target.startsWith('!date^')) {
    const [, seconds = '0', format = '', url] = target.split('^');
    const base = { kind: 'date' as const, seconds: Number(seconds), format, fallback: decodeEntities(label ?? '') };
    return url === undefined ? base : { ...base, url };
  }
  if (sigil === '!') return { kind: 'broadcast', name: label ?? target.slice(1) };
  const url = decodeEntities(target);
  return { kind: 'link', url, label: label === undefined ? [{ kind: 'text', text: url }] : parseInline(label) };
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
