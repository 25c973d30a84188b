import { expect } from 'vitest';
import { HIDDEN } from './payloads.ts';

interface Found {
  mrkdwn: { text: string; verbatim?: boolean }[];
  rich: { type: string; url?: string; text?: string; style?: unknown }[];
  plain: string[];
}

/** Every text object in a structure of Block Kit. */
function textsIn(value: unknown, found: Found = { mrkdwn: [], rich: [], plain: [] }): Found {
  if (Array.isArray(value)) for (const one of value) textsIn(one, found);
  if (typeof value !== 'object' || value === null) return found;
  const { type } = value as { type?: string };
  if (type === 'mrkdwn') found.mrkdwn.push(value as never);
  if (type === 'plain_text') found.plain.push((value as { text: string }).text);
  if (type === 'text' || type === 'link' || type === 'user' || type === 'broadcast') found.rich.push(value as never);
  for (const one of Object.values(value)) textsIn(one, found);
  return found;
}

/** Tokens that the app itself writes: mentions of its people and channels, its dates, and links. None is from `PAYLOADS`. */
const OWN =
  /<@U0(?!VICTIM)\w+>|<#C0(?!VICTIM)\w+>|<!date\^(?!1700000000)[^<>]*>|<https:\/\/files\.slack\.com\/a\|[^<>|]*>|<https?:(?![^<>]*evil)[^<>]*>|<(https?:[^<>|]*)(?:\|\1)?>/gu;

/**
 * Fails when a structure of Block Kit makes a link, mention, date or format of a payload.
 * @param fallback a message's text, for notifications
 */
export function expectInert(shown: unknown, fallback?: string): void {
  const { mrkdwn, rich, plain } = textsIn(shown);
  for (const { text, verbatim } of mrkdwn) {
    expect(verbatim, text).toBe(true);
    expectNoTokens(text);
    const said = text.split('\n').filter((line) => !line.startsWith('> '));
    for (const line of said) expect(line).not.toMatch(/[*_~`]+forged|forged[*_~`]+|^(?:&gt;|>)/u);
  }
  if (fallback !== undefined) expectNoTokens(fallback);
  for (const { type, text = '', url, style } of rich) {
    expect(['text', 'link']).toContain(type);
    if (text.includes('forged')) expect(style).toBeUndefined();
    if (type === 'link' && url?.includes('evil')) expect(url).toContain(text);
    expect(text).not.toMatch(HIDDEN);
  }
  for (const text of plain) expect(text).not.toMatch(HIDDEN);
}

function expectNoTokens(mrkdwn: string): void {
  expect(mrkdwn.replace(OWN, ''), mrkdwn).not.toMatch(/[<>](?! )|<!|<@|<#/u);
  // The zero-width spaces of `toMrkdwn` are the app's own.
  expect(mrkdwn.replaceAll('\u200B', '')).not.toMatch(HIDDEN);
}
