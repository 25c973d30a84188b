import { openEdit } from '../../../flow/requests/open-edit.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { editReplyView } from './edit-reply-view.ts';

export const openEditReply: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const found = await openEdit(edge.flow.store, { teamId: actor.teamId, replyId: value, userId: actor.userId });
  await openView(client, triggerId, editReplyView(actor.words, found));
};
