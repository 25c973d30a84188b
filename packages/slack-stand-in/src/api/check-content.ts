import { areBlocksTooLong, checkMessageBlocks } from '../block-kit/check-message-blocks.ts';
import { normaliseBlocks } from '../block-kit/normalise-blocks.ts';
import type { Place } from '../block-kit/schema.ts';
import { isObject, type Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';
import { argumentsError, SlackError } from './slack-error.ts';

const TEXT_LIMIT = 40_000;
/** docs.slack.dev/reference/methods/chat.update, `msg_too_long`: "The `text` field cannot exceed 4,000 characters". */
export const UPDATE_TEXT_LIMIT = 4000;
const METADATA_LIMIT = 8000;

/** Checks the blocks of a message and returns them as Slack stores them. @throws SlackError `invalid_blocks`, `invalid_blocks_format`, `msg_blocks_too_long` */
export function checkedBlocks(stage: Pick<Stage, 'now' | 'workspace'>, blocks: unknown): Json[] | undefined {
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  const problems = checkMessageBlocks(blocks, (file) => isFileReady(stage, file));
  if (problems.length > 0) throw argumentsError('invalid_blocks', problems);
  if (areBlocksTooLong(blocks)) throw new SlackError('msg_blocks_too_long');
  return normaliseBlocks(blocks, () => stage.workspace.nextId('b'));
}

/**
 * Checks the text of a message, which may be empty beside other content.
 * @param most characters that the method takes
 * @throws SlackError `msg_too_long`, `no_text`
 */
export function checkText(text: unknown, hasOther: boolean, most = TEXT_LIMIT): string {
  if (text !== undefined && typeof text !== 'string') throw new SlackError('invalid_arguments');
  const words = text ?? '';
  if (words.trim() === '' && !hasOther) throw new SlackError('no_text');
  // `chat.postMessage` truncates longer text. The stand-in refuses it, so that a test notices.
  if (words.length > most) throw new SlackError('msg_too_long');
  return words;
}

/** Checks the metadata of a message. @throws SlackError `invalid_metadata_format`, `metadata_too_large` */
export function checkedMetadata(metadata: unknown): Json | undefined {
  if (metadata === undefined) return undefined;
  if (!isObject(metadata)) throw new SlackError('invalid_metadata_format');
  const { event_type: type, event_payload: payload, ...rest } = metadata;
  const isEmpty = Object.keys(metadata).length === 0;
  if (isEmpty) return {};
  if (typeof type !== 'string' || type === '' || !isObject(payload) || Object.keys(rest).length > 0) {
    throw new SlackError('invalid_metadata_format');
  }
  if (JSON.stringify(metadata).length > METADATA_LIMIT) throw new SlackError('metadata_too_large');
  return metadata;
}

/** What a check of a view has to know of the workspace and the token. */
export function placeOf(stage: Pick<Stage, 'now' | 'scopes' | 'workspace'>): Omit<Place, 'surface'> {
  return { fileReady: (file) => isFileReady(stage, file), readsFiles: stage.scopes.has('files:read') };
}

/** Whether an image block may show the file: the upload is complete and Slack has processed it. */
export function isFileReady(stage: Pick<Stage, 'now' | 'workspace'>, reference: Json): boolean {
  const { id, url } = reference;
  const file = stage.workspace.data.files.find(
    (one) => one.id === id || new RegExp(`[-/]${one.id}/`).test(String(url ?? '')),
  );
  return file !== undefined && file.stage === 'complete' && file.readyAt <= stage.now();
}
