import type { Json } from '../../json.ts';
import { replaceEmoji } from './emoji.ts';
import { Mrkdwn } from './mrkdwn.tsx';

/** The text of a `plain_text` object with its emoji. A mrkdwn object gives its source. */
export function plainText(object: Json | string | undefined): string {
  if (object === undefined || object === null) return '';
  if (typeof object === 'string') return object;
  return object.emoji === false ? String(object.text) : replaceEmoji(String(object.text ?? ''));
}

export function TextObject({ object }: { object: Json }) {
  if (object.type === 'mrkdwn') return <Mrkdwn text={String(object.text)} />;
  return <span class="plain">{plainText(object)}</span>;
}
