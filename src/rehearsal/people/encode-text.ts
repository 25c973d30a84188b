import type { Stage } from '../stage.ts';

/** `@hana` and `@佐藤 花` become `<@U0HANA>`, for everybody the workspace knows; what is encoded already stays. */
export function encodeMentions(stage: Stage, text: string): string {
  const { users, app } = stage.workspace.data;
  const names = [
    ...users.flatMap(({ id, name, realName }) => [
      { id, name: realName },
      { id, name },
    ]),
    { id: app.userId, name: app.name },
    { id: app.userId, name: app.name.toLowerCase() },
  ].sort((a, b) => b.name.length - a.name.length);
  let encoded = text;
  // Not inside an address such as taro@hana.example.
  for (const { id, name } of names) {
    encoded = encoded.replace(new RegExp(`(?<![\\w.<])@${escapeRegExp(name)}(?![\\w-]|\\.\\w)`, 'g'), `<@${id}>`);
  }
  return encoded;
}

/** The three special characters as Slack's client sends them; mentions and channel links stay. */
export function escapeTyped(text: string): string {
  return text
    .split(/(<[@#!][^<>\s]+>)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
    .join('');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
