import type { ContentOf } from '../../messages/content.ts';
import { context, type Message, section } from './kit.ts';
import type { Words } from './words.ts';

/** Tells the facilitator privately that a channel accepts no messages, why, and how to fix it; or that it does again. */
export function haltedMessage({ t }: Words, { channelId, reason, over }: ContentOf<'halted'>): Message {
  const channel = `<#${channelId}>`;
  if (over === true) return { text: t('halted.over', { channel }), blocks: [section(t('halted.over', { channel }))] };
  const text = t('halted.title', { channel });
  return { text, blocks: [section(`*${text}*\n${t(`halted.${reason}`)}`), context(t('halted.hint'))] };
}
