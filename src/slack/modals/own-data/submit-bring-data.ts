import { AppError } from '../../../errors.ts';
import { bringData } from '../../../flow/data/bring-data.ts';
import { enqueueReading } from '../../../flow/data/enqueue-reading.ts';
import { BLOCKS } from '../../app/ids.ts';
import { stableId } from '../../app/stable-id.ts';
import type { Modal } from '../modal.ts';
import type { Submission, SubmitModal } from '../submission.ts';
import { readingView } from './reading-view.ts';

export const submitBringData: SubmitModal = async (edge, submission) => {
  const { actor, view, value, carried } = submission;
  const { teamId, userId, words } = actor;
  const [file] = value(BLOCKS.file)?.files ?? [];
  if (file === undefined) throw new AppError('own_data_no_file');
  const name = file.name ?? '';
  const data = await bringData(edge.flow, {
    place: { teamId, channelId: carried('channelId') },
    userId,
    id: dataIdOf(submission),
    file: { id: file.id, name },
    from: 'form',
    viewId: view.id,
  });
  return { view: readingView(words, data.filename) };
};

/**
 * The same form with the same file is the same table, also if Slack delivers it twice. A form that came back with a refusal has another hash:
 * the file may be chosen again.
 */
function dataIdOf({ view, value }: Pick<Submission, 'view' | 'value'>): string {
  return stableId(view.id, view.hash, value(BLOCKS.file)?.files?.[0]?.id ?? '');
}

/** Has the table read once Slack shows the answer, so that the preview doesn't come before it. */
export const readBrought: NonNullable<Modal['shown']> = async (edge, submission) => {
  const data = await edge.flow.store.ownData.byId(submission.actor.teamId, dataIdOf(submission));
  if (data?.state === 'reading') await enqueueReading(edge.flow, data);
};
