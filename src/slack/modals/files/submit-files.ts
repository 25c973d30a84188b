import { sendFiles } from '../../../flow/runs/send-files.ts';
import { BLOCKS } from '../../app/ids.ts';
import { stableId } from '../../app/stable-id.ts';
import { selectedOptions } from '../field-values.ts';
import { noticeView } from '../notice/notice-view.ts';
import type { SubmitModal } from '../submission.ts';

export const submitFiles: SubmitModal = async (edge, { actor, view, value, carried }) => {
  const { teamId, userId, words } = actor;
  await sendFiles(edge.flow, {
    teamId,
    userId,
    runId: carried('runId'),
    kinds: selectedOptions(value(BLOCKS.files)),
    // The same form is the same wish, also if Slack delivers it twice.
    id: stableId(view.id),
  });
  return { view: noticeView(words, words.t('files.coming')) };
};
