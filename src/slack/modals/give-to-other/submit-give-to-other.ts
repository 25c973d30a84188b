import { reassignAsFacilitator } from '../../../flow/requests/reassign-as-facilitator.ts';
import type { Edge } from '../../app/edge.ts';
import { BLOCKS } from '../../app/ids.ts';
import { drawHome } from '../../home/draw-home.ts';
import { mention } from '../../messages/kit.ts';
import { noticeView } from '../notice/notice-view.ts';
import type { Submission, SubmitModal } from '../submission.ts';

/** Gives the request to whom the facilitator chose. The form becomes the sentence that says who has it now. */
export const submitGiveToOther: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId: byId, words } = actor;
  const chosen = value(BLOCKS.person)?.selected_user;
  const from = carried('from');
  const { to } = await reassignAsFacilitator(edge.flow, {
    place: { teamId, channelId: carried('channelId') },
    byId,
    requestId: carried('requestId'),
    role: carried('role'),
    from,
    ...(chosen === undefined || chosen === null ? {} : { to: chosen }),
  });
  const person = mention(from);
  const text =
    to === undefined
      ? words.t('give-to-other.done', { person })
      : words.t('give-to-other.done-to', { person, to: mention(to) });
  return { view: noticeView(words, text), isDone: true };
};

/** Draws App Home again, where the facilitator opened the form. */
export const confirmGiveToOther = (edge: Edge, { client, actor }: Submission): Promise<void> =>
  drawHome(edge, client, actor);
