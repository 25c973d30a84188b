import type { Stage } from '../state/stage.ts';

/**
 * `@hana` and `@佐藤 花` become `<@U0HANA>` and `@data-team` becomes `<!subteam^S0DATATEAM>`, for everybody the workspace knows; what is
 * encoded already stays.
 */
export function encodeMentions(stage: Stage, text: string): string {
  return replaceMentions(stage, text, ({ code }) => `<${code}>`);
}

/** As a slash command carries them (`should_escape`): with their names, `<@U0HANA|hana>`, `<!subteam^S0DATATEAM|@data-team>`. */
export function encodeCommand(stage: Stage, text: string): string {
  return replaceMentions(stage, text, ({ code, handle }) => `<${code}|${handle}>`);
}

interface Mention {
  name: string;
  code: string;
  handle: string;
}

function replaceMentions(stage: Stage, text: string, encode: (mention: Mention) => string): string {
  const { users, app, userGroups } = stage.workspace.data;
  const people = [...users, { id: app.userId, name: app.name.toLowerCase(), realName: app.name }];
  const mentions: Mention[] = [
    ...people.flatMap(({ id, name, realName }) =>
      [name, realName].map((written) => ({ name: written, code: `@${id}`, handle: name })),
    ),
    ...userGroups.map(({ id, handle }) => ({ name: handle, code: `!subteam^${id}`, handle: `@${handle}` })),
  ].sort((a, b) => b.name.length - a.name.length);
  let encoded = text;
  // Not inside an address such as taro@hana.example, nor in what is encoded already.
  for (const mention of mentions) {
    const written = new RegExp(`(?<![\\w.<|])@${escapeRegExp(mention.name)}(?![\\w-]|\\.\\w)`, 'g');
    encoded = encoded.replace(written, () => encode(mention));
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
