import { AppError } from '../../../errors.ts';
import { checkMember } from '../../../flow/members/check-member.ts';
import { isOn } from '../../../team/workshop.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { parkView } from './park-view.ts';

export const openPark: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const { store } = edge.flow;
  const workshop = await store.workshops.byId(teamId, value);
  if (workshop === undefined) throw new AppError('workshop_over');
  await checkMember(store, { teamId, id: workshop.cohortId }, userId);
  if (!isOn(workshop)) throw new AppError('workshop_over');
  await openView(client, triggerId, parkView(words, workshop.id));
};
