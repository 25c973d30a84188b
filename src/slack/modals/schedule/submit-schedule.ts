import { AppError, type ErrorCode } from '../../../errors.ts';
import { setSchedule } from '../../../flow/schedule/change-schedule.ts';
import { previewOf } from '../../../flow/schedule/preview-schedule.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { plainSentenceFor } from '../../app/sentence-for.ts';
import type { SubmitModal } from '../submission.ts';
import { readSchedule } from './read-schedule.ts';
import { fingerprint, scheduleView } from './schedule-view.ts';

/** The block beside which an error is shown. */
const BLOCK_OF: Partial<Record<ErrorCode, string>> = {
  schedule_lessons: BLOCKS.lessons,
  schedule_came: BLOCKS.lessons,
  schedule_weekdays: BLOCKS.weekdays,
  schedule_past: BLOCKS.startDate,
  schedule_far: BLOCKS.startDate,
};

/** Saves the schedule if the modal showed its dates; otherwise shows the dates first. */
export const submitSchedule: SubmitModal = async (edge, { actor, metadata, carried, value }) => {
  const draft = readSchedule(value);
  if (draft === undefined) throw new AppError('date_invalid', { typed: '' });
  const channelId = carried('channelId');
  const place = { teamId: actor.teamId, channelId };
  try {
    const now = edge.flow.clock.now();
    previewOf(draft, now);
    if (fingerprint(draft, now) !== metadata.shown) {
      return { view: scheduleView(actor.words, { channelId, draft, now, since: metadata.since }) };
    }
    const since = metadata.since === undefined ? now : new Date(metadata.since);
    await setSchedule(edge.flow, { place, userId: actor.userId, draft, since });
  } catch (error) {
    const block = error instanceof AppError ? BLOCK_OF[error.code] : undefined;
    if (block === undefined) throw error;
    return { errors: { [block]: plainSentenceFor(edge, actor.words, error, VIEWS.schedule) } };
  }
  return undefined;
};
