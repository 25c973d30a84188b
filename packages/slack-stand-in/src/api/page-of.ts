import type { Json } from '../json.ts';
import { SlackError } from './slack-error.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 999;

/** Cuts one page out of a list by `limit` and `cursor`. `next` is empty on the last page. @throws SlackError `invalid_cursor`, `invalid_limit` */
export function pageOf<T>(all: T[], { limit, cursor }: Json): { items: T[]; next: string } {
  const size = limit === undefined || limit === '' ? DEFAULT_LIMIT : Number(limit);
  if (!Number.isInteger(size) || size < 0) throw new SlackError('invalid_limit');
  const start = cursor === undefined || cursor === '' ? 0 : decode(String(cursor));
  const end = start + Math.min(size === 0 ? DEFAULT_LIMIT : size, MAX_LIMIT);
  return { items: all.slice(start, end), next: end < all.length ? encode(end) : '' };
}

function encode(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64');
}

function decode(cursor: string): number {
  const offset = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (offset === undefined) throw new SlackError('invalid_cursor');
  return Number(offset);
}
