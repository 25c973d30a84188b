import { previewOf } from '../../../flow/schedule/preview-schedule.ts';
import { sentenceFor } from '../../app/sentence-for.ts';
import type { ChangeModal } from '../modal.ts';
import { readMetadata } from '../read-metadata.ts';
import { fieldState } from '../submission.ts';
import { readSchedule } from './read-schedule.ts';
import { scheduleView } from './schedule-view.ts';

/** Shows the dates of the changed schedule, or what is wrong with it. An incomplete form stays as it is. */
export const redrawSchedule: ChangeModal = async (edge, actor, view) => {
  const draft = readSchedule(fieldState(view));
  if (draft === undefined) return undefined;
  const { channelId = '', since } = readMetadata(view);
  const now = edge.flow.clock.now();
  try {
    previewOf(draft, now);
    return scheduleView(actor.words, { channelId, draft, now, since });
  } catch (error) {
    const problem = sentenceFor(edge, actor.words, error, 'preview');
    return scheduleView(actor.words, { channelId, draft, now, since, problem });
  }
};
