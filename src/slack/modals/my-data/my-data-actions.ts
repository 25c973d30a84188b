import { AppError } from '../../../errors.ts';
import { countData } from '../../../flow/members/count-data.ts';
import { eraseData } from '../../../flow/members/erase-data.ts';
import { sendData } from '../../../flow/members/send-data.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { noticeView } from '../notice/notice-view.ts';
import { updateView } from '../update-view.ts';
import { myDataView } from './my-data-view.ts';

/** Buttons of "My data". */
export const MY_DATA_ACTIONS = {
  sendMyData: async (edge, { actor, client, triggerId, view }) => {
    if (view === undefined) throw new AppError('stale_button');
    const { teamId, userId, words } = actor;
    await sendData(edge.flow, { teamId, userId, id: triggerId });
    await updateView(client, { viewId: view.id, view: noticeView(words, words.t('my-data.coming')) });
  },
  deleteMyData: async (edge, { actor, client, view }) => {
    // Only the modal's button asks the person to confirm.
    if (view === undefined) throw new AppError('stale_button');
    const { teamId, userId, words } = actor;
    await eraseData(edge.flow, { teamId, userId });
    const next = myDataView(words, await countData(edge.flow, { teamId, userId }));
    await updateView(client, { viewId: view.id, view: next });
  },
} satisfies Record<string, PressHandler>;
