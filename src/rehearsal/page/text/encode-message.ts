import type { PageState } from '../../page-api.ts';

/** What a person typed as Slack stores it: the three special characters escaped, known names and channels as ids. */
export function encodeMessage(text: string, state: Pick<PageState, 'users' | 'channels'>): string {
  let encoded = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('＠', '@');
  const names = state.users
    .flatMap(({ id, realName, name }) => [
      { name: realName, id },
      { name, id },
    ])
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  for (const { name, id } of names) encoded = encoded.replaceAll(`@${name}`, `<@${id}>`);
  for (const { name, id, isIm } of state.channels) {
    if (!isIm) encoded = encoded.replace(new RegExp(`(^|\\s)#${escapeRegExp(name)}(?![\\w-])`, 'g'), `$1<#${id}>`);
  }
  return encoded;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
