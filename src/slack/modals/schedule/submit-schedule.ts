import { AppError } from '../../../errors.ts';
import { setSchedule } from '../../../flow/schedule/change-schedule.ts';
import { previewOf } from '../../../flow/schedule/preview-schedule.ts';
import type { SubmitModal } from '../submission.ts';
import { readSchedule } from './read-schedule.ts';
import { fingerprint, scheduleView } from './schedule-view.ts';

/** Saves the schedule if the modal showed its dates; otherwise shows the dates first. */
export const submitSchedule: SubmitModal = async (edge, { actor, metadata, carried, value }) => {
  const draft = readSchedule(value);
  if (draft === undefined) throw new AppError('date_invalid', { typed: '' });
  const channelId = carried('channelId');
  const place = { teamId: actor.teamId, channelId };
  const now = edge.flow.clock.now();
  previewOf(draft, now);
  if (fingerprint(draft, now) !== metadata.shown) {
    return { view: scheduleView(actor.words, { channelId, draft, now, since: metadata.since }) };
  }
  const since = metadata.since === undefined ? now : new Date(metadata.since);
  await setSchedule(edge.flow, { place, userId: actor.userId, draft, since });
  return undefined;
};
