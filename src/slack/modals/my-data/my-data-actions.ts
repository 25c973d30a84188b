import { AppError } from '../../../errors.ts';
import { countData } from '../../../flow/members/count-data.ts';
import { eraseData } from '../../../flow/members/erase-data.ts';
import { sendData } from '../../../flow/members/send-data.ts';
import { updateView } from '../../edge.ts';
import type { ACTIONS } from '../../ids.ts';
import type { Handler } from '../../listeners/press.ts';
import { noticeView } from '../model-requests/model-requests-view.ts';
import { myDataView } from './my-data-view.ts';

/** Buttons of "My data". */
export const MY_DATA_ACTIONS: Pick<Record<keyof typeof ACTIONS, Handler>, 'sendMyData' | 'deleteMyData'> = {
  sendMyData: async (edge, { actor, client, triggerId, viewId }) => {
    if (viewId === undefined) throw new AppError('stale_button');
    const { teamId, userId, words } = actor;
    await sendData(edge.flow, { teamId, userId, id: triggerId });
    const view = noticeView(words, words.t('my-data.coming'));
    await updateView(client, { viewId, view });
  },
  deleteMyData: async (edge, { actor, client, viewId }) => {
    // The question whether one is sure belongs to the modal.
    if (viewId === undefined) throw new AppError('stale_button');
    const { teamId, userId, words } = actor;
    await eraseData(edge.flow, { teamId, userId });
    const view = myDataView(words, await countData(edge.flow, { teamId, userId }));
    await updateView(client, { viewId, view });
  },
};
