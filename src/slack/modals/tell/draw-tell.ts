import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { findSpeaker } from '../../../flow/requests/find-speaker.ts';
import type { Actor } from '../../app/actor.ts';
import type { EdgeWith } from '../../app/edge.ts';
import { BLOCKS } from '../../app/ids.ts';
import { wordsIn } from '../../messages/words.ts';
import { selectedOption } from '../field-values.ts';
import { readMetadata, requireMetadata } from '../read-metadata.ts';
import { fieldState } from '../submission.ts';
import { type TellForm, tellView } from './tell-view.ts';

/** What a person has chosen and written in the form. @throws AppError stale_button */
export function readTell(view: Pick<ViewOutput, 'private_metadata' | 'state'>) {
  const carried = requireMetadata(readMetadata(view));
  const value = fieldState(view);
  return {
    lessonId: carried('lessonId'),
    requestId: carried('requestId'),
    as: selectedOption(value(BLOCKS.speaker)) ?? carried('as'),
    text: value(BLOCKS.text)?.value ?? '',
  };
}

/**
 * Draws the form from what is stored now. The text field keeps what is typed: its block stays the same.
 * @param form.as one of their roles; the first where it's absent or no longer theirs
 * @throws AppError as findSpeaker does
 */
export async function drawTell(
  edge: EdgeWith<'store' | 'course'>,
  { teamId, userId, words }: Actor,
  { as, ...form }: Pick<TellForm, 'lessonId' | 'requestId' | 'hints'> & { as?: string },
): Promise<ModalView> {
  const { lesson, cohort, roles, revealed } = await findSpeaker(edge.flow, { teamId, lessonId: form.lessonId, userId });
  const { channelId } = cohort;
  return tellView(wordsIn(words, channelId), {
    ...form,
    channelId,
    process: lesson.process,
    roles,
    as: roles.find((role) => role === as) ?? roles[0] ?? '',
    hasRevealed: revealed.length > 0,
  });
}
