import { listFiles } from '../../../flow/runs/list-files.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { filesView } from './files-view.ts';

export const openFiles: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const { run, files } = await listFiles(edge.flow, { teamId, runId: value, userId });
  await openView(client, triggerId, filesView(words, run, files));
};
