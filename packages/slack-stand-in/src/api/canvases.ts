import { isObject, type Json } from '../json.ts';
import { findChannel } from './find-channel.ts';
import type { Method } from './method.ts';
import { argumentsError, SlackError } from './slack-error.ts';

/** "The markdown content is limited to 1 MiB" (docs.slack.dev/reference/methods/conversations.canvases.create). */
const MOST_CHARACTERS = 1_048_576;

/**
 * Canvases of channels: an app makes one as a tab, and replaces what it shows.
 * Source: https://docs.slack.dev/reference/methods/canvases.create, …/canvases.edit
 */
export const CANVASES: Record<string, Method> = {
  'canvases.create': {
    scope: 'canvases:write',
    json: ['document_content'],
    writes: true,
    run(stage, args) {
      const markdown = args.document_content === undefined ? '' : markdownOf(args.document_content);
      const { id: channel } = findChannel(stage, args.channel_id);
      const canvas = { id: stage.workspace.nextId('F'), channel, title: String(args.title ?? ''), markdown };
      stage.workspace.data.canvases.push(canvas);
      return { canvas_id: canvas.id };
    },
  },
  'canvases.edit': {
    scope: 'canvases:write',
    required: ['canvas_id', 'changes'],
    json: ['changes'],
    writes: true,
    run(stage, args) {
      const canvas = stage.workspace.data.canvases.find(({ id }) => id === args.canvas_id);
      if (canvas === undefined) throw new SlackError('canvas_not_found');
      canvas.markdown = replacement(args.changes);
      return {};
    },
  },
};

/** The text of the only change that the stand-in knows: one that replaces everything. Slack takes one change a call. */
function replacement(changes: unknown): string {
  const [change, ...more] = Array.isArray(changes) ? (changes as unknown[]) : [];
  if (!isObject(change) || more.length > 0) throw invalid('changes', 'must be a list with one change');
  const { operation, section_id: section, document_content: content } = change as Json;
  if (operation !== 'replace' || section !== undefined) throw invalid('changes', 'must replace the whole canvas');
  return markdownOf(content);
}

function markdownOf(content: unknown): string {
  const { type, markdown } = isObject(content) ? (content as Json) : {};
  if (type !== 'markdown' || typeof markdown !== 'string') throw invalid('document_content', 'must be Markdown');
  if (markdown.length > MOST_CHARACTERS) throw invalid('document_content', 'is too long');
  return markdown;
}

function invalid(path: string, message: string): SlackError {
  return argumentsError('invalid_arguments', [{ path: `/${path}`, message }]);
}
