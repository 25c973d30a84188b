import type { ViewOutput } from '@slack/bolt';
import { REQUEST_KINDS } from '../../../course/request-kind.ts';
import type { Written } from '../../../flow/requests/open-draft.ts';
import type { Writing } from '../../../flow/requests/save-draft.ts';
import type { Actor } from '../../app/actor.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOption, selectedOptions } from '../field-values.ts';
import { readMetadata, requireMetadata } from '../read-metadata.ts';
import { fieldState } from '../submission.ts';

/** The form that asks a role, and what a person has written in it so far. */
export interface AskForm extends Writing {
  channelId: string;
  /** How often the app has written in the text. Slack shows a new text only in a block with a new name. */
  edition: number;
  written: Written;
}

/** Name of the text's block. */
export function textBlock(edition: number): string {
  return edition === 0 ? BLOCKS.text : `${BLOCKS.text}-${edition}`;
}

/** The ask form as its metadata and fields say; `written` is undefined where Slack leaves the fields out. @throws AppError stale_button */
export function readAsk(
  { teamId, userId }: Pick<Actor, 'teamId' | 'userId'>,
  view: Pick<ViewOutput, 'private_metadata' | 'state'>,
): Omit<AskForm, 'written'> & { written: Written | undefined } {
  const about = readAskMetadata(readMetadata(view));
  const value = fieldState(view);
  const typed = value(textBlock(about.edition));
  const kind = REQUEST_KINDS.find((one) => one === selectedOption(value(BLOCKS.kind)));
  const due = value(BLOCKS.due)?.selected_date;
  const written = {
    roles: selectedOptions(value(BLOCKS.role)),
    text: typed?.value ?? '',
    ...(kind ? { kind } : {}),
    ...(due ? { due } : {}),
  };
  return { teamId, userId, ...about, written: typed === undefined ? undefined : written };
}

/** What the metadata of the ask form says, and that of the 5W1H form above it. @throws AppError stale_button */
export function readAskMetadata(
  metadata: Record<string, string>,
): Pick<AskForm, 'lessonId' | 'channelId' | 'requestId' | 'edition'> {
  const required = requireMetadata(metadata);
  return {
    lessonId: required('lessonId'),
    channelId: required('channelId'),
    requestId: required('requestId'),
    edition: Number(metadata.edition ?? 0),
  };
}
