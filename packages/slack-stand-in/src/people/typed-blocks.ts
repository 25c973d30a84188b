import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/** The rich text block that Slack's client sends for a typed text. */
export function typedBlocks(stage: Pick<Stage, 'workspace'>, text: string): Json[] {
  const elements = text
    .split(/(<@[UW][^<>\s|]+>|<!subteam\^[^<>\s|]+>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, user, group] = /^<(?:@([^<>]+)|!subteam\^([^<>]+))>$/.exec(part) ?? [];
      if (user !== undefined) return { type: 'user', user_id: user };
      return group === undefined ? { type: 'text', text: decode(part) } : { type: 'usergroup', usergroup_id: group };
    });
  return [
    { type: 'rich_text', block_id: stage.workspace.nextId('b'), elements: [{ type: 'rich_text_section', elements }] },
  ];
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
