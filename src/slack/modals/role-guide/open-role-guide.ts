import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { roleGuideView } from './role-guide-view.ts';

export const openRoleGuide: PressHandler = async (_edge, { actor, client, triggerId }) => {
  await openView(client, triggerId, roleGuideView(actor.words));
};
