import type { Stage } from '../state/stage.ts';

/**
 * Encodes mentions of known people and groups: `@hana` and `@佐藤 花` become `<@U0HANA>`, `@data-team` becomes
 * `<!subteam^S0DATATEAM>`. Encoded mentions stay.
 */
export function encodeMentions(stage: Pick<Stage, 'workspace'>, text: string): string {
  return replaceMentions(stage, text, ({ code }) => `<${code}>`);
}

/** Encodes mentions with names, as a slash command with `should_escape` does: `<@U0HANA|hana>`, `<!subteam^S0DATATEAM|@data-team>`. */
export function encodeCommand(stage: Pick<Stage, 'workspace'>, text: string): string {
  return replaceMentions(stage, text, ({ code, handle }) => `<${code}|${handle}>`);
}

interface Mention {
  name: string;
  code: string;
  handle: string;
}

function replaceMentions(stage: Pick<Stage, 'workspace'>, text: string, encode: (mention: Mention) => string): string {
  const { users, app, userGroups } = stage.workspace.data;
  const people = [...users, { id: app.userId, name: app.name.toLowerCase(), realName: app.name }];
  const mentions: Mention[] = [
    ...people.flatMap(({ id, name, realName }) =>
      [name, realName].map((written) => ({ name: written, code: `@${id}`, handle: name })),
    ),
    ...userGroups.map(({ id, handle }) => ({ name: handle, code: `!subteam^${id}`, handle: `@${handle}` })),
  ].sort((a, b) => b.name.length - a.name.length);
  let encoded = text;
  // An address such as taro@hana.example is no mention, and encoded mentions stay.
  for (const mention of mentions) {
    const written = new RegExp(`(?<![\\w.<|])@${escapeRegExp(mention.name)}(?![\\w-]|\\.\\w)`, 'g');
    encoded = encoded.replace(written, () => encode(mention));
  }
  return encoded;
}

/** Escapes the three special characters as Slack's client does. Mentions and channel links stay. */
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
