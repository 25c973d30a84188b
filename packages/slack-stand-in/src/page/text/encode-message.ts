import type { PageState } from '../../page-api.ts';

/** Encodes typed text as Slack stores it: escapes the three special characters, and turns known names and channels into ids. */
export function encodeMessage(text: string, state: Pick<PageState, 'users' | 'channels' | 'userGroups'>): string {
  let encoded = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('＠', '@');
  const names = state.users
    .flatMap(({ id, realName, name }) => [
      { name: realName, code: `@${id}` },
      { name, code: `@${id}` },
    ])
    .concat(state.userGroups.map(({ id, handle }) => ({ name: handle, code: `!subteam^${id}` })))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  for (const { name, code } of names) encoded = encoded.replaceAll(`@${name}`, `<${code}>`);
  for (const { name, id, isIm } of state.channels) {
    if (!isIm) encoded = encoded.replace(new RegExp(`(^|\\s)#${escapeRegExp(name)}(?![\\w-])`, 'g'), `$1<#${id}>`);
  }
  return encoded;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
